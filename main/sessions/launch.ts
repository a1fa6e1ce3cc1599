/** What the command line of a step says about the console that it opens; pure. */
import { secretsIn } from '../../core/commands/parts.ts';
import type { ConsoleRole } from '../../core/consoles/schema.ts';
import type { Step } from '../../core/plan/schema.ts';
import type { Dialect } from '../ptys/host-port.ts';
import { portsInEvidence } from './evidence-watch.ts';

/** Ports from low to high, both included. */
export type PortSpan = readonly [low: number, high: number];

export interface Launch {
  program: string;
  arguments: string[];
  /** Program and its deciding option: "cdb -server". */
  title: string;
  role: ConsoleRole;
  dialect: Dialect;
  silent: boolean;
  /** TCP ports of which the program listens on one (a range: on the first free one, B4). */
  opens: PortSpan[];
  /** -pd: the target survives the debugger, `q` and a crash included (engine 8.6, 14.6). */
  keepsTarget: boolean;
  /** Debugs through a process server: it can end that with .endpsrv (engine 8.8). */
  usesProcessServer: boolean;
  /** gdbserver --multi, or a gdb that is to connect to one: `monitor exit` ends it. */
  multi: boolean;
  /** Passwords of its transports. */
  secrets: string[];
}

const debuggers = new Set(['cdb', 'kd', 'ntsd', 'windbg', 'windbgx']);
const silentPrograms = new Set(['dbgsrv', 'kdsrv', 'dbengprx']);
/** Options that decide what a debugger is, in the order in which they decide. */
const decidingOptions = ['-server', '-remote', '-premote', '-k', '-kl', '-z', '-p', '-pn', '-psn'];

export function launchOf(step: Step, argv: readonly string[]): Launch {
  const [first = '', ...arguments_] = argv;
  const program = step.program ?? bareName(first);
  // Debuggers take "/" for "-" too, and letter case does not matter to them.
  const options = new Set(arguments_.map((argument) => argument.replace(/^\//, '-').toLowerCase()));
  const deciding =
    decidingOptions.find((option) => options.has(option)) ?? (options.has('--multi') ? '--multi' : undefined);
  const opened = (step.opens ?? []).flatMap(({ protocol, at }) => (protocol === 'tcp' ? spanOf(at) : []));
  return {
    program,
    arguments: arguments_,
    title: deciding === undefined ? program : `${program} ${deciding}`,
    role: roleOf(program, options),
    dialect: dialectOf(program),
    silent: step.silent ?? silentPrograms.has(program),
    opens: opened.length > 0 ? opened : portsInEvidence(step),
    keepsTarget: options.has('-pd'),
    usesProcessServer: options.has('-premote'),
    multi: options.has('--multi') || arguments_.some((argument) => /target extended-remote/.test(argument)),
    secrets: secretsIn(step.command),
  };
}

function bareName(program: string): string {
  return (program.split(/[\\/]/).at(-1) ?? program).replace(/\.exe$/i, '').toLowerCase();
}

function roleOf(program: string, options: ReadonlySet<string>): ConsoleRole {
  if (program === 'dbgsrv') return 'process-server';
  if (program === 'kdsrv') return 'kd-server';
  if (program === 'dbengprx') return 'repeater';
  if (program === 'gdbserver') return 'gdbserver';
  if (program === 'gdb') return 'gdb';
  if (program === 'remote') return options.has('-s') ? 'server' : 'client';
  if (!debuggers.has(program)) return 'other';
  if (options.has('-server')) return 'server';
  if (options.has('-remote')) return 'client';
  if (options.has('-premote')) return 'smart-client';
  return options.has('-k') || options.has('-kl') || program === 'kd' ? 'kernel-debugger' : 'debugger';
}

function dialectOf(program: string): Dialect {
  if (silentPrograms.has(program)) return 'silent';
  if (program === 'gdb' || program === 'gdbserver') return program;
  return debuggers.has(program) || program === 'remote' ? 'debugger' : 'raw';
}

/** "5005", "5005:5015", "SRVBOX:5005", "[::]:5005:5015": the numbers at the end; nothing for what is no port. */
export function spanOf(at: string): PortSpan[] {
  const found = /(?:^|:)(\d{1,5})[:-](\d{1,5})$/.exec(at) ?? /(\d{1,5})$/.exec(at);
  const low = Number(found?.[1]);
  const high = Number(found?.[2] ?? low);
  return found && low >= 1 && low <= high && high <= 65535 ? [[low, high]] : [];
}
