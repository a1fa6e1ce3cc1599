/** Debuggers that Windows starts by itself: before a service or WinLogon runs, or when a program crashes (section 14). */

import type { Step, StepId } from '../plan/schema.ts';
import { run, step } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import type { Architecture, Target } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { sourceOf } from './rules.ts';
import { baseName } from './target-words.ts';

export interface Installed {
  readonly steps: Step[];
  /** Takes everything back; runs after the debugger has ended. */
  readonly cleanup: Step[];
  /** The step after which the debugger runs. */
  readonly started: StepId;
}

/** A step after which something runs or listens, so that a clean-up step must end it. */
export const needsEnding = ({ kind, opens }: Step): boolean => kind === 'run' || opens !== undefined;

/** Kinds whose debugger is put into the registry. */
export const startsByItself = ({ kind }: Target): boolean =>
  kind === 'service-start' || kind === 'crash' || kind === 'logon-process';

const windowsNt = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const wow64 = 'HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows NT\\CurrentVersion';

/**
 * `words`: options of ntsd, in the order they must have; what names the target is added here. Steps start after `after`; `opens` says
 * what the debugger listens on once it runs.
 */
export function install(
  view: View,
  words: readonly string[],
  after: readonly StepId[],
  opens: NonNullable<Step['opens']>,
): Installed {
  switch (view.situation.target.kind) {
    case 'crash':
      return forCrashes(view, words, after, opens);
    case 'logon-process':
      return beforeLogon(view, words, after);
    default:
      return beforeService(view, words, after, opens);
  }
}

/** Windows needs the whole path: the debuggers' folder is not searched. The kit's usual place (13.1). */
function ntsd(view: View): string {
  return ntsdOf(view.target.architecture ?? nativeOf(view.situation.target.architecture));
}

/** 64-bit tools debug both kinds of programs of their own computer (13.8). */
const nativeOf = (architecture: Architecture = 'x64'): Architecture =>
  architecture === 'x86' ? 'x64' : architecture;

function ntsdOf(architecture: Architecture): string {
  return `"C:\\Program Files (x86)\\Windows Kits\\10\\Debuggers\\${architecture}\\ntsd.exe"`;
}

const line = (view: View, words: readonly string[], program = ntsd(view)): string =>
  [program, ...words].join(' ');

const set = (key: string, name: string, type: 'REG_SZ' | 'REG_DWORD', data: string): string =>
  `reg add "${key}" /v ${name} /t ${type} /d ${quoted(data)} /f`;
const remove = (key: string, name: string): string => `reg delete "${key}" /v ${name} /f`;

/** Longer than anybody debugs: one day, in milliseconds; else Windows ends the service after 30 s (14.10). */
const serviceTimeoutMs = 86_400_000;
const control = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';

function beforeService(
  view: View,
  words: readonly string[],
  after: readonly StepId[],
  opens: NonNullable<Step['opens']>,
): Installed {
  const { image, service } = view.situation.target;
  const on = view.target.name;
  const name = quoted(service ?? '<SERVICE>');
  const key = `${windowsNt}\\Image File Execution Options\\${image === undefined ? '<PROGRAM>' : baseName(image)}`;
  const shared = { on, elevated: true, kind: 'registry' } as const;
  return {
    started: 'start-service',
    steps: [
      step({
        ...shared,
        id: 'service-debugger',
        command: set(key, 'Debugger', 'REG_SZ', line(view, words)),
        after,
        why: 'From now on every start of this program goes through the debugger.',
        source: sourceOf('14.8'),
      }),
      step({
        ...shared,
        id: 'service-timeout-before',
        kind: 'check',
        command: `reg query "${control}" /v ServicesPipeTimeout`,
        after,
        why: 'Note what it prints, to be put back in the end. Usually there is no such value.',
        source: sourceOf('14.10'),
      }),
      step({
        ...shared,
        id: 'service-timeout',
        command: set(control, 'ServicesPipeTimeout', 'REG_DWORD', String(serviceTimeoutMs)),
        after: ['service-timeout-before'],
        why: 'Windows ends a service that does not answer within 30 seconds; this gives it a day.',
        source: sourceOf('14.10'),
      }),
      run({
        id: 'start-service',
        on,
        words: ['net', 'start', name],
        elevated: true,
        after: ['service-debugger', 'service-timeout'],
        opens,
        why: `Starts the service in the debugger. If it runs already, "net stop ${name}" first.`,
        source: sourceOf('14.8'),
      }),
    ],
    cleanup: [
      step({
        ...shared,
        id: 'remove-service-debugger',
        command: remove(key, 'Debugger'),
        why: 'The program starts without a debugger again.',
        source: sourceOf('14.8'),
        undoes: 'service-debugger',
      }),
      step({
        ...shared,
        id: 'remove-service-timeout',
        command: remove(control, 'ServicesPipeTimeout'),
        why: 'Windows goes back to its own limit. If another value was noted before, put it back.',
        source: sourceOf('14.10'),
        undoes: 'service-timeout',
      }),
    ],
  };
}

/** S41; -x leaves first chances alone, and GlobalFlag is the page's own value (14.13). */
function beforeLogon(view: View, words: readonly string[], after: readonly StepId[]): Installed {
  const key = `${windowsNt}\\Image File Execution Options\\WinLogon.EXE`;
  const shared = {
    on: view.target.name,
    elevated: true,
    kind: 'registry',
    source: sourceOf('14.13'),
  } as const;
  return {
    started: 'restart',
    steps: [
      step({
        ...shared,
        id: 'logon-debugger',
        command: set(key, 'Debugger', 'REG_SZ', line(view, [...words, '-x', '-g'])),
        after,
        why: 'WinLogon starts in the debugger at the next start of Windows.',
      }),
      step({
        ...shared,
        id: 'logon-flags',
        command: set(key, 'GlobalFlag', 'REG_DWORD', '0x000400F0'),
        after,
        why: 'Switches the checks on that the page recommends for WinLogon.',
      }),
      step({
        ...shared,
        id: 'restart',
        kind: 'reboot',
        command: 'shutdown -r -t 0',
        after: ['logon-debugger', 'logon-flags'],
        why: 'WinLogon is started only when Windows starts.',
      }),
    ],
    cleanup: [
      step({
        ...shared,
        id: 'remove-logon-debugger',
        command: remove(key, 'Debugger'),
        why: 'WinLogon starts without a debugger again.',
        undoes: 'logon-debugger',
      }),
      step({
        ...shared,
        id: 'remove-logon-flags',
        command: remove(key, 'GlobalFlag'),
        why: 'Takes the checks back.',
        undoes: 'logon-flags',
      }),
    ],
  };
}

/** Both views of the registry, or crashes of 32-bit programs are missed (13.9). */
const bothViews: readonly RegistryView[] = [
  { id: '', key: `${windowsNt}\\AeDebug`, file: 'aedebug.reg', programs: '64-bit' },
  { id: '-32', key: `${wow64}\\AeDebug`, file: 'aedebug-32.reg', programs: '32-bit', architecture: 'x86' },
];

interface RegistryView {
  id: '' | '-32';
  key: string;
  file: string;
  programs: string;
  /** Whose ntsd, where it is not that of the system. */
  architecture?: Architecture;
}

function forCrashes(
  view: View,
  words: readonly string[],
  after: readonly StepId[],
  opens: NonNullable<Step['opens']>,
): Installed {
  const shared = {
    on: view.target.name,
    elevated: true,
    kind: 'registry',
    source: sourceOf('14.1'),
  } as const;
  // Windows fills in the process and the event; %p would be next, so nothing else may hold a percent sign (14.2).
  const template = [...words, '-p', '%ld', '-e', '%ld', '-g'];
  const views = view.target.architecture === 'x86' ? bothViews.slice(0, 1) : bothViews;
  const steps: Step[] = [];
  const cleanup: Step[] = [];
  for (const { id, key, file, programs, architecture } of views) {
    const value = line(view, template, architecture && ntsdOf(architecture));
    const [save, debug, auto] = [`save-crash${id}`, `crash-debugger${id}`, `crash-auto${id}`];
    steps.push(
      step({
        ...shared,
        id: save,
        kind: 'check',
        command: `reg export "${key}" ${file} /y`,
        after,
        why: 'Keeps what was there before, to be put back.',
      }),
      step({
        ...shared,
        id: debug,
        command: set(key, 'Debugger', 'REG_SZ', value),
        after: [save],
        why: `The next crash of a ${programs} program starts the debugger.`,
      }),
      step({
        ...shared,
        id: auto,
        command: set(key, 'Auto', 'REG_SZ', '1'),
        after: [save],
        why: 'Without a question to somebody at the screen.',
      }),
    );
    cleanup.push(
      step({
        ...shared,
        id: `remove-crash-debugger${id}`,
        command: remove(key, 'Debugger'),
        why: 'Crashes no longer start our debugger.',
        undoes: [debug, save],
      }),
      step({
        ...shared,
        id: `restore-crash${id}`,
        command: `reg import ${file}`,
        after: [`remove-crash-debugger${id}`],
        why: 'Puts back what was there before.',
        undoes: auto,
      }),
    );
  }
  const wait: Step = {
    ...step({
      id: 'crash',
      on: view.target.name,
      kind: 'wait',
      command: 'Wait until a program crashes',
      after: views.flatMap(({ id }) => [`crash-debugger${id}`, `crash-auto${id}`]),
      why: 'Windows then starts the debugger on it.',
      source: sourceOf('14.1'),
    }),
    ...(opens.length > 0 ? { opens } : {}),
  };
  return { started: 'crash', steps: [...steps, wait], cleanup };
}
