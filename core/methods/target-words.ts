/** The part of a command line that names the target, and what a debugger prints when it has it. */
import { quoted } from '../plan/words.ts';
import type { Situation, Target } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';

/** The target runs on after the session: what was there before, or what Windows starts anyway (wants.keepTarget, default true). */
export const targetStays = ({ situation, wants }: View): boolean =>
  ['running-process', 'service-start', 'crash', 'logon-process'].includes(situation.target.kind) &&
  wants.keepTarget !== false;

/** Last on a command line of cdb, windbg or ntsd: everything behind a program belongs to the program (section 7). */
export function targetWords(view: View): string[] {
  const { target } = view.situation;
  switch (target.kind) {
    case 'dump-file':
      return ['-z', quoted(target.dumpPath ?? '<DUMP>')];
    case 'app-package':
      return [
        '-plmPackage',
        quoted(target.package?.name ?? '<PACKAGE>'),
        '-plmApp',
        quoted(target.package?.app ?? '<APP>'),
      ];
    case 'running-process':
      // A debugger that is killed takes its target along, also an attached one, unless it has -pd (engine 8.6).
      return [...(targetStays(view) ? ['-pd'] : []), ...attachWords(target)];
    default:
      return windowsProgram(view);
  }
}

function attachWords({ pid, service, image }: Target): string[] {
  if (pid !== undefined) return ['-p', String(pid)];
  if (service !== undefined) return ['-psn', quoted(service)];
  if (image !== undefined) return ['-pn', quoted(baseName(image))];
  return ['-p', '<PID>'];
}

/**
 * A path that begins with a slash or a dash would be read as an option. Under Wine, Z: is the root of the other system; on Windows a
 * backslash means the same.
 */
function windowsPath({ situation, target: { os } }: View): string {
  const { image = '<PROGRAM>' } = situation.target;
  if (image.startsWith('/')) return `${os === 'windows' ? '' : 'Z:'}${image.replaceAll('/', '\\')}`;
  return image.startsWith('-') ? `.\\${image}` : image;
}

/** A program as the debuggers take it on their command line. */
export const windowsProgram = (view: View): string[] =>
  programWords({ ...view.situation.target, image: windowsPath(view) });

/** dbgsrv starts it before any of its code runs, and the smart client attaches to it (D11). */
export const startsSuspended = ({ situation: { target } }: View): boolean =>
  target.kind === 'new-process' && target.suspended === true;

/** For a program that dbgsrv has started suspended: -pb, so that the first stop is the program's own (D11). */
export function suspendedWords({ situation: { target }, wants }: View): string[] {
  const keep = wants.keepTarget === false ? [] : ['-pd'];
  return [
    ...keep,
    '-pb',
    ...(target.image === undefined ? ['-p', '<PID>'] : ['-pn', quoted(baseName(target.image))]),
  ];
}

/** A running service belongs to the system: only an elevated debugger, or process server, may open it (D6). */
export const needsElevation = ({ situation: { target } }: View): boolean =>
  target.kind === 'running-process' && target.service !== undefined;

/** A program and its arguments; the arguments are a command line already and stay as they are. */
export function programWords({ image, arguments: given }: Target): string[] {
  return [quoted(image ?? '<PROGRAM>'), ...(given ? [given] : [])];
}

/** -pn takes the name without its folder. */
export const baseName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path;

/** What a kernel debugger prints while its target has not answered yet; that is normal. */
export const waitingText = 'Waiting to reconnect...';

/** What is printed when the debugger has stopped its target, or waits for it. */
export function stopText({ kind }: Target): string | undefined {
  switch (kind) {
    case 'running-process':
    case 'new-process':
    case 'app-package':
      return 'Break instruction exception - code 80000003 (first chance)';
    case 'dump-file':
      return 'Loading Dump File';
    case 'kernel':
      return waitingText;
    default:
      return undefined;
  }
}

/** The target in a sentence: "OrderHost.exe", "process 4312", "the program". */
export function targetName({ target }: Situation): string {
  if (target.image !== undefined) return baseName(target.image);
  if (target.service !== undefined) return `service ${target.service}`;
  if (target.pid !== undefined) return `process ${target.pid}`;
  const names: Partial<Record<Target['kind'], string>> = {
    kernel: `the kernel of ${target.on}`,
    'dump-file': 'the dump file',
    'logon-process': 'WinLogon',
    csrss: 'CSRSS',
    'app-package': 'the app',
    'new-process': 'the program',
  };
  return names[target.kind] ?? 'the process';
}
