/** The debugger programs of this computer: found, never assumed; and the processes that each set of them can attach to. */
import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { Failure, ProcessInfo, Toolset } from '../../core/contract/schemas.ts';
import { appFolder as ownAppFolder } from '../places.ts';
import { findEngineKits, processLister } from './engine-kit.ts';
import { findGnu } from './gnu.ts';
import type { Machine } from './machine.ts';
import { findPractice, practiceProcesses } from './practice-toolset.ts';
import { listLinuxProcesses } from './proc.ts';
import { parseListedProcesses, parseWindowsProcesses, windowsProcessQuery } from './process-lists.ts';
import { thisMachine } from './this-machine.ts';
import { findWindowsToolsets } from './windows-kits.ts';

export interface Toolsets {
  /**
   * Best first, practice last. Toolsets that this system could have and has not are in it too, with no programs and with `missing`
   * saying how to get them. Looked for once; again with `refresh`.
   */
  list(refresh: boolean): Promise<Toolset[]>;
  /** What the toolset can attach to, with process ids as its debuggers count them. */
  processes(toolset: string): Promise<Result<ProcessInfo[], Failure>>;
}

export interface ToolsetsNeeds {
  /** The user's folders (settings.toolFolders); asked at each look. */
  folders(): readonly string[] | Promise<readonly string[]>;
  /** Where package.json lies; beside it dist/practice and perhaps .engine. */
  appFolder?: string;
  machine?: Machine;
}

export function createToolsets({
  folders,
  appFolder = ownAppFolder,
  machine = thisMachine(),
}: ToolsetsNeeds): Toolsets {
  let looked: Promise<Toolset[]> | undefined;
  const look = async () => findAll(machine, appFolder, await folders());
  const list = (refresh: boolean) => {
    if (refresh || !looked) looked = look();
    return looked;
  };
  return {
    list,
    async processes(id) {
      const toolset = (await list(false)).find((one) => one.id === id);
      if (!toolset) return fail({ kind: 'not-found', says: `There is no toolset ${id} on this computer.` });
      if (toolset.programs.length === 0) return fail({ kind: 'missing-toolset', says: absence(toolset) });
      return listProcesses(machine, toolset);
    },
  };
}

async function findAll(machine: Machine, appFolder: string, folders: readonly string[]): Promise<Toolset[]> {
  const { path } = machine;
  const kitFolders = [
    machine.variable('SWITCHBOARD_ENGINE_KIT') ?? '',
    ...folders,
    path.join(appFolder, '.engine'),
  ];
  const [windows, kits, gnu, practice] = await Promise.all([
    machine.os === 'windows' ? findWindowsToolsets(machine, folders) : [],
    machine.os === 'linux'
      ? findEngineKits(
          machine,
          kitFolders.filter((folder) => folder !== ''),
        )
      : [],
    findGnu(machine, folders),
    findPractice(machine, path.join(unpacked(appFolder), 'dist', 'practice')),
  ]);
  return [...windows, ...kits, gnu, practice];
}

/** A packaged app lies in an archive that only Electron can read: what Node must run is kept beside it. */
const unpacked = (folder: string): string => folder.replace(/app\.asar(?=[\\/]?$)/, 'app.asar.unpacked');

const absence = (toolset: Toolset): string =>
  `${toolset.name}: not found on this computer. ${toolset.missing.map((one) => one.how).join(' ')}`;

function listProcesses(machine: Machine, toolset: Toolset): Promise<Result<ProcessInfo[], Failure>> {
  if (toolset.kind === 'engine-kit') {
    const lister = machine.path.join(toolset.folder ?? '', 'bin', processLister);
    return listedBy(machine, toolset, [lister], (output) => parseListedProcesses(output, 'x64'));
  }
  if (toolset.kind === 'practice') {
    const lister = practiceProcesses(machine, toolset) ?? [];
    return listedBy(machine, toolset, lister, (output) => parseListedProcesses(output, 'x64'));
  }
  if (machine.os === 'windows') return listedBy(machine, toolset, windowsProcessQuery, parseWindowsProcesses);
  if (machine.os === 'linux') return listLinuxProcesses(machine, process.pid).then(ok);
  const says = `Processes cannot be listed on this system: type the process id.`;
  return Promise.resolve(fail({ kind: 'not-permitted', says }));
}

async function listedBy(
  machine: Machine,
  toolset: Toolset,
  argv: readonly string[],
  parse: (output: string) => ProcessInfo[] | undefined,
): Promise<Result<ProcessInfo[], Failure>> {
  const output = await machine.run(argv);
  const processes = output.ok ? parse(output.value) : undefined;
  if (processes) return ok(processes);
  const reason = output.ok ? 'the list cannot be read' : output.error;
  return fail({ kind: 'not-running', says: `The processes of ${toolset.name} cannot be listed: ${reason}.` });
}
