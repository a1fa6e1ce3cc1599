/** Setting up KDNET on a target that has no key yet (L2), and what the other wires ask for first. */
import type { Reason, Step, StepId } from '../plan/schema.ts';
import { step } from '../plan/steps.ts';
import type { View } from '../situation/view.ts';
import type { Condition } from './conditions.ts';
import { reason, sourceOf } from './rules.ts';
import { wireOf } from './wires.ts';

interface WireSetup {
  readonly steps: Step[];
  /** The target listens to its wire after a restart only: when these have been started. */
  restart(after: readonly StepId[]): Step[];
  readonly cleanup: Step[];
  /** What whoever uses the wire comes after: the key is known. */
  readonly ready: StepId[];
}

const none: WireSetup = { steps: [], restart: () => [], cleanup: [], ready: [] };

/** A key in the situation says that kdnet has been run already. */
export function wireSetup(view: View): WireSetup {
  const { target, kernelHost } = view;
  const wire = wireOf(view);
  const needed = wire.kind === 'net' && !wire.key && target.os === 'windows' && kernelHost !== undefined;
  if (!needed || kernelHost.name === target.name) return none;
  const port = String(wire.port);
  const onTarget = { on: target.name, kind: 'check', elevated: true } as const;
  const onHost = { on: kernelHost.name, kind: 'check', elevated: true } as const;
  const rule = `name="Kernel debugger ${port}"`;
  const firewall = kernelHost.os === 'windows';
  return {
    steps: [
      step({
        ...onTarget,
        id: 'enable-kernel-debugging',
        command: `kdnet ${kernelHost.address ?? '<IP>'} ${port}`,
        expects: 'Key=',
        why: `Copy kdnet.exe and VerifiedNICList.xml to ${target.name}. It names ${kernelHost.name} by its address in numbers and prints the key. BitLocker and Secure Boot may have to be suspended first.`,
        source: sourceOf('L2'),
      }),
      ...(firewall
        ? [
            step({
              ...onHost,
              id: 'open-kernel-port',
              command: `netsh advfirewall firewall add rule ${rule} dir=in action=allow protocol=UDP localport=${port}`,
              why: `${target.name} calls ${kernelHost.name} on udp ${port}, and its firewall must let that in.`,
              source: sourceOf('L7'),
            }),
          ]
        : []),
    ],
    ready: ['enable-kernel-debugging', ...(firewall ? ['open-kernel-port'] : [])],
    restart: (after) => [
      {
        ...step({
          id: 'restart-target',
          on: target.name,
          kind: 'reboot',
          command: 'shutdown -r -t 0',
          after,
          why: `${target.name} reads the setting when it starts.`,
          source: sourceOf('L2'),
        }),
        elevated: true,
      },
    ],
    cleanup: [
      step({
        ...onTarget,
        id: 'disable-kernel-debugging',
        command: 'bcdedit /debug off',
        why: `Counts from the next start of ${target.name}. Switch Secure Boot and BitLocker on again.`,
        source: sourceOf('18.6'),
        undoes: 'enable-kernel-debugging',
      }),
      ...(firewall
        ? [
            step({
              ...onHost,
              id: 'close-kernel-port',
              command: `netsh advfirewall firewall delete rule ${rule}`,
              why: 'The firewall is as it was.',
              source: sourceOf('L7'),
              undoes: 'open-kernel-port',
            }),
          ]
        : []),
    ],
  };
}

/** The pipe of a virtual machine belongs to the system (L10). */
export const wireNeedsElevation = (view: View): boolean => wireOf(view).kind === 'vm-pipe';

/** The last Windows with 1394: 10, version 1607 (L14). */
const lastBuildWith1394 = 14_393;

export function wireGone(view: View): Condition {
  const { situation, target, kernelHost } = view;
  const newer = [target, kernelHost].find((computer) => (computer?.build ?? 0) > lastBuildWith1394);
  if (situation.wire?.kind !== '1394' || !newer) return false;
  return {
    reason: reason(
      'L14',
      `Windows ${newer.build} on ${newer.name} knows no 1394 wire; build ${lastBuildWith1394} was the last.`,
    ),
    changes: [
      {
        says: 'Use KDNET instead.',
        change: [{ op: 'replace', path: '/wire', value: { kind: 'net', port: 50_000 } }],
      },
    ],
  };
}

/** Serial and USB wires are switched on at the target by hand (L2); nobody can see from here whether that was done. */
export function wirePrerequisites(view: View): Reason[] {
  const wire = wireOf(view);
  const settings: Partial<Record<typeof wire.kind, string>> = {
    com: `serial debugport:1 baudrate:${wire.kind === 'com' ? wire.baud : ''}`,
    'vm-pipe': 'serial debugport:1 baudrate:115200',
    'com-tcp': 'serial debugport:1 baudrate:115200',
    usb: `usb targetname:${wire.kind === 'usb' ? wire.targetname : ''}`,
    '1394': `1394 channel:${wire.kind === '1394' ? wire.channel : ''}`,
  };
  const setting = settings[wire.kind];
  if (setting === undefined || view.target.os !== 'windows') return [];
  return [
    reason(
      'L2',
      `${view.target.name} must have been started with "bcdedit /debug on" and "bcdedit /dbgsettings ${setting}"; "bcdedit /debug off" takes it back.`,
    ),
  ];
}
