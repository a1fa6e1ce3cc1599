/** Lines that say that something did not work, and what to do (facts 10; engine 3, 5-8, 10). */
import { type ExplanationRow, type ExplanationTable, explanations } from './explanation.ts';

const rows: ExplanationRow[] = [
  // Connecting
  [
    /client is not using same version of remoting protocol/i,
    'dbgsrv and the debugger come from different releases.',
    'activating-a-smart-client',
    'Use the Debugging Tools of one release on both computers.',
  ],
  [
    /^Unable to start server, /,
    'The server could not be opened.',
    'engine 3',
    'The number says why: 87 the string, 10048 the port, 183 the pipe name.',
  ],
  [/^Unable to connect to '/, 'The process server could not be reached.', 'engine 3'],
  [
    /connection to the debugging server was lost/i,
    'The debugging server has ended or the link broke.',
    'engine 6',
    'Start the server again, then the client.',
  ],
  [
    /ConnectToDebugServerInternal timeout|^Failed to connect process server/,
    'The process server did not answer.',
    'activating-a-smart-client',
    'On a computer without a network adapter use tcp, not npipe.',
  ],
  [
    /^The debugger engine has been disconnected/,
    'WinDbg has lost its engine.',
    'engine 6',
    'Look at the server; then connect again.',
  ],
  [
    /^No (?:Remote servers running|visible sessions) on/,
    'No remote.exe session to join there.',
    'remote-server-query-command',
    'Start remote /s there, or ask for the name of an invisible session.',
  ],
  [
    /MSVSMON\.EXE|^Unable to start debugging\./,
    "Visual Studio's remote debugger does not run there; it is another tool.",
    'remote-debugging',
  ],
  // Attaching
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
  // Commands
  [/\^ User interrupted operation error/, 'The command was broken off.', 'engine 5.1'],
  [
    /\^ Syntax error in '\.(?:remote|cls|remote_exit|lsrcpath)\b/,
    'This command belongs to the program around the engine, which does not know it here.',
    'engine 3',
    'Use .server to share a session.',
  ],
  [
    /\^ .* (?:error |required )in '|^Couldn't resolve error at '|missing from '<EOL>'/,
    'The command was not understood.',
    'engine 3',
    'The caret shows the place, counted with the prompt.',
  ],
  [
    /^No such server/,
    'There is no server with this number; hidden ones have none and live as long as the debugger.',
    'engine 2',
    '.servers shows the numbers.',
  ],
  [
    /^Unable to shut down server, HRESULT 0x80010008/,
    'The process server has ended, although it sounds like a failure.',
    'engine 3',
    'Check that nothing listens any more.',
  ],
  [/^Unable to (?:shut down server|get process list)/, 'There is no process server to talk to.', 'engine 3'],
  [
    /\.quit_lock -q required to unlock 'q'/,
    'q is locked so that nobody ends the session by accident.',
    '.quit_lock--prevent-accidental-quit-',
    '.quit_lock /q WORD, then q.',
  ],
  [
    /^\.shell has been disabled/,
    'Shell commands are off until the debugger ends.',
    '.noshell--prohibit-shell-commands-',
  ],
  [/^<\.shell waiting \d+ second/, 'A shell command runs; the debugger waits for it.', 'engine 3'],
  [
    /^<\.shell process may need input>/,
    'What is typed now goes to the shell command, not to the debugger.',
    'engine 3',
    'Type exit, or .shell_quit.',
  ],
  [
    /^\.breakin failed|^access denied/i,
    'The user-mode debugger has no administrator rights, or the target was not started for debugging.',
    'switching-modes',
    '.sleep for some seconds, then Ctrl+C in the kernel debugger.',
  ],
  [
    /is not a sleeping debugger/,
    'The number is not that of a debugger that sleeps: it is the user-mode debugger itself that is named.',
    '.wake--wake-debugger-',
  ],
  [
    /^No export .* found|^Error: Failed to load extension|is not extension gallery command|^The call to LoadLibrary/,
    'The extension is not there; extensions are loaded on the computer of the engine.',
    'engine 3',
    'Check the name and .extpath.',
  ],
  [
    /^Unable to add extension DLL/,
    'A usual extension is missing; most commands work without it.',
    'engine 11.1',
  ],
  [
    /ShellExecuteEx failed|^Application could not be started/,
    'The second debugger could not be started.',
    'engine 3',
  ],
  [/^Unable to load file associations/, 'The .kdfiles map is missing or malformed.', '.kdfiles'],
  [
    /Symbol file could not be found/,
    'No symbols for this module.',
    'symbol-path',
    '.sympath and .reload, on the computer of the engine.',
  ],
  // Kernel
  [
    /^Kernel debugger failed initialization/,
    'The kernel debugger could not open its connection.',
    'engine 10',
  ],
  [
    /^Failed to open (.+)/,
    '$1 cannot be opened.',
    'engine 10',
    'Check the name, and that nobody else has it open.',
  ],
  [
    /^Failed to initialize IPv[46] socket/,
    'The port cannot be opened: another debugger has it, or a firewall forbids it.',
    'setting-up-a-network-debugging-connection',
    'Take another port, or end the other debugger.',
  ],
  [/^Will attempt to connect on IPv4 only/, 'IPv6 cannot be used here.', 'engine 10'],
  [
    /^(\w+) parameters: (\w+) is not a valid parameter/,
    '$1: does not know "$2".',
    'engine 10',
    'Correct the string behind -k.',
  ],
  [
    /^Failed to copy USB device driver/,
    'The first use of USB needs an elevated debugger.',
    'setting-up-a-usb-3-0-debug-cable-connection',
    'Start the debugger elevated once.',
  ],
  [
    /1394 (?:debug )?(?:device|driver|controller|bus)|1394kdbg\.sys/i,
    '1394 cannot be used: it ended with Windows 10 1607.',
    'engine 10',
    'Use net: instead.',
  ],
  [
    /Retry sending the same data packet for (\d+) times/,
    'The target does not answer; the packet was sent $1 times.',
    'setting-up-a-usb-3-0-debug-cable-connection',
    'Ctrl+R, Enter synchronises again. If the number grows: restart debugger or target.',
  ],
  [
    /transport connection between host kernel debugger and target/,
    'The link to the target is lost.',
    'performing-kernel-mode-debugging-using-kd',
    'Ctrl+R, Enter synchronises again; else restart the debugger, then the target.',
  ],
  [
    /^please try resync with target/i,
    'The debugger suggests to synchronise again.',
    'performing-kernel-mode-debugging-using-kd',
    'Ctrl+R, Enter.',
  ],
  [
    /^Bad packet sent from (\S+)/,
    '$1 sends packets with another key: an old target, or a stranger.',
    'setting-up-a-network-debugging-connection',
    'Compare the keys; take another port.',
  ],
  [
    /You are seeing this message because you pressed/,
    'The target was stopped on purpose.',
    'ctrl-c--break-',
    'g lets it run.',
  ],
  [
    /^\*\*\* Fatal System Error: (\S+)|^A fatal system error has occurred/,
    'The target computer has crashed and waits in the debugger.',
    'bug-checks--blue-screens-',
    '!analyze -v',
  ],
  [
    /does not support local kernel debugging/,
    'Debugging is off on this computer.',
    'performing-local-kernel-debugging',
    'bcdedit /debug on, elevated, then restart Windows.',
  ],
  [
    /^Debuggee initialization failed/,
    'There is no session: the target could not be opened.',
    'performing-local-kernel-debugging',
  ],
  [
    /The debugging session could not be started|^FAILURE HR=|^AttachProcess: \d+|^HR=0x/,
    'WinDbg could not begin the session; the number says why.',
    'windbg-release-notes',
  ],
  // EXDI
  [
    /^EXDI: LoadLibraryExW failed/,
    'ExdiGdbSrv.dll was not found.',
    'engine 10',
    'Give Inproc= the full path.',
  ],
  [
    /^EXDI: /,
    'EXDI starts. When nothing follows, the GDB server is not reached or an old dllhost.exe holds the library.',
    'configuring-the-exdi-debugger-transport',
    'Start the GDB server first; end an old dllhost.exe.',
  ],
  [
    /^Error: Unable to (?:establish a connection with|configure) the G[bd]D?b?Server/i,
    'The GDB server cannot be used.',
    'configuring-the-exdi-debugger-transport',
    'Check address, port, and the XML configuration.',
  ],
  [
    /^Could not start kernel debugging using EXDI/,
    'An older EXDI session is still there.',
    'configuring-the-exdi-debugger-transport',
    'End dllhost.exe.',
  ],
  [
    /EXDI_GDBSRV_XML_CONFIG_FILE environment variable is not defined/,
    'EXDI needs its configuration file.',
    'exdi-xml-configuration-files',
    'Set EXDI_GDBSRV_XML_CONFIG_FILE to the full path of exdiConfigData.xml.',
  ],
  // kdnet
  [
    /^Network debugging is(?:n't| not) supported on any/,
    'No adapter of this computer can be used for KDNET.',
    'setting-up-a-network-debugging-connection-automatically',
    'Use another wire: USB, serial, or a supported adapter.',
  ],
  [
    /^Failed to (?:set dbgsettings|enable (?:kernel )?debugging)|Is secure boot enabled\?/i,
    'The boot settings cannot be changed.',
    'setting-up-a-network-debugging-connection-automatically',
    'Run elevated, switch Secure Boot off, suspend BitLocker.',
  ],
  [
    /^The boot configuration data store could not be opened|^The system cannot find the file specified/,
    'The boot settings were not found.',
    'bcdedit',
    'Run elevated.',
  ],
  [/^Adapter is not active/, 'The adapter is not in use: name the root port.', 'setting-up-2pf-for-kdnet'],
  // Others
  [
    /^err, occurred while connecting/,
    'Another debugger (HyperDbg) did not reach its target.',
    'remote-debugging',
  ],
  [
    /^waiting for debuggee to connect/,
    'Another debugger (HyperDbg) waits for its target.',
    'remote-debugging',
  ],
  [
    /^Remote connection closed/,
    'gdbserver has closed the connection.',
    'linux-live-remote-process-debugging',
  ],
  [/already being debugged/, 'Another debugger has the process.', 'controlling-the-target'],
];

export const troubles: ExplanationTable = explanations(rows);
