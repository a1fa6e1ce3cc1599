/** The rules that the methods apply, with the page of Microsoft's documentation (or the measurement) that each comes from. */
import type { Reason } from '../plan/schema.ts';

const choosing = 'choosing-the-best-remote-debugging-method';
const server = 'activating-a-debugging-server';
const smartClient = 'activating-a-smart-client';
const remoteExe = 'starting-a-remote-exe-session';
const controlling = 'controlling-the-user-mode-debugger-from-the-kernel-debugger';
const combining = 'combining-this-method-with-remote-debugging';
const service = 'preparing-to-debug-the-service-application';
const linux = 'linux-live-remote-process-debugging';
const measured = 'measured on the real engine';

const sources = {
  '1.3': 'remote-targets',
  '1.4': 'remote-debugging5',
  '1.5': 'remote-debugging',
  '1.6': 'remote-targets',
  '2.1': choosing,
  '2.2': choosing,
  '2.3': choosing,
  '2.4': choosing,
  '2.5': choosing,
  '2.6': 'process-servers--user-mode-',
  '2.7': choosing,
  '2.8': 'when-to-use-this-technique',
  '2.9': combining,
  '2.10': 'debugging-csrss',
  '2.11': 'symbols-in-the-middle',
  '2.12': 'two-firewalls',
  '2.13': choosing,
  '2.14': 'choosing-the-best-method',
  '2.15': linux,
  '2.16': 'setting-up-kernel-mode-debugging-in-windbg--cdb--or-ntsd',
  '2.17': 'remote-debugging-through-remote-exe',
  '2.20': 'security-during-remote-debugging',
  '2.21': 'kd-connection-server-examples',
  '2.22': 'debugging-a-uwp-app-using-windbg',
  '2.23': choosing,
  A2: 'remote-debugging-through-the-debugger',
  A7: server,
  A11: 'controlling-a-remote-debugging-session',
  A16: server,
  A20: 'ctrl-b--quit-local-debugger-',
  B1: server,
  B3: server,
  B4: server,
  C1: 'the-remote-exe-utility',
  C2: remoteExe,
  C4: '-remote--create-remote-exe-server-',
  C5: 'security-during-remote-debugging',
  C10: 'remote-session-commands',
  D1: smartClient,
  D2: 'process-servers--user-mode-',
  D4: 'process-servers--user-mode-',
  D5: 'process-servers--user-mode-',
  D6: 'activating-a-process-server',
  D15: 'controlling-a-process-server-session',
  E1: 'activating-a-kd-connection-server',
  E2: 'kd-connection-servers--kernel-mode-',
  E4: 'activating-a-smart-client--kernel-mode-',
  E10: 'microsoft/WinDbg-Feedback issue 30',
  F2: 'activating-a-repeater',
  F4: 'activating-a-repeater',
  F12: 'using-a-repeater',
  G1: 'starting-the-debugging-session',
  G2: controlling,
  G3: 'using-kdbgctrl',
  H1: combining,
  H2: combining,
  H4: combining,
  H5: combining,
  J1: linux,
  J2: linux,
  J3: linux,
  J8: linux,
  K1: 'configuring-the-exdi-debugger-transport',
  K2: 'configuring-the-exdi-debugger-transport',
  L14: 'remote-debugging-using-windbg',
  L15: 'performing-local-kernel-debugging',
  '4.3': server,
  '10.1': 'activating-a-debugging-client',
  '12.1': 'security-during-remote-debugging',
  '12.2': 'security-during-remote-debugging',
  '13.4': 'windbg-release-notes',
  '13.6': 'process-servers--user-mode-',
  '13.8': 'choosing-a-32-bit-or-64-bit-debugger-package',
  '13.13': 'finding-the-process-id',
  '14.1': 'enabling-postmortem-debugging',
  '14.5': service,
  '14.8': service,
  '14.10': service,
  '14.13': 'debugging-winlogon',
  '18.7': 'ending-a-debugging-session-in-kd',
  'engine 1.4': measured,
  'engine 7.5': measured,
  'engine 8.2': measured,
  'engine 8.6': measured,
  'engine 9': measured,
  'engine 14.1': measured,
  'engine 14.4': measured,
  'engine 14.6': measured,
} as const;

export type Rule = keyof typeof sources;

export const sourceOf = (rule: Rule): string => sources[rule];

/** One sentence, with the rule that it applies and the page it comes from. */
export const reason = (rule: Rule, says: string): Reason => ({ rule, says, source: sources[rule] });
