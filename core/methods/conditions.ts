/** Conditions that several methods share; each gives a block or nothing. */
import type { Link } from '../routes/graph.ts';
import { defaultPort } from '../routes/ports.ts';
import type { Computer, ComputerName } from '../situation/schema.ts';
import { isLinuxTarget, runsWindowsTools, type View } from '../situation/view.ts';
import type { Block, Case, Change } from './method.ts';
import { reason } from './rules.ts';
import { targetName } from './target-words.ts';

export type Condition = Block | false;

export const blocksOf = (...conditions: Condition[]): Block[] =>
  conditions.filter((condition) => condition !== false);

/** A target that a method is not for makes every other reason beside the point: the first such condition stands alone. */
export const decisive = (...conditions: Condition[]): Block[] => blocksOf(...conditions).slice(0, 1);

export const indexOf = (view: View, name: ComputerName): number =>
  view.situation.computers.findIndex((computer) => computer.name === name);

/** Another kind of target would be another task, so the change is said but not offered. */
const otherTarget = (says: string): Change[] => [{ says }];

export function notWindows(view: View): Condition {
  if (view.target.os === 'firmware') {
    return {
      reason: reason(
        '2.16',
        `No Windows runs on ${view.target.name} yet, so no debugger can be started there.`,
      ),
      changes: otherTarget(`Start Windows on ${view.target.name} first.`),
    };
  }
  return (
    isLinuxTarget(view) && {
      reason: reason('2.15', `For Windows programs. ${view.target.name} runs Linux.`),
      changes: otherTarget('Choose a target on a computer with Windows.'),
    }
  );
}

/** Even the redirected debuggers may not touch it (2.10). */
export const beyondKernelToo = (view: View): Condition =>
  view.situation.target.kind === 'csrss' && {
    reason: reason('2.10', 'CSRSS is protected since Windows 10: only a kernel debugger may look into it.'),
    changes: otherTarget('Use the kernel debugger.'),
  };

/** The system protects or starts these so early that only a kernel debugger gets hold of them. */
export function beyondUserMode(view: View): Condition {
  const { kind, needsKernelState } = view.situation.target;
  if (kind === 'csrss') return beyondKernelToo(view);
  if (kind === 'logon-process') {
    return {
      reason: reason(
        '2.8',
        'While WinLogon stands still nobody can log on or connect: it needs the kernel debugger.',
      ),
      changes: otherTarget('Use the kernel debugger.'),
    };
  }
  return (
    needsKernelState === true &&
    kind !== 'kernel' && {
      reason: reason(
        '2.8',
        `It sees user mode only; you want the kernel state of ${view.target.name} as well.`,
      ),
      changes: [
        {
          says: 'Do without the kernel state.',
          change: [{ op: 'remove', path: '/target/needsKernelState' }],
        },
      ],
    }
  );
}

/** A program started by an elevated debugger is elevated too; that is what the low-privilege wish is against (2.13, S25). */
export const inheritsRights = (view: View): Condition =>
  view.wants.lowPrivilegeTarget === true &&
  view.situation.target.kind === 'new-process' && {
    reason: reason(
      '2.13',
      `${targetName(view.situation)} would get the high rights of the debugger that starts it.`,
    ),
    changes: [
      {
        says: 'Let it have the rights of the debugger.',
        change: [{ op: 'remove', path: '/wants/lowPrivilegeTarget' }],
      },
    ],
  };

/** For methods that carry or need a kernel session. */
export const notKernel = (view: View, rule: 'E1' | '1.4', says: string): Condition =>
  view.situation.target.kind !== 'kernel' && {
    reason: reason(rule, says),
    changes: otherTarget(`Debug the kernel of ${view.target.name} instead of ${targetName(view.situation)}.`),
  };

/** Kernel sessions need the computer at the other end of the target's wire. */
export const noKernelHost = (view: View): Condition =>
  view.kernelHost === undefined && {
    reason: reason('1.4', `No computer is wired to ${view.target.name}.`),
    changes: [
      {
        says: `Name the computer that is wired to ${view.target.name}, for example your own.`,
        change: [{ op: 'add', path: '/kernelHost', value: view.technician.name }],
      },
    ],
  };

/** A debugger of ours must be on the technician's computer, or only remote.exe is left (2.3). */
export function noDebuggerAt(view: View, computer: Computer): Condition {
  if (runsWindowsTools(computer)) return false;
  const { name } = computer;
  const has = { gdb: 'has gdb only', 'remote-only': 'has only remote.exe', none: 'has no debugger' } as const;
  const lack = has[computer.tools as keyof typeof has];
  return {
    reason: reason(
      computer.name === view.technician.name ? '2.3' : '2.1',
      `${name} ${lack}, and this method needs Microsoft's debuggers there.`,
    ),
    changes: [
      {
        says:
          computer.os === 'linux'
            ? `Set up the Windows debuggers under Wine on ${name}.`
            : `Install the Debugging Tools for Windows on ${name}.`,
        change: [{ op: 'replace', path: `/computers/${indexOf(view, name)}/tools`, value: 'kit' }],
      },
    ],
  };
}

export const tooWeak = (view: View, computer: Computer): Condition =>
  computer.weak === true && {
    reason: reason('2.5', `${computer.name} is too weak for a full debugger.`),
    changes: [
      {
        says: `Give ${computer.name} enough memory for a debugger.`,
        change: [{ op: 'replace', path: `/computers/${indexOf(view, computer.name)}/weak`, value: false }],
      },
    ],
  };

/** The engine reads symbols on its own computer (1.6), so confidential ones keep it away from all others (2.5). */
export function symbolsForbidden(view: View, engine: ComputerName): Condition {
  const { symbols } = view.situation;
  if (!symbols.confidential || symbols.on.length === 0 || symbols.on.includes(engine)) return false;
  return {
    reason: reason(
      '2.5',
      `The symbols are confidential and only on ${listed(symbols.on)}. This engine would run on ${engine} and read them there.`,
    ),
    changes: [
      {
        says: `Allow the symbols to be copied to ${engine}.`,
        change: [{ op: 'add', path: '/symbols/on/-', value: engine }],
      },
      {
        says: `Do without them on ${engine}: exported names only.`,
        change: [{ op: 'replace', path: '/symbols/on', value: [] }],
      },
    ],
  };
}

export function sourcesForbidden(view: View, engine: ComputerName): Condition {
  const { sources } = view.situation;
  if (!sources?.confidential || sources.on.length === 0 || sources.on.includes(engine)) return false;
  return {
    reason: reason(
      '2.5',
      `The sources are confidential and only on ${listed(sources.on)}, but the engine runs on ${engine}.`,
    ),
    changes: [
      { says: 'Do without the sources.', change: [{ op: 'replace', path: '/sources/on', value: [] }] },
    ],
  };
}

/** Nothing connects the two in the directions and by the carriers that the method can use. */
export function noRoute(
  a: Case,
  from: ComputerName,
  to: ComputerName,
  options: { rule: '2.2' | 'C2'; pipeOnly?: boolean; reverse: boolean },
): Block {
  const { view } = a;
  const calledOnly = a.graph.links(from, to).some((link: Link) => link.dial === 'reverse');
  const says = options.pipeOnly
    ? `It needs a named pipe from ${from} into ${to}${calledOnly ? `, and only ${to} can call` : ''}.`
    : calledOnly && !options.reverse
      ? `${from} cannot call ${to}. ${to} could call ${from}, but a server that calls serves one person only.`
      : `${from} cannot call ${to}, ${to} cannot call ${from}, and no computer in between joins them.`;
  const allow = (caller: string, called: string, via: string, port: string): Change => ({
    says: `Allow ${caller} to reach ${called} ${port}.`,
    change: [{ op: 'add', path: '/reach/-', value: { from: caller, to: called, via: [via] } }],
  });
  const tcp = `on tcp ${portHint(view)}`;
  const changes = options.pipeOnly
    ? [allow(from, to, 'npipe', 'by named pipe (ports 139 and 445)')]
    : [
        allow(from, to, 'tcp', tcp),
        ...(options.reverse ? [allow(to, from, 'tcp', tcp)] : []),
        ...firewallRule(view, to),
      ];
  return { reason: reason(options.rule, says), changes };
}

/** The usual cause, with its undo; nothing in the situation can say it (4.3). */
function firewallRule(view: View, on: ComputerName): Change[] {
  if (view.computer(on).os !== 'windows') return [];
  const ports = portHint(view).replace(' to ', '-');
  const name = `name="Debugger ${ports}"`;
  return [
    {
      says: `If it is the firewall of ${on}: netsh advfirewall firewall add rule ${name} dir=in action=allow protocol=TCP localport=${ports} (undo: netsh advfirewall firewall delete rule ${name}).`,
    },
  ];
}

function portHint({ situation }: View): string {
  const port = situation.prefer?.port ?? defaultPort;
  return typeof port === 'number' ? String(port) : `${port[0]} to ${port[1]}`;
}

/** Names in a sentence: "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
