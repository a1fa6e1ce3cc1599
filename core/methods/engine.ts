/** Where the engine of an ordinary session runs, with which program and which options. */
import { quoted } from '../plan/words.ts';
import type { Computer, ComputerName } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { targetWords } from './target-words.ts';
import { kernelWords } from './wires.ts';

/** The engine of `debugger` and `remote-exe`: beside the target, or for a kernel at the other end of its wire. */
export const engineComputer = (view: View): Computer =>
  view.situation.target.kind === 'kernel' ? (view.kernelHost ?? view.target) : view.target;

/** kd for kernels, cdb for everything else; ntsd opens a window of its own (design 6). */
export const engineProgram = ({ situation }: View): string =>
  situation.target.kind === 'kernel' ? 'kd' : 'cdb';

/** What a technician types into: WinDbg when a window is wanted, or when only it can find the sources (A11). */
export function clientProgram(view: View): string[] {
  const { sources, technician, target } = view.situation;
  const sourcesHere =
    sources?.path !== undefined &&
    sources.on.includes(technician) &&
    !sources.on.includes(engineComputer(view).name);
  if (view.wants.graphical || sourcesHere) return ['windbg'];
  return [target.kind === 'kernel' ? 'kd' : 'cdb'];
}

/** Everything behind the transport on the engine's command line; the target comes last. */
export function engineWords(view: View, engine: ComputerName): string[] {
  const kernel = view.situation.target.kind === 'kernel';
  return [...pathWords(view, engine), ...(kernel ? kernelWords(view) : targetWords(view))];
}

/** Symbol path, source path and log, all on the engine's computer (1.6). */
export function pathWords({ situation, wants }: View, engine: ComputerName): string[] {
  const { symbols, sources } = situation;
  const sourcePath = sources?.on.includes(engine) ? sources.path : undefined;
  return [
    ...(symbols.path === undefined ? [] : ['-y', quoted(symbols.path)]),
    ...(sourcePath === undefined ? [] : ['-srcpath', quoted(sourcePath)]),
    ...(wants.log ? ['-loga', logFile] : []),
  ];
}

/** In the working folder of the engine; appended to, so that a second session does not erase the first. */
const logFile = 'session.log';
