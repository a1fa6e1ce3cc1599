/** Lines of kernel debuggers, and of kdnet and bcdedit, which prepare a target for them. */
import type { ExplanationRow } from '../explanation.ts';

export const kernelSigns: readonly ExplanationRow[] = [
  // Kernel
  [
    /^Using (NET|USB|1394) for debugging/,
    'The kernel debugger uses $1.',
    'setting-up-a-network-debugging-connection',
  ],
  [/^Opened WinSock/, 'The network is ready.', 'setting-up-a-network-debugging-connection'],
  [
    /^Using IPv([46]) only/,
    'Only IPv$1 is used; the target must use the same.',
    'setting-up-a-network-debugging-connection',
  ],
  [/^Opened (\\\\\.\\\S+)/, '$1 is open. The target has not said anything yet.', 'engine 10'],
  [
    /^Waiting for pipe (.+)/,
    'The pipe does not exist yet: the virtual machine is off, or its pipe has another name.',
    'engine 10',
    'Start the virtual machine. Nothing is printed when the pipe appears.',
  ],
  [
    /^Waiting to reconnect(?:\.\.\.|…)/,
    'The debugger waits for the target. This is normal and has no time limit.',
    'setting-up-a-network-debugging-connection',
    'Restart the target now.',
    'When it stays like this: key, port, firewall (domain, private and public), busparams.',
  ],
  [
    /^Kernel Debug Target Status: \[no_debuggee\]/,
    'No target has answered yet.',
    'setting-up-a-network-debugging-connection',
    'Restart the target.',
  ],
  [
    /^Connected to target (\S+) on port (\d+)/,
    'The network link to $1 is up; Windows there has not answered yet.',
    'setting-up-a-network-debugging-connection',
  ],
  [
    /^Connected to Windows /,
    'The kernel of the target answers.',
    'setting-up-a-network-debugging-connection',
  ],
  [
    /Kernel Debugger connection established/,
    'The kernel debugger is connected; the target runs until it is broken into.',
    'setting-up-a-network-debugging-connection',
    'Ctrl+C in KD, Ctrl+Break in WinDbg gives the prompt; the whole computer stands still then.',
  ],
  [
    /^(?:EXDI|exdiCmd): .*(?:succeeded|completed|returned 0x0000000[01])/,
    'EXDI goes on.',
    'configuring-the-exdi-debugger-transport',
  ],
  [/^Target command response:/, 'The answer of the GDB server.', 'configuring-the-exdi-debugger-transport'],
  [
    /^KDTARGET: Refreshing KD connection/,
    'The target connects again.',
    'performing-kernel-mode-debugging-using-kd',
  ],
  [
    /^Shutdown occurred at /,
    'The target shuts down or restarts; this debugger connects again by itself.',
    'performing-kernel-mode-debugging-using-kd',
    'Breakpoints are lost: set them again.',
  ],
  [
    /Remote KD: KdSrv:Server=@\{<Local>\}/,
    'A kernel session of this computer.',
    'native-objects-in-javascript-extensions',
  ],
  [/open-device format is/, 'The link to the target is KDNET.', 'kdtargetmac'],
  [
    /^Implicit process is now /,
    'The kernel debugger looks into this process now.',
    '.process--set-process-context-',
  ],
  [/^Loading (?:User|Kernel) Symbols/, 'Symbols are being loaded.', 'symbol-path'],
  [
    /^Waiting for gdb connection on device/,
    'The GDB server of QEMU waits.',
    'setting-up-qemu-kernel-mode-debugging-using-exdi',
  ],
  // kdnet, bcdedit
  [
    /^Network debugging is supported on the following/,
    'This computer can be debugged over these adapters.',
    'setting-up-a-network-debugging-connection-automatically',
  ],
  [
    /^busparams=/,
    'An adapter that KDNET can use.',
    'setting-up-a-network-debugging-connection-automatically',
  ],
  [
    /supports using KDNET in guest VMs/,
    'Virtual machines on this computer can be debugged over KDNET.',
    'setting-up-network-debugging-of-a-virtual-machine-host',
  ],
  [
    /^Enabling network debugging on /,
    'The target is being set up for KDNET.',
    'setting-up-a-network-debugging-connection-automatically',
  ],
  [
    /^Key=(\S+)/,
    'The key of the KDNET connection. It is a secret.',
    'setting-up-a-network-debugging-connection-automatically',
    'Start the debugger with this port and key, then restart the target.',
  ],
  [
    /^To debug this (?:vm|machine), run the following/,
    'The line below is for the other computer.',
    'setting-up-a-network-debugging-connection-automatically',
  ],
  [
    /^windbg -k net:port=/,
    'The command for the debugger.',
    'setting-up-a-network-debugging-connection-automatically',
  ],
  [
    /^Succeeded adding a Pci PF/,
    'A network function for debugging was added.',
    'setting-up-2pf-for-kdnet',
    'Switch the computer off and on.',
  ],
  [
    /^debugtype +(\S+)/,
    'The target is set up for debugging over $1.',
    'setting-up-a-network-debugging-connection',
    'Compare port, key and address with the debugger.',
  ],
  [
    /^(?:hostip|hostipv6|port|key|dhcp|busparams) {2,}\S/,
    'A setting of the target.',
    'setting-up-a-network-debugging-connection',
  ],
  [/^The operation completed successfully\./, 'The change was made.', 'bcdedit'],
];
