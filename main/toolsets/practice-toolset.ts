/** The practice toolset: simulated debuggers of ours (practice/), the default where no debugger is installed. */
import type { Toolset } from '../../core/contract/schemas.ts';
import type { Machine } from './machine.ts';

const programs = ['cdb', 'dbgsrv'];
const processLister = 'processes';

/** `folder`: where the emitted practice programs lie. Without Node to run them it has no programs. */
export async function findPractice(machine: Machine, folder: string): Promise<Toolset> {
  const node = await machine.nodeProgram();
  return {
    id: 'practice',
    kind: 'practice',
    name: 'Practice (simulated)',
    folder,
    practice: true,
    programs:
      node === undefined
        ? []
        : programs.map((name) => ({
            name,
            argvPrefix: [node, machine.path.join(folder, `${name}.js`)],
            architecture: 'x64',
          })),
    missing:
      node === undefined
        ? [{ name: 'node', how: 'Install Node.js 20 or newer: the practice debuggers are run by it.' }]
        : [],
  };
}

/** The command that prints the processes of the practice computer, as the engine kit's lister does. */
export function practiceProcesses(machine: Machine, toolset: Toolset): string[] | undefined {
  const node = toolset.programs[0]?.argvPrefix[0];
  if (node === undefined || toolset.folder === undefined) return undefined;
  return [node, machine.path.join(toolset.folder, `${processLister}.js`)];
}
