/** Wires to a kernel that do not work, and targets that cannot be set up for one. */
import type { ExplanationRow } from '../explanation.ts';

export const kernelTroubles: readonly ExplanationRow[] = [
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
];
