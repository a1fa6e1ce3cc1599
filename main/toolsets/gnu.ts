/** GNU debuggers on PATH and in the user's folders. */
import type { Program, Toolset } from '../../core/contract/schemas.ts';
import type { Machine } from './machine.ts';

const names = ['gdb', 'gdbserver'];

/** Always one toolset: with no programs when none is found; `missing` says how to get what is not there. */
export async function findGnu(machine: Machine, folders: readonly string[]): Promise<Toolset> {
  const onPath = (machine.variable('PATH') ?? '').split(machine.path.delimiter);
  const places = [...folders, ...onPath].filter((folder) => folder !== '');
  const found = await Promise.all(names.map((name) => findProgram(machine, name, places)));
  const programs = found.filter((program) => program !== undefined);
  const version = programs[0]?.version;
  return {
    id: 'gnu',
    kind: 'gnu',
    name: 'GNU debuggers',
    ...(version !== undefined && { version }),
    practice: false,
    programs,
    missing: names
      .filter((name) => !programs.some((program) => program.name === name))
      .map((name) => ({ name, how: howToGet(machine, name) })),
  };
}

async function findProgram(
  machine: Machine,
  name: string,
  places: readonly string[],
): Promise<Program | undefined> {
  const file = machine.os === 'windows' ? `${name}.exe` : name;
  for (const folder of places) {
    const program = machine.path.join(folder, file);
    if (!(await machine.isProgram(program))) continue;
    const version = await askVersion(machine, program);
    return {
      name,
      argvPrefix: [program],
      ...(version !== undefined && { version }),
      ...(machine.architecture && { architecture: machine.architecture }),
    };
  }
  return undefined;
}

/** "GNU gdb (Debian 13.1-3) 13.1": the last word of the first line. */
async function askVersion(machine: Machine, program: string): Promise<string | undefined> {
  const answer = await machine.run([program, '--version']);
  const version = answer.ok ? answer.value.split('\n')[0]?.trim().split(' ').at(-1) : undefined;
  return version && /^\d/.test(version) ? version : undefined;
}

function howToGet(machine: Machine, name: string): string {
  if (machine.os === 'linux')
    return `Install the package ${name}: on Debian and Ubuntu \`sudo apt install ${name}\`.`;
  if (machine.os === 'macos' && name === 'gdb') return 'Install it with `brew install gdb`.';
  return `Debugs Linux processes: install the package ${name} on the Linux computer.`;
}
