import path from 'node:path';
import type { Failure, Toolset } from '../../core/contract/schemas.ts';
import type { Start } from './model.ts';
import type { SystemPort } from './system.ts';
import { winePrefix } from './wine.ts';

/** A folder or file of a command as this system writes it: the engine kit's programs are Wine's, whose drive Z: is the root. */
export function systemPath(text: string, toolset: Toolset): string {
  const found = toolset.kind === 'engine-kit' ? /^([a-z]):[\\/](.*)$/i.exec(text) : null;
  if (!found?.[1] || found[2] === undefined) return text;
  const rest = found[2].replaceAll('\\', '/');
  if (found[1].toLowerCase() === 'z') return `/${rest}`;
  return path.join(winePrefix(toolset.folder ?? '/'), `drive_${found[1].toLowerCase()}`, rest);
}

export async function checkFolder(
  { step, folder, launch }: Start,
  system: SystemPort,
): Promise<Failure | undefined> {
  if ((await system.file(folder)) === 'folder') return undefined;
  const says = `The folder "${step.folder ?? folder}" is not there: ${launch.title} is to run in it.`;
  return { kind: 'not-found', says, field: 'target.folder', step: step.id };
}

/** The program that is to be debugged must be there, as the toolset that starts it looks for it. */
export async function checkProgram(
  image: string,
  start: Start,
  system: SystemPort,
): Promise<Failure | undefined> {
  const { toolset, step } = start;
  const fault = (kind: Failure['kind'], says: string): Failure => ({
    kind,
    says,
    field: 'target.image',
    step: step.id,
  });
  if (toolset.kind === 'practice') return undefined;
  if (toolset.kind === 'engine-kit' && image.startsWith('/')) {
    const windows = `Z:${image.replaceAll('/', '\\')}`;
    return fault(
      'bad-input',
      `"${image}" is a path of Linux, and to the debugger an option: write ${windows}.`,
    );
  }
  const places = programPlaces(image, start);
  const kinds = await Promise.all(places.map((place) => system.file(place)));
  if (toolset.kind === 'gnu' && !kinds.includes('executable') && kinds.includes('file')) {
    return fault('not-permitted', `"${image}" is not executable for this user.`);
  }
  if (kinds.some((kind) => kind === 'file' || kind === 'executable') || places.length === 0) return undefined;
  if (kinds.includes('folder')) return fault('bad-input', `"${image}" is a folder: give the program in it.`);
  const hint =
    toolset.kind === 'engine-kit' ? ' Give its Windows path, such as Z:\\folder\\program.exe.' : '';
  return fault('not-found', `The program "${image}" is not there.${hint}`);
}

/** Where a program may lie; empty where only the system itself can tell (a bare name on PATH). */
function programPlaces(image: string, { toolset, folder }: Start): string[] {
  if (toolset.kind === 'engine-kit') {
    const file = systemPath(image, toolset);
    const names = /\.[^.\\/]+$/.test(file) ? [file] : [file, `${file}.exe`];
    if (path.isAbsolute(file)) return names;
    const folders = [folder, path.join(toolset.folder ?? '', 'programs')];
    return folders.flatMap((one) => names.map((name) => path.join(one, name.replaceAll('\\', '/'))));
  }
  const bare = !/[\\/]/.test(image);
  if (path.isAbsolute(image)) return [image];
  // gdbserver looks for a bare name in its folder, then on PATH; Windows' debuggers likewise.
  return bare ? [] : [path.resolve(folder, image)];
}
