/** Judges command lines together: does each client find its server, and do both say the same (facts 4.3, B2, 15.1, 15.2; engine 6, 7)? */
import { listens, type Transport } from '../transports/transport.ts';
import type { Command } from './command.ts';
import { endsOf, type LinkEnd, type LinkKind } from './ends.ts';
import { presentOptions } from './judge.ts';
import { isConsoleDebugger } from './options.ts';

export interface PairProblem {
  severity: 'error' | 'warning';
  rule: string;
  says: string;
  /** Indexes of the lines, counted from 0. */
  lines: [number, number];
}

interface PlacedEnd extends LinkEnd {
  line: number;
}

export function checkPairs(commands: readonly Command[]): PairProblem[] {
  const ends = commands.flatMap((command, line) => endsOf(command).map((end) => ({ ...end, line })));
  const servers = ends.filter(({ role }) => role === 'server');
  const clients = ends.filter(({ role }) => role === 'client');
  return [
    ...clients.flatMap((client) => checkClient(client, servers, commands)),
    ...checkReversed(clients, servers),
    ...checkNames(servers),
    ...checkRedirected(commands),
    ...checkLeaving(commands),
  ];
}

const problem = (
  severity: PairProblem['severity'],
  rule: string,
  says: string,
  one: number,
  other: number,
): PairProblem => ({ severity, rule, says, lines: [one, other] });

/** Its server is the one at the same address; failing that, the one it was most likely meant for. */
function checkClient(client: PlacedEnd, servers: PlacedEnd[], commands: readonly Command[]): PairProblem[] {
  // A repeater does not call itself.
  const others = servers.filter(({ line }) => line !== client.line);
  const sameAddress = others.filter((server) => meets(client, server));
  const server = sameAddress.find(({ kind }) => fits(client.kind, kind)) ?? sameAddress[0];
  if (server) return compare(client, server, servers, commands);
  const meant = others.filter(
    ({ kind, transport }) => fits(client.kind, kind) && !transport === !client.transport,
  );
  const near = meant.find(({ transport }) => transport?.protocol === client.transport?.protocol) ?? meant[0];
  return near ? [missed(client, near)] : [];
}

const fits = (one: LinkKind, other: LinkKind): boolean => one === other || one === 'any' || other === 'any';

const isReversed = ({ clicon }: Transport): boolean => clicon !== undefined && clicon !== '';

function meets(client: PlacedEnd, server: PlacedEnd): boolean {
  const [from, to] = [client.transport, server.transport];
  if (!from || !to) return !from && !to && client.kind === server.kind && client.name === server.name;
  if (from.protocol !== to.protocol) return false;
  if (from.protocol === 'com')
    return from.com?.channel === to.com?.channel || !from.com?.channel || !to.com?.channel;
  if (from.pipe !== undefined || to.pipe !== undefined) return samePipe(from.pipe, to.pipe);
  return samePort(from.port, to.port);
}

/** %x and %d become numbers when the server starts. */
function samePipe(client: string | undefined, server: string | undefined): boolean {
  if (client === undefined || server === undefined) return false;
  if (isOpen(client) || isOpen(server)) return true;
  const pattern = server.toLowerCase().split(/%[xd]/).map(escapePattern).join('[0-9a-f]+');
  return new RegExp(`^${pattern}$`).test(client.toLowerCase());
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const isOpen = (value: unknown): boolean => typeof value === 'string' && value.startsWith('<');

function samePort(one: Transport['port'], other: Transport['port']): boolean {
  if (isOpen(one) || isOpen(other)) return true;
  const [low, high] = rangeOf(one);
  const [otherLow, otherHigh] = rangeOf(other);
  return low <= otherHigh && otherLow <= high;
}

const rangeOf = (port: Transport['port']): [number, number] =>
  Array.isArray(port) ? port : typeof port === 'number' ? [port, port] : [0, 0];

/** Both are at the same address: the rest must agree too. */
function compare(
  client: PlacedEnd,
  server: PlacedEnd,
  servers: PlacedEnd[],
  commands: readonly Command[],
): PairProblem[] {
  const found: PairProblem[] = [];
  const add = (severity: PairProblem['severity'], rule: string, says: string) =>
    found.push(problem(severity, rule, says, client.line, server.line));
  if (!fits(client.kind, server.kind)) {
    add(
      'error',
      'engine 6',
      `${wantsWhat(client.kind)} cannot talk to ${offersWhat(server.kind)}: the server closes at once (0x80010007).`,
    );
    return found;
  }
  const [from, to] = [client.transport, server.transport];
  if (!from || !to) return found;
  if (isStore(commands[client.line]) && server.kind !== 'debugging' && server.kind !== 'any') {
    add(
      'warning',
      'D2',
      'Both must be of one release: WinDbg from the Store updates itself, the server of a kit does not (13.6).',
    );
  }
  if (isReversed(from) !== isReversed(to)) {
    const [has, lacks] = isReversed(to) ? ['server', 'client'] : ['client', 'server'];
    add(
      'error',
      'B2',
      `Only the ${has} has clicon=: both ends have it, or none; the ${lacks} would wait or call in vain.`,
    );
  }
  if (from.protocol === 'com') compareSerial(from, to, add);
  comparePasswords(client, server, servers, commands, add);
  if ((from.proto ?? '').toLowerCase() !== (to.proto ?? '').toLowerCase()) {
    add('error', '4.3', `proto=${from.proto ?? ''} and proto=${to.proto ?? ''}: both ends give the same.`);
  }
  const [one, other] = [from.certificate, to.certificate];
  if (
    one &&
    other &&
    !isOpen(one.name) &&
    !isOpen(other.name) &&
    (one.name !== other.name || one.store !== other.store)
  ) {
    add('error', '4.3', 'The certificates differ: the client gives the same parameter as the server.');
  }
  return found;
}

/** Programs of the Store package (13.4). */
const isStore = (command: Command | undefined): boolean =>
  /(?:windbgx|(?:cdb|ntsd|kd)(?:x64|x86|arm64))(?:\.exe)?$/i.test(command?.program?.value ?? '');

const wantsWhat = (kind: LinkKind): string =>
  (({ debugging: '-remote', process: '-premote', kernel: '-k kdsrv:' }) as Partial<Record<LinkKind, string>>)[
    kind
  ] ?? 'This client';
const offersWhat = (kind: LinkKind): string =>
  (
    ({
      debugging: 'a debugging server',
      process: 'a process server',
      kernel: 'a KD connection server',
    }) as Partial<Record<LinkKind, string>>
  )[kind] ?? 'this server';

type Add = (severity: PairProblem['severity'], rule: string, says: string) => void;

function compareSerial(from: Transport, to: Transport, add: Add): void {
  if (from.com?.baud !== to.com?.baud) {
    add(
      'error',
      '4.3',
      `baud=${from.com?.baud ?? ''} and baud=${to.com?.baud ?? ''}: both ends give the same.`,
    );
  }
}

/** The password belongs to the first end behind the server that is no repeater (F6, F7). */
function comparePasswords(
  client: PlacedEnd,
  server: PlacedEnd,
  servers: PlacedEnd[],
  commands: readonly Command[],
  add: Add,
): void {
  if (client.kind === 'any') return; // a repeater is not asked
  const real = behindRepeaters(server, servers, commands);
  if (!real) return;
  const [given, wanted] = [client.transport?.password, real.transport?.password];
  if (given === wanted || isOpen(given) || isOpen(wanted)) return;
  if (given === undefined)
    add('error', 'engine 6', 'The server asks for a password, the client gives none (0x80010007).');
  else if (wanted === undefined)
    add('error', 'engine 6', 'The client gives a password, the server has none (0x80010007).');
  else add('error', 'engine 6', 'The passwords differ; letter case counts (0x80010007).');
}

/** The server that a repeater passes its client on to; undefined when it is not among the lines. */
function behindRepeaters(
  server: PlacedEnd,
  servers: PlacedEnd[],
  commands: readonly Command[],
  depth = 0,
): PlacedEnd | undefined {
  const command = commands[server.line];
  if (command?.tool !== 'dbengprx') return server.kind === 'any' ? undefined : server;
  const onward = endsOf(command).find(({ role }) => role === 'client');
  const next =
    onward &&
    servers.find((other) => other.line !== server.line && meets({ ...onward, line: server.line }, other));
  // Two repeaters may name each other in a mistaken plan.
  return next && depth < commands.length ? behindRepeaters(next, servers, commands, depth + 1) : undefined;
}

/** No server at the client's address: what is different? */
function missed(client: PlacedEnd, server: PlacedEnd): PairProblem {
  const [from, to] = [client.transport, server.transport];
  const error = (rule: string, says: string) => problem('error', rule, says, client.line, server.line);
  if (!from || !to) {
    return client.kind === 'gdb'
      ? error('J2', `The client calls port ${client.name}, gdbserver listens on ${server.name}.`)
      : error('C8', `The client asks for session "${client.name}", the server has "${server.name}".`);
  }
  if (from.protocol !== to.protocol) {
    return error(
      '4.2',
      `The client uses ${from.protocol}, the server ${to.protocol}: both ends use the same transport.`,
    );
  }
  if (from.pipe !== to.pipe)
    return error('15.1', `The client asks for pipe ${from.pipe}, the server has ${to.pipe}.`);
  if (from.protocol === 'com') {
    return error(
      '4.3',
      `The client uses channel ${from.com?.channel}, the server ${to.com?.channel}: both ends give the same.`,
    );
  }
  return error('4.3', `The client uses port ${portText(from)}, the server ${portText(to)}.`);
}

const portText = ({ port }: Transport): string =>
  Array.isArray(port) ? port.join(' to ') : String(port ?? 'none');

/** A server with clicon= has exactly one client (B3). */
function checkReversed(clients: PlacedEnd[], servers: PlacedEnd[]): PairProblem[] {
  const reversed = clients.filter(
    ({ transport, kind }) => transport && isReversed(transport) && kind !== 'any',
  );
  return servers
    .filter(({ transport }) => transport && isReversed(transport))
    .flatMap((server) => {
      const [first, ...more] = reversed.filter(
        (client) => meets(client, server) && fits(client.kind, server.kind),
      );
      return more.map((second) =>
        problem(
          'error',
          'B3',
          'A server with clicon= calls exactly one client; this is a second one.',
          first?.line ?? server.line,
          second.line,
        ),
      );
    });
}

/** The same pipe or port twice: fine on two computers, an error on one (4.3, engine 2). */
function checkNames(servers: PlacedEnd[]): PairProblem[] {
  const found: PairProblem[] = [];
  for (const [index, server] of servers.entries()) {
    const { transport } = server;
    if (!transport || !listens(transport, 'server')) continue;
    for (const other of servers.slice(index + 1)) {
      if (
        !other.transport ||
        !listens(other.transport, 'server') ||
        other.transport.protocol !== transport.protocol
      )
        continue;
      const same =
        transport.pipe !== undefined
          ? transport.pipe === other.transport.pipe && !/%[xd]|^</i.test(transport.pipe)
          : typeof transport.port === 'number' && transport.port === other.transport.port;
      if (!same) continue;
      const what = transport.pipe === undefined ? `port ${transport.port}` : `pipe ${transport.pipe}`;
      const oneDebugger = server.line === other.line;
      const says = oneDebugger
        ? `Both servers want ${what}: the second one cannot start.`
        : `Both servers want ${what}: on one computer the second one cannot start.`;
      found.push(problem(oneDebugger ? 'error' : 'warning', 'engine 2', says, server.line, other.line));
    }
  }
  return found;
}

/** While the kernel debugger has the console, .shell does not work and lines are short (G7, G8). */
function checkRedirected(commands: readonly Command[]): PairProblem[] {
  const longestRedirectedLine = 512;
  const redirected = commands.findIndex((command) => {
    const options =
      isConsoleDebugger(command.tool) && command.tool !== 'kd' ? presentOptions(command) : undefined;
    return options?.has('d') || options?.has('ddefer');
  });
  if (redirected < 0) return [];
  return commands.flatMap((command, line) => {
    if (command.tool !== 'debugger-command') return [];
    if (/^\s*\.shell\b/i.test(command.text)) {
      return [
        problem(
          'error',
          'G7',
          '.shell does not work while the kernel debugger has the console.',
          line,
          redirected,
        ),
      ];
    }
    if (/^\s*\.breakin\b/i.test(command.text)) {
      const says = '.breakin needs administrator rights on the target; without them .sleep, then Ctrl+C.';
      return [problem('warning', '8.2', says, line, redirected)];
    }
    if (command.text.length <= longestRedirectedLine) return [];
    const says = `Through the kernel debugger a line has at most ${longestRedirectedLine} characters; this one has ${command.text.length}.`;
    return [problem('error', 'G8', says, line, redirected)];
  });
}

/** q in a client ends the session for everybody (15.3, engine 9). */
function checkLeaving(commands: readonly Command[]): PairProblem[] {
  const client = commands.findIndex((command) => presentOptions(command).has('remote'));
  if (client < 0) return [];
  return commands.flatMap((command, line) =>
    command.tool === 'debugger-command' && command.text.trim() === 'q'
      ? [
          problem(
            'warning',
            '15.3',
            'q in a client ends the session for everybody; Ctrl+B, Enter leaves it.',
            line,
            client,
          ),
        ]
      : [],
  );
}
