/**
 * What proves that a step works (design section 6): a prompt, a text, a port that listens, a living process. A port is looked up in the
 * system's tables, never called: a call would use up a reversed client's only connection (engine 2, 13.3).
 */
import { splitCommandLine } from '../commands/split.ts';
import type { Step } from '../plan/schema.ts';
import { readTransport } from '../transports/parse.ts';
import { listens, type Transport, type TransportRole } from '../transports/transport.ts';
import { effectOf } from './typed.ts';

export type Evidence =
  /** The program asks for a command. */
  | { kind: 'prompt' }
  /** A line of its text. */
  | { kind: 'text'; pattern: RegExp; says: string }
  /** One port of each range listens on the step's computer; a single port is a range of one. */
  | { kind: 'listening'; ports: [number, number][] }
  /** Nothing else can be seen from outside: the process lives. */
  | { kind: 'alive' }
  /** The program has done its work and ended with exit code 0. */
  | { kind: 'exit' }
  | { kind: 'all'; of: Evidence[] }
  | { kind: 'any'; of: Evidence[] };

/** What is known about a console at this moment. */
export interface Seen {
  atPrompt: boolean;
  /** Every line since the step began; the line with the cursor may be among them. */
  lines: readonly string[];
  /** Ports that listen on the step's computer and belong to the program. */
  listening: readonly number[];
  alive: boolean;
  exitCode?: number;
}

const prompt: Evidence = { kind: 'prompt' };
const alive: Evidence = { kind: 'alive' };
const text = (pattern: RegExp, says: string): Evidence => ({ kind: 'text', pattern, says });
/** A target that runs at once (-g) never gives a prompt: its first module is the sign. */
const loadedOrPrompt: Evidence = {
  kind: 'any',
  of: [prompt, text(/^(?:ModLoad: |Server started)/, '"ModLoad:" lines')],
};
const joined = text(/\) connected at /, 'the line "... connected at ..."');
const kernelWaits = text(
  /^(?:Waiting to reconnect|Waiting for pipe |Kernel Debugger connection established)/,
  '"Waiting to reconnect..."',
);

export function evidenceOf(step: Step): Evidence {
  if (step.kind === 'type') return typedEvidence(step.command);
  if (step.kind !== 'run') return { kind: 'exit' };
  const [program = '', ...argv] = splitCommandLine(step.command, 'cmd');
  return runEvidence(programName(step.program ?? program), argv);
}

/** `C:\kit\cdb.exe`, `cdbX64.exe`: cdb. */
const programName = (program: string): string =>
  (program.split(/[\\/]/).at(-1) ?? '')
    .toLowerCase()
    .replace(/\.exe$/, '')
    .replace(/^(cdb|ntsd|kd)(?:x64|x86|arm64)$/, '$1');

function runEvidence(program: string, argv: string[]): Evidence {
  if (program === 'dbgsrv' || program === 'kdsrv') return listeningOf(argv, [['t', 'server']]) ?? alive;
  if (program === 'dbengprx')
    return (
      listeningOf(argv, [
        ['s', 'server'],
        ['c', 'client'],
      ]) ?? alive
    );
  if (program === 'remote') return remoteEvidence(argv);
  if (program === 'gdbserver') return text(/^Listening on port \d+/, '"Listening on port ..."');
  if (program === 'gdb') return gdbEvidence(argv);
  if (['cdb', 'ntsd', 'kd', 'ntkd', 'windbg', 'windbgx'].includes(program))
    return debuggerEvidence(program, argv);
  return alive;
}

function debuggerEvidence(program: string, argv: string[]): Evidence {
  const listening = listeningOf(argv, [
    ['server', 'server'],
    ['remote', 'client'],
    ['premote', 'client'],
  ]);
  const reversed = ['remote', 'premote'].some((option) =>
    /[:,]clicon=./i.test(optionValue(argv, option) ?? ''),
  );
  // Others dial in later: until then a reversed client shows nothing at all (engine 7.2).
  if (reversed && listening) return listening;
  const ready = readyText(program, argv);
  return listening ? { kind: 'all', of: [listening, ready] } : ready;
}

function readyText(program: string, argv: string[]): Evidence {
  // Their text goes into a window, or to the kernel debugger, not to us.
  if (
    program.startsWith('windbg') ||
    (['d', 'ddefer', 'noio'].some((option) => has(argv, option)) && program !== 'kd')
  )
    return alive;
  if (has(argv, 'remote')) return { kind: 'any', of: [prompt, joined] };
  if (program === 'kd' || has(argv, 'k')) return { kind: 'any', of: [prompt, kernelWaits] };
  return loadedOrPrompt;
}

function remoteEvidence(argv: string[]): Evidence {
  if (has(argv, 's')) return text(/^To Connect: Remote \/C /i, '"To Connect: Remote /C ..."');
  if (has(argv, 'c')) return text(/^Connected\.\.\./, '"Connected..."');
  return { kind: 'exit' };
}

const remoteTarget = text(/^Remote debugging using /, '"Remote debugging using ..."');

const gdbEvidence = (argv: string[]): Evidence =>
  argv.some((word) => /^target (?:remote|extended-remote) /.test(word))
    ? { kind: 'all', of: [remoteTarget, prompt] }
    : prompt;

function typedEvidence(command: string): Evidence {
  if (/^\.server\s/.test(command)) return text(/^Server started/, '"Server started"');
  if (/^target (?:remote|extended-remote) /.test(command)) return { kind: 'all', of: [remoteTarget, prompt] };
  const family = /^(?:continue|run|c|r)\b/.test(command) ? 'gdb' : 'debugger';
  return effectOf(command, family) === 'busy' ? prompt : alive;
}

const isOption = (word: string, name: string): boolean =>
  /^[-/]/.test(word) && word.slice(1).toLowerCase() === name;
const has = (argv: string[], name: string): boolean => argv.some((word) => isOption(word, name));
const optionValue = (argv: string[], name: string): string | undefined =>
  argv[argv.findIndex((word) => isOption(word, name)) + 1 || argv.length];

/** The ports on which the program listens, by the transports behind these options; undefined when it listens on none. */
function listeningOf(argv: string[], options: [string, TransportRole][]): Evidence | undefined {
  const ports: [number, number][] = [];
  for (const [at, word] of argv.entries()) {
    const role = options.find(([name]) => isOption(word, name))?.[1];
    const { transport } = role ? readTransport(argv[at + 1] ?? '', role) : {};
    const span = role && transport && listens(transport, role) ? portSpan(transport) : undefined;
    if (span) ports.push(span);
  }
  return ports.length > 0 ? { kind: 'listening', ports } : undefined;
}

function portSpan({ protocol, port }: Transport): [number, number] | undefined {
  if (protocol !== 'tcp' && protocol !== 'ssl') return undefined;
  if (typeof port === 'number') return [port, port];
  return Array.isArray(port) ? port : undefined;
}

/** Whether what is seen is the evidence. */
export function isProven(evidence: Evidence, seen: Seen): boolean {
  switch (evidence.kind) {
    case 'prompt':
      return seen.atPrompt;
    case 'text':
      return seen.lines.some((line) => evidence.pattern.test(line));
    case 'listening':
      return evidence.ports.every(([low, high]) =>
        seen.listening.some((port) => low <= port && port <= high),
      );
    case 'alive':
      return seen.alive;
    case 'exit':
      return seen.exitCode === 0;
    case 'all':
      return evidence.of.every((one) => isProven(one, seen));
    case 'any':
      return evidence.of.some((one) => isProven(one, seen));
  }
}

/** What was expected, for "expected ..., saw ..., check ...". */
export function expectedSays(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'prompt':
      return 'a prompt';
    case 'text':
      return evidence.says;
    case 'listening':
      return `tcp ${evidence.ports.map(([low, high]) => (low === high ? low : `${low} to ${high}`)).join(' and ')} listening`;
    case 'alive':
      return 'a living process';
    case 'exit':
      return 'exit code 0';
    case 'all':
      return evidence.of.map(expectedSays).join(' and ');
    case 'any':
      return evidence.of.map(expectedSays).join(' or ');
  }
}
