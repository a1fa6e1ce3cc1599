/** Judges command lines together: does each client find its server, and do both say the same (facts 4.3, B2, 15.1, 15.2; engine 6, 7)? */
import { listens, type Transport } from '../transports/transport.ts';
import { compare } from './agreeing.ts';
import type { Command } from './command.ts';
import { endsOf } from './ends.ts';
import { presentOptions } from './judge.ts';
import { fits, isReversed, meets, type PlacedEnd } from './meeting.ts';
import { isConsoleDebugger } from './options.ts';

export interface PairProblem {
  severity: 'error' | 'warning';
  rule: string;
  says: string;
  /** Indexes of the lines, counted from 0. */
  lines: [number, number];
}

export function checkPairs(commands: readonly Command[]): PairProblem[] {
  const ends = commands.flatMap((command, line) => endsOf(command).map((end) => ({ ...end, line })));
  const servers = ends.filter(({ role }) => role === 'server');
  const clients = ends.filter(({ role }) => role === 'client');
  return [
    ...clients.flatMap((client) => checkClient(client, servers, clients, commands)),
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
function checkClient(
  client: PlacedEnd,
  servers: PlacedEnd[],
  clients: PlacedEnd[],
  commands: readonly Command[],
): PairProblem[] {
  // A repeater does not call itself.
  const others = servers.filter(({ line }) => line !== client.line);
  // Several computers may use the same port: the client's server is the one that it agrees with best.
  const comparisons = others
    .filter((server) => meets(client, server))
    .map((server) => compared(client, server, servers, commands))
    .sort((one, other) => one.length - other.length);
  if (comparisons[0]) return comparisons[0];
  const near = meantFor(client, others, clients);
  return near ? [missed(client, near)] : [];
}

function compared(
  client: PlacedEnd,
  server: PlacedEnd,
  servers: PlacedEnd[],
  commands: readonly Command[],
): PairProblem[] {
  const found: PairProblem[] = [];
  compare(client, server, servers, commands, (severity, rule, says) => {
    found.push(problem(severity, rule, says, client.line, server.line));
  });
  return found;
}

/** A server that nobody else reaches; or one of the same kind and protocol. Others may be on lines that are not here. */
function meantFor(client: PlacedEnd, others: PlacedEnd[], clients: PlacedEnd[]): PlacedEnd | undefined {
  const fitting = others.filter(
    ({ kind, transport }) => fits(client.kind, kind) && !transport === !client.transport,
  );
  const sameProtocol = ({ transport }: PlacedEnd) => transport?.protocol === client.transport?.protocol;
  const free = fitting.filter(
    (server) => !clients.some((other) => other.line !== server.line && meets(other, server)),
  );
  const taken = fitting.filter((server) => server.kind === client.kind && sameProtocol(server));
  return free.find(sameProtocol) ?? free[0] ?? taken[0];
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

/**
 * The same name twice: an error in one debugger (engine 2). On two lines it is fine when they are for two computers; the same port is
 * usual then, the same pipe name more often a slip (N13).
 */
function checkNames(servers: PlacedEnd[]): PairProblem[] {
  const found: PairProblem[] = [];
  for (const [index, server] of servers.entries()) {
    const what = nameOf(server);
    if (what === undefined) continue;
    for (const other of servers.slice(index + 1)) {
      if (nameOf(other) !== what) continue;
      if (server.line === other.line) {
        const says = `Both servers want ${what}: the second one cannot start.`;
        found.push(problem('error', 'engine 2', says, server.line, other.line));
      } else if (what.startsWith('pipe')) {
        const says = `Both servers want ${what}: on one computer the second one cannot start.`;
        found.push(problem('warning', '4.3', says, server.line, other.line));
      }
    }
  }
  return found;
}

/** What the server occupies on its computer. A repeater stands on another computer than what it carries. */
function nameOf({ kind, transport }: PlacedEnd): string | undefined {
  if (kind === 'any' || !transport || !listens(transport, 'server')) return undefined;
  const { pipe, port } = transport;
  if (pipe !== undefined) return /%[xd]|^</i.test(pipe) ? undefined : `pipe ${pipe}`;
  return typeof port === 'number' ? `port ${port}` : undefined;
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
