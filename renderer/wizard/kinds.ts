import type { TargetKind } from '../../core/situation/schema.ts';

/** What can be debugged, in the words of somebody who has the problem. */
export const kinds: readonly { kind: TargetKind; name: string; says: string }[] = [
  { kind: 'running-process', name: 'Running process', says: 'attach to it, by PID or name' },
  { kind: 'new-process', name: 'New process', says: 'start it under the debugger' },
  { kind: 'service-start', name: 'Service, from its start', says: 'code that runs before you could attach' },
  { kind: 'logon-process', name: 'Logon process', says: 'WinLogon; needs the kernel debugger' },
  { kind: 'csrss', name: 'CSRSS', says: 'protected since Windows 10: kernel only' },
  { kind: 'crash', name: 'Next crash', says: 'break when a program faults' },
  { kind: 'dump-file', name: 'Dump file', says: 'a .dmp that may not leave its computer' },
  { kind: 'app-package', name: 'App package', says: 'UWP, suspended or background tasks' },
  { kind: 'kernel', name: 'Kernel', says: 'driver, blue screen, boot' },
];
