/** The command for the other end of a link (design section 5, `counterpart`). */
import {
  printTransport,
  type Transport,
  type TransportRole,
  turnTransport,
} from '../transports/transport.ts';
import { lineTooLong, longestCommandLine } from './check.ts';
import { type Command, parseCommand } from './command.ts';
import { endsOf, type LinkEnd } from './ends.ts';
import { presentOptions } from './judge.ts';
import { isDebugger } from './options.ts';
import { quoteFor, splitWords } from './split.ts';

export interface Counterpart {
  commands: string[];
  notes: string[];
}

/** The addresses of the two ends; holes such as <SERVER> where they are not known. */
export interface EndNames {
  server?: string;
  client?: string;
}

/** Empty `commands` when the line has no other end; `notes` then says why. */
export function counterpart(text: string, names: EndNames = {}): Counterpart {
  if (text.length > longestCommandLine) return { commands: [], notes: [lineTooLong(text)] };
  const command = parseCommand(text);
  const known = { server: names.server ?? '<SERVER>', client: names.client ?? '<CLIENT>' };
  const ends = endsOf(command);
  if (ends.length === 0) return { commands: [], notes: [whyNone(command)] };
  const answer: Counterpart = { commands: [], notes: [] };
  for (const end of ends) {
    answer.commands.push(otherEnd(command, end, known));
    answer.notes.push(...notesOn(command, end));
  }
  return { commands: answer.commands, notes: [...new Set(answer.notes)] };
}

interface KnownNames {
  server: string;
  client: string;
}

function otherEnd(command: Command, end: LinkEnd, names: KnownNames): string {
  if (end.kind === 'remote-exe') return otherRemoteExe(command, end, names);
  if (end.kind === 'gdb') return otherGdb(command, end, names);
  const transport = end.transport
    ? turnTransport(end.transport, end.role, namesAround(end, names))
    : undefined;
  if (!transport) return '';
  if (command.tool === 'dbengprx') return aroundRepeater(end, transport);
  const words = otherWords(command, end, printTransport(transport, otherRole(end)));
  return typeof words === 'string' ? words : line(words);
}

const otherRole = ({ role }: LinkEnd): TransportRole => (role === 'client' ? 'server' : 'client');

/** Holes such as <SERVER> stay readable: they are filled in before the line is run. */
const line = (words: string[]): string =>
  words.map((word) => (/\s/.test(word) ? quoteFor('cmd', [word]) : word)).join(' ');

/** A client line names its server already, and a reversed server its client: those stay. */
function namesAround({ role, transport }: LinkEnd, names: KnownNames): KnownNames {
  if (role === 'client') return { ...names, server: transport?.server ?? transport?.clicon ?? names.server };
  return { ...names, client: transport?.clicon ?? names.client };
}

/** The same family: the server's cdb gives a client cdb (design 4a). A line typed at a prompt gives cdb. */
const family = ({ tool }: Command): string =>
  isDebugger(tool) ? (tool === 'windbgx' ? 'WinDbgX' : tool) : 'cdb';

function otherWords(command: Command, { role, kind }: LinkEnd, transport: string): string[] | string {
  const options = presentOptions(command);
  const kernelSession = options.has('k') || options.has('kl') || options.has('kx');
  if (role === 'server') {
    if (kind === 'debugging') return [clientProgram(command), '-remote', transport];
    if (kind === 'process') return ['cdb', '-premote', transport, '-p', '<PID>'];
    if (kind === 'kernel') return `kd -k kdsrv:server=@{${transport}},trans=@{<WIRE>}`;
    return transport;
  }
  if (kind === 'debugging') {
    const target = family(command) === 'kd' || kernelSession ? ['-k', '<WIRE>'] : ['-pd', '-p', '<PID>'];
    return [family(command), '-server', transport, ...target];
  }
  if (kind === 'process') return ['dbgsrv', '-t', transport];
  if (kind === 'kernel') return ['kdsrv', '-t', transport];
  return transport;
}

/** NTSD opens a window of its own: a client is wanted in a console. */
const clientProgram = (command: Command): string => (family(command) === 'ntsd' ? 'cdb' : family(command));

/** Both neighbours: `-c` looks at the server, `-s` at the client. What kind they are, a repeater does not know (F1). */
const aroundRepeater = (end: LinkEnd, transport: Transport): string =>
  line(['cdb', end.role === 'client' ? '-server' : '-remote', printTransport(transport, otherRole(end))]);

function otherRemoteExe(command: Command, { role, name }: LinkEnd, { server }: KnownNames): string {
  const words = command.parameters.flatMap(({ word, values }) => [word, ...values]).map(({ value }) => value);
  const session =
    command.tool === 'debugger-command'
      ? (splitWords(command.text, 'cmd')[1]?.value ?? '')
      : (words[2] ?? name ?? '');
  if (role === 'client') return line(['remote', '/s', 'cdb -p <PID>', session]);
  return line(['remote', '/c', server, session]);
}

function otherGdb(command: Command, { role, name }: LinkEnd, { server }: KnownNames): string {
  if (role === 'client') return `gdbserver :${name} <PROGRAM>`;
  const multi = command.parameters.some(({ option }) => option === '--multi');
  return quoteFor('sh', ['gdb', '-ex', `target ${multi ? 'extended-remote' : 'remote'} ${server}:${name}`]);
}

function notesOn(command: Command, { role, kind, transport }: LinkEnd): string[] {
  const notes: string[] = [];
  if (Array.isArray(transport?.port)) {
    const [low, high] = transport.port;
    notes.push(
      `The real port is known only after the start: the first free one of ${low} to ${high}. The line shows ${low}.`,
    );
  }
  if (/%[xd]/i.test(transport?.pipe ?? '') && role === 'server') {
    notes.push(
      'The real pipe name is known only after the start: %x and %d become the numbers of the server process and its thread.',
    );
  }
  if (command.tool === 'dbengprx') {
    notes.push(
      'A repeater carries debugging servers, process servers and KD connection servers alike: for the others the lines have -t, -premote or -k kdsrv:.',
    );
    if (role === 'client')
      notes.push('A password is set at the server and given by the client, not by the repeater.');
  }
  if (transport?.clicon !== undefined && transport.clicon !== '') {
    notes.push(
      'Reverse connection: the client listens and starts first, the server calls it; there is exactly one client.',
    );
  }
  if (kind === 'process' || kind === 'kernel')
    notes.push('Both ends must come from the same release of the Debugging Tools.');
  if (transport?.protocol === 'com')
    notes.push('The COM port is the one of that computer; baud and channel are the same at both ends.');
  if (kind === 'gdb' && role === 'server') notes.push('In WinDbg the same is gdb:server=NAME,port=NUMBER.');
  return notes;
}

function whyNone({ tool, text }: Command): string {
  if (text.trim() === '') return 'The line is empty.';
  if (isDebugger(tool))
    return 'This debugger neither offers a session nor joins one: it has no -server, -remote, -premote or -k kdsrv:.';
  return 'This line is no end of a link.';
}
