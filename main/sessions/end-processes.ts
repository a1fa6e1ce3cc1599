/** Ending processes politely, then surely, and looking whether they are gone. */
import type { RunningProcess, SystemPort } from './system.ts';

/** A debugger that is told to end writes its files and lets go of its target; Wine's programs take about a second. */
const politeLimitMs = 4_000;
const sureLimitMs = 3_000;
const lookAgainMs = 50;

/** Waits until the question is answered with true, looking again and again; false when the limit has passed. */
export async function until(question: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (!(await question())) {
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  return true;
}

/**
 * Ends what `find` finds, again and again, because a process may have started another one meanwhile. Answers what is still there
 * after both ways were tried; usually nothing.
 */
export async function endProcesses(
  system: SystemPort,
  find: () => Promise<RunningProcess[]>,
): Promise<RunningProcess[]> {
  for (const { way, limitMs } of [
    { way: 'politely', limitMs: politeLimitMs },
    { way: 'surely', limitMs: sureLimitMs },
  ] as const) {
    const found = await find();
    if (found.length === 0) return [];
    await Promise.all(found.map((one) => system.end(one, way)));
    if (await until(async () => (await find()).length === 0, limitMs)) return [];
  }
  return find();
}

/**
 * Wine starts these once for everybody, and the first program of a prefix hands them its environment: they carry the mark of a
 * console that is not theirs.
 */
const wineServices = new Set([
  'wineserver64',
  'wineserver',
  'services.exe',
  'winedevice.exe',
  'plugplay.exe',
  'svchost.exe',
  'explorer.exe',
  'rpcss.exe',
  'wineboot.exe',
  'winemenubuilder.exe',
  'tabtip.exe',
  'conhost.exe',
]);

/** The kernel of Linux cuts the names of programs. */
const longestNameInProc = 15;

/** Whether a process has this program name, as far as the system shows it. */
export function isCalled(process: RunningProcess, program: string): boolean {
  const [name, wanted] = [process.name.toLowerCase(), program.toLowerCase()];
  return name === wanted || (name.length === longestNameInProc && wanted.startsWith(name));
}

export function isWineService(process: RunningProcess): boolean {
  return [...wineServices].some((service) => isCalled(process, service));
}
