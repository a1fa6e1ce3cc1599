/** Microsoft's debuggers on Windows: kits, WinDbg of the Store, folders on PATH and of the user. */
import type { Program, Toolset } from '../../core/contract/schemas.ts';
import type { Architecture } from '../../core/situation/schema.ts';
import type { Machine } from './machine.ts';
import { imageFacts } from './windows-image.ts';

const architectures = ['x64', 'x86', 'arm64'] as const;
const kitPrograms = [
  'cdb',
  'kd',
  'ntsd',
  'windbg',
  'dbgsrv',
  'kdsrv',
  'dbengprx',
  'remote',
  'kdnet',
  'kill',
  'tlist',
];
/** A folder with one of these is a folder of debuggers; remote.exe alone joins a session (2.3). */
const tellingPrograms = ['cdb', 'kd', 'dbgsrv', 'kdsrv', 'remote'];
/** The Store's WinDbg makes aliases for these, with the architecture behind the name: cdbX64.exe. */
const storePrograms = ['cdb', 'kd', 'ntsd', 'dbgsrv', 'kdsrv'];

const installKit =
  'Run the installer of the Windows SDK and tick only "Debugging Tools for Windows" (about 200 MB).';
const storeLacks =
  'WinDbg from the Store has no such program: install the Debugging Tools with the Windows SDK.';

/** Every toolset of Microsoft's that is found; one with no programs, which says how to get them, when there is none. */
export async function findWindowsToolsets(machine: Machine, folders: readonly string[]): Promise<Toolset[]> {
  const kits = await findKits(machine);
  const store = await findStore(machine);
  const others = await findInFolders(machine, folders, new Set(kits.map((kit) => lower(kit.folder))));
  const found = sortByArchitecture([...kits, ...others], machine.architecture).concat(store);
  return found.length > 0 ? found : [absentKit];
}

const absentKit: Toolset = {
  id: 'kit',
  kind: 'kit',
  name: 'Debugging Tools for Windows',
  practice: false,
  programs: [],
  missing: [{ name: 'cdb, kd, dbgsrv, kdsrv', how: installKit }],
};

/** `Windows Kits\10\Debuggers\{x64,x86,arm64}` below both program folders (13.1); other releases of the kit lie beside the 10. */
async function findKits(machine: Machine): Promise<Toolset[]> {
  const { path } = machine;
  const roots = [
    machine.variable('ProgramFiles(x86)') ?? 'C:\\Program Files (x86)',
    machine.variable('ProgramFiles') ?? 'C:\\Program Files',
  ];
  const kits: Toolset[] = [];
  for (const root of new Set(roots)) {
    for (const release of await machine.list(path.join(root, 'Windows Kits'))) {
      const debuggers = path.join(root, 'Windows Kits', release, 'Debuggers');
      for (const architecture of architectures) {
        const kit = await kitIn(machine, path.join(debuggers, architecture), architecture);
        if (kit) kits.push({ ...kit, id: `kit-${release}-${architecture}` });
      }
    }
  }
  return uniqueById(kits);
}

/** The folder itself, or its parts by architecture, for a user's folder and for PATH. */
async function findInFolders(machine: Machine, folders: readonly string[], known: Set<string>) {
  const onPath = (machine.variable('PATH') ?? '').split(machine.path.delimiter);
  const found: Toolset[] = [];
  for (const folder of [...folders, ...onPath].filter((one) => one !== '')) {
    const parts = architectures.map((one) => [machine.path.join(folder, one), one] as const);
    for (const [place, architecture] of [[folder, undefined] as const, ...parts]) {
      if (known.has(lower(place))) continue;
      known.add(lower(place));
      const kit = await kitIn(machine, place, architecture);
      if (kit) found.push(kit);
    }
  }
  return found;
}

const lower = (text: string | undefined): string => (text ?? '').toLowerCase();

async function kitIn(
  machine: Machine,
  folder: string,
  expected?: Architecture,
): Promise<Toolset | undefined> {
  const files = new Map((await machine.list(folder)).map((name) => [name.toLowerCase(), name]));
  const present = kitPrograms.filter((name) => files.has(`${name}.exe`));
  const telling = present.find((name) => tellingPrograms.includes(name));
  if (!telling) return undefined;
  // The engine's version is the kit's (13.6): the programs around it are only its consoles.
  const [engine, program] = [files.get('dbgeng.dll'), files.get(`${telling}.exe`)];
  const facts = await imageFacts((offset, length) =>
    machine.readBytes(machine.path.join(folder, engine ?? program ?? ''), offset, length),
  );
  const architecture = facts.architecture ?? expected;
  const shared = {
    ...(facts.version !== undefined && { version: facts.version }),
    ...(architecture && { architecture }),
  };
  const programs = present.map(
    (name): Program => ({
      name,
      argvPrefix: [machine.path.join(folder, files.get(`${name}.exe`) ?? '')],
      ...shared,
    }),
  );
  return {
    id: `folder-${folder.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    kind: 'kit',
    name: `Windows debuggers${architecture ? ` (${architecture})` : ''}`,
    folder,
    ...(facts.version !== undefined && { version: facts.version }),
    practice: false,
    programs,
    missing: kitPrograms
      .filter((name) => tellingPrograms.includes(name) && !present.includes(name))
      .map((name) => ({ name, how: installKit })),
  };
}

/** The Store's WinDbg: aliases of no size in one folder of the user; what they start cannot be read. */
async function findStore(machine: Machine): Promise<Toolset[]> {
  const local = machine.variable('LOCALAPPDATA');
  if (local === undefined) return [];
  const folder = machine.path.join(local, 'Microsoft', 'WindowsApps');
  const files = new Map((await machine.list(folder)).map((name) => [name.toLowerCase(), name]));
  return architectures.flatMap((architecture) => {
    const programs = storePrograms.flatMap((name): Program[] => {
      const alias = files.get(`${name}${architecture}.exe`);
      return alias ? [{ name, argvPrefix: [machine.path.join(folder, alias)], architecture }] : [];
    });
    if (programs.length === 0) return [];
    const windbg = files.get('windbgx.exe');
    if (windbg) {
      programs.push({ name: 'windbg', argvPrefix: [machine.path.join(folder, windbg)], architecture });
    }
    const missing = tellingPrograms.filter((name) => !programs.some((program) => program.name === name));
    return [
      {
        id: `store-${architecture}`,
        kind: 'store',
        name: `WinDbg from the Store (${architecture})`,
        folder,
        practice: false,
        programs,
        missing: missing.map((name) => ({ name, how: storeLacks })),
      },
    ];
  });
}

/** This computer's own architecture first: 64-bit tools debug 32-bit processes of the same computer too (13.8). */
function sortByArchitecture(toolsets: Toolset[], own: Architecture | undefined): Toolset[] {
  const isOwn = (toolset: Toolset) => toolset.programs[0]?.architecture === own;
  return [...toolsets.filter(isOwn), ...toolsets.filter((toolset) => !isOwn(toolset))];
}

function uniqueById(toolsets: Toolset[]): Toolset[] {
  return [...new Map(toolsets.map((toolset) => [toolset.id, toolset])).values()];
}
