/** Small plans for tests, in the shape that the planner gives them. */
import type { Plan, Step } from '../../../core/plan/schema.ts';
import type { Computer, Situation } from '../../../core/situation/schema.ts';

export function step(id: string, command: string, more: Partial<Step> = {}): Step {
  return {
    id,
    on: 'TECH',
    kind: 'run',
    program: command.split(' ')[0] ?? '',
    command,
    after: [],
    why: 'For the test.',
    source: 'test',
    ...more,
  };
}

export const tech: Computer = { name: 'TECH', os: 'windows', tools: 'kit', person: 'technician' };

export function planOf(steps: Step[], more: { situation?: Partial<Situation>; cleanup?: Step[] } = {}): Plan {
  const situation: Situation = {
    version: 1,
    target: { kind: 'new-process', on: 'TECH', image: 'ticker.exe' },
    computers: [tech],
    technician: 'TECH',
    reach: [],
    symbols: { on: [] },
    ...more.situation,
  };
  return {
    version: 1,
    method: 'debugger',
    situation,
    routes: [],
    steps,
    cleanup: more.cleanup ?? [],
    warnings: [],
  };
}

export const serverStep = (more: Partial<Step> = {}): Step =>
  step('server', 'cdb -server tcp:port=5005,password=Secret1 ticker.exe', {
    opens: [{ protocol: 'tcp', at: '5005' }],
    ...more,
  });

export const clientStep = (more: Partial<Step> = {}): Step =>
  step('client', 'cdb -remote tcp:server=localhost,port=5005,password=Secret1', {
    after: ['server'],
    ...more,
  });

/** One computer: a server and a client beside it. */
export const pairPlan = (): Plan => planOf([serverStep(), clientStep()]);
