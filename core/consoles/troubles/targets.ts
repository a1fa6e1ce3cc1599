/** Targets that cannot be attached, started or stopped, or that are gone. */
import type { ExplanationRow } from '../explanation.ts';

export const targetTroubles: readonly ExplanationRow[] = [
  [
    /^Cannot debug pid (\d+), /,
    'The debugger cannot attach to process $1.',
    'engine 3',
    'Check the number: at the prompt it is hex unless 0n stands in front.',
  ],
  [/^Unable to initialize target, /, 'There is no session: the target could not be opened.', 'engine 3'],
  [
    /^Cannot execute '(.+?)'/,
    'The program $1 cannot be started; over a process server it is searched there.',
    'engine 8.2',
    'Give its full path on that computer.',
  ],
  [
    /^Could not open dump file \[(.+)\]/,
    'The dump $1 cannot be opened.',
    'opening-a-crash-dump-file',
    'Check the path, seen from the computer of the debugger.',
  ],
  [
    /^Break-in timed out/,
    'The target did not stop in time; it is only looked at now.',
    'controlling-the-target',
    'Give more time with -pt.',
  ],
  [
    /^Break-in sent, waiting 30 seconds/,
    'The process does not stop at once; it may be frozen.',
    'engine 8.6',
    'Resume its threads with ~*m.',
  ],
  [
    /^The debugger is not attached, so process execution/,
    'This session only looks at the process; it cannot run it.',
    'noninvasive-debugging--user-mode-',
    'Attach without -pv.',
  ],
  [
    /\^ No runnable debuggees error/,
    'There is nothing to run: the target has ended, or this is a dump.',
    'engine 8.9',
    '.restart, or .attach or .create another one.',
  ],
  [/^Unable to get current machine context/, 'The target has ended.', 'engine 8.9'],
  [
    /killed out from underneath the debugger|^You can use \.tlist to see if/,
    'The target, or the process server with it, is gone.',
    'engine 8.7',
    'Look at the process server.',
  ],
  [/^This usually indicates that the debuggee has been/, 'The target is gone.', 'engine 8.7'],
  [
    /^ERROR: (?:WaitForEvent|ContinueEvent) failed/,
    'The link to the target is broken.',
    'engine 8.7',
    'Start the process server again and attach again.',
  ],
  [
    /^(?:SetContext failed|MachineInfo::SetContext failed|Thread (?:resume|suspend) failed)/,
    'The target does not answer any more.',
    'engine 8.7',
  ],
  [
    /^WARNING: The debugger does not have a current process|^WARNING: Many commands will not work/,
    'A command came while the target runs.',
    'engine 4.8',
    'Break in first.',
  ],
];
