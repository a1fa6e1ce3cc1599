/**
 * Everything that can be checked before anything is started. The first fault is the answer: one clear sentence, nothing half-started.
 */
import { maskSecrets } from '../../core/commands/parts.ts';
import { splitCommandLine } from '../../core/commands/split.ts';
import type { CallInput } from '../../core/contract/messages.ts';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { Failure, ThisComputer, Toolset } from '../../core/contract/schemas.ts';
import type { Plan, Step, StepId } from '../../core/plan/schema.ts';
import { type Runner, runnerOf } from '../runners/runner.ts';
import { consoleOf, orderFault } from './conductor.ts';
import { launchOf } from './launch.ts';
import type { Start } from './model.ts';
import { checkAddresses } from './preflight-addresses.ts';
import { checkFolder, systemPath } from './preflight-files.ts';
import { checkPorts } from './preflight-ports.ts';
import { checkTarget, type ProcessList } from './preflight-target.ts';
import { checkTransports } from './preflight-transports.ts';
import type { SystemPort } from './system.ts';
import { chooseToolset, programOf } from './toolset-choice.ts';

export interface PreflightDeps {
  system: SystemPort;
  toolsets: { list(refresh: boolean): Promise<Toolset[]>; processes: ProcessList };
  /** Where transcripts are written. */
  transcripts: string;
}

type Request = Pick<CallInput<'startSession'>, 'plan' | 'toolsets'>;

/** The steps that run here, ready to be started; `only`: check this step alone (the others run). */
export async function preflight(
  { plan, toolsets: chosen }: Request,
  deps: PreflightDeps,
  only?: StepId,
): Promise<Result<Map<StepId, Start>, Failure>> {
  const wrongOrder = orderFault(plan.steps);
  if (wrongOrder) return fail({ kind: 'bad-input', ...wrongOrder });
  const here = deps.system.computer();
  const typedHere = stepsHere(plan, here).filter((step) => only === undefined || step.id === only);
  const hole = typedHere.map(holeIn).find((found) => found !== undefined);
  if (hole) return fail(hole);
  const starts = await prepare(plan, typedHere, chosen, deps);
  if (!starts.ok) return starts;
  const fault = await firstFault(plan, starts.value, deps);
  return fault ? fail(fault) : ok(new Map(starts.value.map((start) => [start.step.id, start])));
}

/** What the app does by itself: programs it starts, lines it types into their consoles. */
function stepsHere(plan: Plan, here: ThisComputer): Step[] {
  const runner = (step: Step, opened: ReadonlySet<string>): Runner =>
    runnerOf(step, plan.situation, here, opened).runner;
  const runs = plan.steps.filter((step) => step.kind === 'run' && runner(step, new Set()) === 'here');
  const opened = new Set(runs.map(consoleOf));
  return plan.steps.filter((step) => runner(step, opened) === 'here');
}

function holeIn(step: Step): Failure | undefined {
  const hole = /<[A-Z][A-Z_ -]*>/.exec(step.command)?.[0];
  if (hole === undefined) return undefined;
  const says = `${hole} in "${maskSecrets(step.command)}" is not filled in: answer that question, then start.`;
  return { kind: 'bad-input', says, step: step.id };
}

async function prepare(
  plan: Plan,
  steps: readonly Step[],
  chosen: Readonly<Record<string, string>>,
  deps: PreflightDeps,
): Promise<Result<Start[], Failure>> {
  const toolsets = await deps.toolsets.list(false);
  const runs = steps.filter((step) => step.kind === 'run');
  const starts: Start[] = [];
  for (const step of runs) {
    const computer = plan.situation.computers.find((one) => one.name === step.on);
    if (!computer) continue; // runnerOf gives steps of unknown computers to people
    const launch = launchOf(step, splitCommandLine(step.command, 'cmd'));
    const programs = runs
      .filter((other) => other.on === step.on)
      .map(({ program, command }) => program ?? firstWord(command));
    const toolset = chooseToolset(computer, programs, toolsets, chosen[step.on]);
    if (!toolset.ok) return fail({ kind: 'missing-toolset', says: toolset.error, step: step.id });
    const program = programOf(toolset.value, launch.program);
    if (!program) continue; // chooseToolset has seen to it
    starts.push({
      step,
      launch,
      toolset: toolset.value,
      argv: [...program.argvPrefix, ...launch.arguments],
      target: targetName(plan),
      folder: step.folder === undefined ? deps.system.homeFolder() : systemPath(step.folder, toolset.value),
    });
  }
  return ok(starts);
}

function targetName({ situation: { target } }: Plan): string | undefined {
  return (
    target.image?.split(/[\\/]/).at(-1) ?? (target.pid === undefined ? undefined : `Process ${target.pid}`)
  );
}

const firstWord = (command: string): string => splitCommandLine(command, 'cmd')[0] ?? '';

/** Cheap checks first; those that ask a program or a name server last. */
async function firstFault(
  plan: Plan,
  starts: readonly Start[],
  deps: PreflightDeps,
): Promise<Failure | undefined> {
  const { system } = deps;
  for (const start of starts) {
    const fault =
      checkTransports(start) ?? notElevated(start, system.computer()) ?? (await checkFolder(start, system));
    if (fault) return fault;
  }
  if (!(await system.writable(deps.transcripts))) {
    const says = `${deps.transcripts} cannot be written: the transcripts of the consoles are kept there.`;
    return { kind: 'storage', says };
  }
  return (
    (await checkPorts(starts, system)) ??
    (await checkTarget(plan, starts, system, deps.toolsets.processes)) ??
    (await checkAddresses(starts, system))
  );
}

/** Windows asks for consent in a window of its own and starts the program outside of our pseudo-terminal: it cannot be raised from here. */
function notElevated({ step, toolset }: Start, here: ThisComputer): Failure | undefined {
  if (!step.elevated || toolset.practice || here.os !== 'windows' || here.elevated) return undefined;
  const says = `"${maskSecrets(step.command)}" needs administrator rights: start Debug Switchboard as administrator.`;
  return { kind: 'not-permitted', says, step: step.id };
}
