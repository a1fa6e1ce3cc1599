/** Lines about what is debugged: how it is attached, runs and ends, and how a computer lists its processes. */
import type { ExplanationRow } from '../explanation.ts';

export const targetSigns: readonly ExplanationRow[] = [
  // Attaching and running
  [/^Microsoft \(R\) Windows Debugger Version (\S+)/, 'The debugger engine $1 has started.', 'engine 11.5'],
  [/^\*\*\* wait with pending attach/, 'The debugger attaches and waits for the process.', 'engine 8.3'],
  [
    /^Attach will occur on next execution/,
    'The process is attached at the next g.',
    '.attach--attach-to-process-',
    'g',
  ],
  [
    /^Create will proceed with next execution/,
    'The program starts at the next g.',
    '.create--create-process-',
    'g',
  ],
  [/^CommandLine: (.*)/, 'The debugger starts $1.', 'engine 3'],
  [
    /^Processing initial command '|Reading initial command '/,
    'The command of -c is carried out.',
    'cdb-command-line-options',
  ],
  [
    /^(?:.*)?Break instruction exception - code 80000003/,
    'The target is stopped: by a break-in, at its start, or at a breakpoint in its code.',
    'engine 5.1',
    'g lets it run on.',
  ],
  [/^Last event: /, 'Why the target stopped last.', '.lastevent'],
  [/^ntdll!DbgBreakPoint:/, 'The target stands at the break of the debugger itself.', 'engine 5.1'],
  [
    /^Processes created by the current process will be debugged/,
    'Child processes are debugged too.',
    '.childdbg',
  ],
  [/^[. ]#? *\d+\s+id: [0-9a-f]+/, 'A process of this session.', 'process-status'],
  [/^[. ] {1,2}\d+ +Id: [0-9a-f]+\.[0-9a-f]+ /, 'A thread of the target.', 'thread-status'],
  [
    /^[. ] +\d+ (?:Live user mode|User mini dump|Full memory)/,
    'A system of this session: where the target is.',
    'system-status',
  ],
  [/^Live user mode: (.+)/, 'Where the target is: $1.', 'engine 3'],
  [
    /^WARNING: Process \d+ is not attached as a debuggee/,
    'The process is only looked at; it is not being debugged.',
    'noninvasive-debugging--user-mode-',
  ],
  [
    /^The process can be examined but debug events/,
    'Breakpoints and events do not come.',
    'noninvasive-debugging--user-mode-',
  ],
  [/^Terminated\. {2}Exit thread and process events/, 'The target was ended.', 'engine 9'],
  [/^Detached$/, 'The target runs on without the debugger.', 'engine 9'],
  [/^Abandoned$/, 'The target stands still without a debugger.', 'engine 9', 'Attach again with -pe.'],
  [/^quit:/, 'The debugger ends, and for all its clients.', 'engine 9'],
  [/^NatVis script unloaded from/, 'The debugger is cleaning up.', 'engine 9'],
  [
    /^This dump file has |^The stored exception information/,
    'The dump holds an exception.',
    'opening-a-crash-dump-file',
    '.ecxr shows where.',
  ],
  [/^Opened log file '(.+)'/, 'The text is also written to $1.', '.logopen--open-log-file-'],
  [/^Closing open log file/, 'The log is closed.', '.logclose--close-log-file-'],
  [/Path validation summary/, 'The symbol path was checked.', 'symbol-path'],
  [
    /^Symbol search path is: |^Expanded Symbol search path is: /,
    'Where symbols are looked for, seen from the computer of the engine.',
    'symbol-path',
  ],
  [/^DML versions of commands on/, 'The output has links in WinDbg.', '.prefer-dml'],
  [/^Locale: /, 'The language of the engine.', 'engine 3'],
  [/^Windows .* Version \d+ .*(?:Free|Checked)/, 'The Windows of the target.', 'version'],
  [/^(?:Secure mode disabled|No quit lock|Quit lock removed)/, 'Nothing is locked.', 'engine 3'],
  [/^Quit lock string is '/, 'The word that unlocks q; everybody sees it.', 'engine 3'],
  [
    /^(?:No debuggee output filter set|Only display debuggee output)/,
    'Which messages of the target are shown.',
    'engine 3',
  ],
  [
    /^Shell commands disabled/,
    '.shell is off until the debugger ends, for everybody.',
    '.noshell--prohibit-shell-commands-',
  ],
  [
    /^Debugger spawned, connect with/,
    'A second debugger debugs this one.',
    '.dbgdbg--debug-current-debugger-',
  ],
  // gdb
  [
    /^Process (.+) created; pid = (\d+)/,
    'gdbserver has started $1 as process $2; it stands at its first instruction.',
    'linux-live-remote-process-debugging',
  ],
  [
    /^Listening on port (\d+)/,
    'gdbserver waits on port $1.',
    'linux-live-remote-process-debugging',
    'Connect with gdb:server=NAME,port=$1, or target remote NAME:$1.',
  ],
  [
    /^Remote debugging from host ([^,\s]+)/,
    'The debugger on $1 is connected.',
    'linux-live-remote-process-debugging',
  ],
  [/^Remote debugging using (\S+)/, 'gdb is connected to $1.', 'linux-live-remote-process-debugging'],
  [
    /^\[Inferior \d+ \(.*\) exited|^Child exited with status/,
    'The program has ended.',
    'linux-live-remote-process-debugging',
  ],
  // Computers
  [
    /^Is Port Debug Capable: +(\S+)/,
    'Whether this USB port can be used for debugging: $1.',
    'setting-up-a-usb-3-0-debug-cable-connection',
  ],
  [/^Image Name +PID /, 'The processes of the computer.', 'finding-the-process-id'],
  [/^(?:0n)?\d+ +\S+\.exe\b|^\d{1,7}$/, 'A process number.', 'finding-the-process-id'],
  [/^Package full name/, 'An app package.', 'plmdebug'],
];
