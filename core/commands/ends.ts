/** The ends of links in command lines: who offers what, who reaches for what. The base of pairing and of counterparts. */
import { readKernel } from '../transports/kernel.ts';
import { readTransport } from '../transports/parse.ts';
import type { Transport, TransportRole } from '../transports/transport.ts';
import { type Command, type Parameter, parseCommand } from './command.ts';
import { presentOptions } from './judge.ts';
import { isDebugger } from './options.ts';
import { splitWords } from './split.ts';

/** debugging: -server/-remote; process: dbgsrv/-premote; kernel: kdsrv/kdsrv:; any: a repeater passes everything on (F2). */
export type LinkKind = 'debugging' | 'process' | 'kernel' | 'any' | 'remote-exe' | 'gdb';

export interface LinkEnd {
  role: TransportRole;
  kind: LinkKind;
  /** Missing for remote.exe and gdb. */
  transport?: Transport;
  /** remote.exe: the session's name; gdb: the port. */
  name?: string;
  /** The words as typed, for sentences: "-server tcp:port=5005". */
  text: string;
}

export function endsOf(command: Command): LinkEnd[] {
  const { tool } = command;
  if (isDebugger(tool)) return debuggerEnds(command);
  if (tool === 'dbgsrv' || tool === 'kdsrv') {
    return optionEnds(command, 't', 'server', tool === 'dbgsrv' ? 'process' : 'kernel');
  }
  if (tool === 'dbengprx') {
    return [...optionEnds(command, 'c', 'client', 'any'), ...optionEnds(command, 's', 'server', 'any')];
  }
  if (tool === 'debugger-command') return promptEnds(command);
  if (tool === 'remote') return remoteExeEnds(command);
  if (tool === 'gdbserver') return gdbserverEnds(command);
  if (tool === 'other') return registryEnds(command);
  return tool === 'transport' ? bareEnds(command) : [];
}

/** `reg add ... /v Debugger /d "ntsd.exe -server T ..."`: Windows starts this server by itself (14.8). */
function registryEnds({ text }: Command): LinkEnd[] {
  const [program = '', verb = '', ...rest] = splitWords(text, 'cmd').map(({ value }) => value);
  if (!/^reg(?:\.exe)?$/i.test(program) || verb.toLowerCase() !== 'add') return [];
  const data = rest[rest.findIndex((word) => word.toLowerCase() === '/d') + 1];
  return data === undefined || rest.length === 0 ? [] : endsOf(parseCommand(data));
}

function debuggerEnds(command: Command): LinkEnd[] {
  const ends = [
    ...optionEnds(command, 'server', 'server', 'debugging'),
    ...optionEnds(command, 'remote', 'client', 'debugging'),
    ...optionEnds(command, 'premote', 'client', 'process'),
  ];
  const kernel = presentOptions(command).get('k')?.values[0];
  const server = kernel && readKernel(kernel.value).connection?.server;
  if (kernel && server)
    ends.push({ role: 'client', kind: 'kernel', transport: server, text: `-k ${kernel.value}` });
  return ends;
}

function optionEnds(command: Command, name: string, role: TransportRole, kind: LinkKind): LinkEnd[] {
  return command.parameters.flatMap(({ row, word, values }: Parameter) => {
    const [value] = values;
    return row?.name === name && value
      ? transportEnd(value.value, role, kind, `${word.value} ${value.value}`)
      : [];
  });
}

function transportEnd(value: string, role: TransportRole, kind: LinkKind, text: string): LinkEnd[] {
  const { transport } = readTransport(value, role);
  return transport ? [{ role, kind, transport, text }] : [];
}

function promptEnds({ text }: Command): LinkEnd[] {
  const [name = '', first = '', second = ''] = splitWords(text, 'cmd').map(({ value }) => value);
  // No quotation marks at a prompt: the rest of the line is the string, with the spaces of a thumbprint (engine 1.1).
  if (name.toLowerCase() === '.server') {
    return transportEnd(text.trim().slice(name.length).trim(), 'server', 'debugging', text.trim());
  }
  if (/^\.(?:attach|create)$/i.test(name) && first.toLowerCase() === '-premote') {
    return transportEnd(second, 'client', 'process', `${name} -premote ${second}`);
  }
  const remote = /^\.remote$/i.test(name) && first !== '';
  return remote ? [{ role: 'server', kind: 'remote-exe', name: first.toLowerCase(), text: text.trim() }] : [];
}

function remoteExeEnds(command: Command): LinkEnd[] {
  const [end, first, session] = command.parameters.flatMap(({ word, values }) => [word, ...values]);
  const letter = /^[-/]([sc])$/i.exec(end?.value ?? '')?.[1]?.toLowerCase();
  if (!letter || !session) return [];
  const text = `remote /${letter} ... ${session.raw}`;
  const own: LinkEnd = {
    role: letter === 's' ? 'server' : 'client',
    kind: 'remote-exe',
    name: session.value.toLowerCase(),
    text,
  };
  // What remote.exe carries may itself be an end: `remote /s "kd -server ..."`.
  const inner = letter === 's' && first ? endsOf(parseCommand(first.value)) : [];
  return [own, ...inner];
}

function gdbserverEnds(command: Command): LinkEnd[] {
  const comm = command.parameters.find(({ option }) => option === undefined)?.word.value ?? '';
  const port = /:(\d+)$/.exec(comm)?.[1];
  return port ? [{ role: 'server', kind: 'gdb', name: port, text: `gdbserver ${comm}` }] : [];
}

/** A string alone says whose it is only by server= (4.2), or by its protocol. */
function bareEnds({ text }: Command): LinkEnd[] {
  const string = text.trim().replace(/^remdbgeng:\/\//i, '');
  const gdb = /^gdb:.*\bport=(\d+)/i.exec(string)?.[1];
  if (gdb) return [{ role: 'client', kind: 'gdb', name: gdb, text: string }];
  return transportEnd(string, /[:,]\s*server\s*=/i.test(string) ? 'client' : 'server', 'any', string);
}
