/** What single lines of text tell about a program, apart from prompts. Texts as recorded from the engine and from the documents. */
import type { Mode } from './schema.ts';

export interface LineNews {
  mode?: Mode;
  targetEnded?: boolean;
  /** The console belongs to a kernel debugger. */
  kernel?: boolean;
  /** A module was loaded: the target exists. */
  loaded?: boolean;
}

type Table = readonly (readonly [RegExp, LineNews])[];

/**
 * An HRESULT of a broken link (engine 6). `.endpsrv` prints one even when it worked (engine 3), and a client that was refused never
 * had a link: its program says so and ends.
 */
const lostLink = /(?:HRESULT|failed,) 0x8001000[8A]\b/i;
const notLost = /^Unable to (?:shut down server|get process list|connect)/;

const debuggerTable: Table = [
  [/^Waiting to reconnect(?:\.\.\.|…)/, { mode: 'waiting', kernel: true }],
  [/^Waiting for pipe /, { mode: 'waiting', kernel: true }],
  [/^Kernel Debugger connection established/, { mode: 'running', kernel: true, targetEnded: false }],
  [/^Connected to Windows .* target at /, { mode: 'running', kernel: true, targetEnded: false }],
  [/^(?:Opened \\\\\.\\|Using (?:NET|USB|1394) for debugging)/, { kernel: true }],
  [/^Microsoft \(R\) Windows Debugger Version /, { mode: 'connected' }],
  [/^\S+\\\S+ \((?:tcp|npipe|com|ssl|spipe)\b[^)]*\) connected at /, { mode: 'connected' }],
  [/\^ No runnable debuggees error in /, { targetEnded: true }],
  [/^Terminated\. {2}Exit thread and process events will occur\./, { targetEnded: true }],
  [/^Unable to get current machine context, /, { targetEnded: true }],
  [/^(?:Detached|Abandoned)$/, { targetEnded: true }],
  [/^quit:$/, { mode: 'ended' }],
  [/^(?:CommandLine: |\*\*\* wait with pending attach)/, { targetEnded: false }],
  [/^ModLoad: /, { targetEnded: false, loaded: true }],
];

/** A line of cdb, kd, ntsd: server, client or smart client. */
export function debuggerLine(line: string): LineNews {
  if (lostLink.test(line)) return notLost.test(line) ? {} : { mode: 'lost' };
  return lookUp(debuggerTable, line);
}

const gdbTable: Table = [
  [/^Remote debugging using /, { mode: 'connected', targetEnded: false }],
  [/^(?:Remote connection closed|Ending remote debugging\.|Connection closed)/, { mode: 'lost' }],
  [/^\[Inferior \d+ \(.*\) (?:exited|detached|killed)/, { targetEnded: true }],
  [/^(?:The program is not being run\.|Program terminated with signal )/, { targetEnded: true }],
  [/^(?:Starting program: |Attaching to )/, { targetEnded: false }],
];

export const gdbLine = (line: string): LineNews => lookUp(gdbTable, line);

const gdbserverTable: Table = [
  [/^Listening on port \d+/, { mode: 'waiting' }],
  [/^Remote debugging from host /, { mode: 'connected', targetEnded: false }],
  [/^Remote side has terminated connection\./, { mode: 'waiting' }],
  [/^(?:Child exited with status|Child terminated with signal|Killing process)/, { mode: 'target-ended' }],
];

export const gdbserverLine = (line: string): LineNews => lookUp(gdbserverTable, line);

function lookUp(table: Table, line: string): LineNews {
  for (const [pattern, news] of table) if (pattern.test(line)) return news;
  return {};
}
