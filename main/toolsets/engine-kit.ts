/** The engine kit (engine-kit/README.md): Microsoft's engine under Wine, on Linux. */
import type { Toolset } from '../../core/contract/schemas.ts';
import type { Machine } from './machine.ts';
import { imageFacts } from './windows-image.ts';

const programs = ['cdb', 'kd', 'dbgsrv', 'kdsrv'];
/** The kit's own program that lists Wine's processes, one JSON object per line. */
export const processLister = 'processes';
/** The kit is made for this one only. */
const architecture = 'x64';

const windowsOnly = ['ntsd', 'windbg', 'dbengprx', 'remote'].map((name) => ({
  name,
  how: 'Part of the Debugging Tools for Windows: runs on Windows only.',
}));

/** One in each of the folders that is a kit, best first; one with no programs, which says how to get it, when there is none. */
export async function findEngineKits(machine: Machine, folders: readonly string[]): Promise<Toolset[]> {
  const found: Toolset[] = [];
  for (const folder of new Set(folders)) {
    const kit = await kitIn(machine, folder);
    if (kit) found.push({ ...kit, id: found.length === 0 ? kit.id : `${kit.id}-${found.length + 1}` });
  }
  return found.length > 0 ? found : [absentKit];
}

const absentKit: Toolset = {
  id: 'engine-kit',
  kind: 'engine-kit',
  name: 'Engine kit (Wine)',
  practice: false,
  programs: [],
  missing: [
    {
      name: 'cdb, kd, dbgsrv, kdsrv',
      how:
        "Run `npm run engine` in this app's folder: it sets up Microsoft's debugger engine under Wine, on Debian, in half a minute " +
        'and 0.8 GB. It needs the .NET SDK, and root once for two packages.',
    },
  ],
};

/** A kit is told by its programs and the stamp that the set-up writes last: a half-finished one has none. */
async function kitIn(machine: Machine, folder: string): Promise<Toolset | undefined> {
  const { path } = machine;
  const program = (name: string) => path.join(folder, 'bin', name);
  if ((await machine.readText(path.join(folder, 'stamp'))) === undefined) return undefined;
  if (!(await machine.isProgram(program('cdb')))) return undefined;
  const engine = path.join(folder, 'programs', 'dbgeng.dll');
  const { version } = await imageFacts((offset, length) => machine.readBytes(engine, offset, length));
  return {
    id: 'engine-kit',
    kind: 'engine-kit',
    name: 'Engine kit (Wine)',
    folder,
    ...(version !== undefined && { version }),
    practice: false,
    programs: programs.map((name) => ({
      name,
      argvPrefix: [program(name)],
      ...(version !== undefined && { version }),
      architecture,
    })),
    missing: windowsOnly,
  };
}
