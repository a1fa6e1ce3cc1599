import type { Result } from '../../core/contract/result.ts';
import type { Failure, ProcessInfo } from '../../core/contract/schemas.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { isHere } from '../runners/runner.ts';
import type { Start } from './model.ts';
import { checkProgram } from './preflight-files.ts';
import type { SystemPort } from './system.ts';

/** The processes as a toolset counts them. */
export type ProcessList = (toolset: string) => Promise<Result<ProcessInfo[], Failure>>;

/** The target must be there, and this user must be allowed to debug it; only where it is on this computer. */
export async function checkTarget(
  plan: Plan,
  starts: readonly Start[],
  system: SystemPort,
  processes: ProcessList,
): Promise<Failure | undefined> {
  const { target, computers } = plan.situation;
  const computer = computers.find((one) => one.name === target.on);
  if (!computer || !isHere(computer, plan.situation, system.computer())) return undefined;
  const { pid, image } = target;
  if (target.kind === 'running-process' && pid !== undefined) {
    const start = starts.find((one) => names(one, `${pid}`));
    return start && checkProcess(pid, start, system, processes);
  }
  if (target.kind === 'new-process' && image !== undefined) {
    const start = starts.find((one) => names(one, image));
    return start && checkProgram(image, start, system);
  }
  return undefined;
}

/** As an argument, or at the end of a command for gdb: -ex "attach 12". */
const names = ({ launch }: Start, what: string): boolean =>
  launch.arguments.some((word) => word === what || word.endsWith(` ${what}`));

async function checkProcess(
  pid: number,
  { step, toolset }: Start,
  system: SystemPort,
  processes: ProcessList,
): Promise<Failure | undefined> {
  const place = { field: 'target.pid', step: step.id };
  const listed = await processes(toolset.id);
  if (!listed.ok) return { ...listed.error, ...place };
  if (!listed.value.some((one) => one.pid === pid)) {
    const counts = toolset.kind === 'engine-kit' ? ' as Wine counts them' : '';
    return { kind: 'not-found', says: `There is no process ${pid} on ${step.on}${counts}.`, ...place };
  }
  // Other toolsets count in ids of their own, or ask the system themselves.
  const problem = toolset.kind === 'gnu' ? await system.attachProblem(pid) : undefined;
  return problem === undefined ? undefined : { kind: 'not-permitted', says: problem, ...place };
}
