/** Which toolset starts the programs of a computer; pure. */

import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { Program, Toolset } from '../../core/contract/schemas.ts';
import type { Computer } from '../../core/situation/schema.ts';

type Kind = Toolset['kind'];

/** Real ones in order of preference; practice stands in where none of them is installed. */
const kindsFor: Record<Computer['tools'], readonly Kind[]> = {
  kit: ['kit', 'store', 'engine-kit', 'practice'],
  store: ['store', 'kit', 'engine-kit', 'practice'],
  'remote-only': ['kit', 'store', 'engine-kit', 'practice'],
  gdb: ['gnu', 'practice'],
  none: ['kit', 'store', 'engine-kit', 'gnu', 'practice'],
};

/**
 * The toolset that has all these programs: the one named by `chosen` when given, else the best of the computer's kind.
 * Error: a sentence that says what is missing and how to get it.
 */
export function chooseToolset(
  computer: Computer,
  programs: readonly string[],
  toolsets: readonly Toolset[],
  chosen: string | undefined,
): Result<Toolset, string> {
  if (chosen !== undefined) {
    const toolset = toolsets.find((one) => one.id === chosen);
    if (!toolset) return fail(`The toolset "${chosen}" chosen for ${computer.name} is not there any more.`);
    const missing = programs.find((program) => !programOf(toolset, program));
    return missing === undefined ? ok(toolset) : fail(lacks(toolset, missing));
  }
  const candidates = kindsFor[computer.tools].flatMap((kind) => toolsets.filter((one) => one.kind === kind));
  const complete = candidates.find((toolset) => programs.every((program) => programOf(toolset, program)));
  if (complete) return ok(complete);
  const real = candidates.find((toolset) => !toolset.practice) ?? candidates[0];
  const missing = programs.find((program) => !real || !programOf(real, program)) ?? programs[0] ?? 'debugger';
  return fail(
    real
      ? lacks(real, missing)
      : `${computer.name} has no toolset with ${missing}. ${howToGet(missing, toolsets)}`,
  );
}

export function programOf(toolset: Toolset, program: string): Program | undefined {
  return toolset.programs.find((one) => one.name.toLowerCase() === program.toLowerCase());
}

function lacks(toolset: Toolset, program: string): string {
  return `${toolset.name} has no ${program}. ${howToGet(program, [toolset])}`;
}

/** What the finder says about getting a program; every toolset lists what it lacks. */
function howToGet(program: string, toolsets: readonly Toolset[]): string {
  const missing = toolsets.flatMap((toolset) => toolset.missing);
  return (missing.find((one) => one.name.toLowerCase() === program.toLowerCase()) ?? missing[0])?.how ?? '';
}
