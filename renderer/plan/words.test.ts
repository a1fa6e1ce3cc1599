import { describe, expect, it } from 'vitest';
import type { ThisComputer } from '../../core/contract/schemas.ts';
import type { Plan } from '../../core/plan/schema.ts';
import type { Situation } from '../../core/situation/schema.ts';
import { engineComputer, routeSays } from '../map/facts.ts';
import { practiceSituation } from '../start/practice-situation.ts';
import { adviceOf, planOf } from '../store/advice.ts';
import { setCanCall, setTarget } from '../wizard/answers.ts';
import { nextPort, obstacleTo } from './obstacle.ts';
import { holesIn, numbersOf, placeOf, planLead, planTitle, undoneBy } from './words.ts';

const situation = practiceSituation({ name: 'TECH', os: 'linux' });
const here: ThisComputer = {
  name: 'TECH',
  os: 'linux',
  addresses: [],
  elevated: false,
  architecture: 'x64',
};

function planFor(one: Situation, method?: Plan['method']): Plan {
  const plan = planOf(one, method);
  if (plan.method === null) throw new Error('expected a plan');
  return plan;
}

describe('the head of a plan', () => {
  it('says the method, its direction, and where the engine runs', () => {
    const plan = planFor(situation);
    expect(planTitle(plan)).toBe('Debugger server');
    expect(planLead(plan, adviceOf(situation), here)).toMatch(
      /^Best of \d that work\. 2 steps on 2 computers\. The engine runs on TARGET\.$/,
    );
    expect(planTitle(planFor(setCanCall(situation, 'TECH', 'TARGET', false)))).toBe(
      'Debugger server, reverse',
    );
  });

  it('names the engine at the technician for a process server', () => {
    const plan = planFor(situation, 'process-server');
    expect(engineComputer(plan)).toBe('TECH');
    expect(routeSays(plan)).toMatch(/^stub: TECH calls TARGET, tcp \d+\. The engine runs on TECH\.$/);
  });
});

describe('steps', () => {
  it('are numbered through to the clean-up, and know what undoes them', () => {
    const plan = planFor(situation);
    const numbers = numbersOf(plan);
    expect([...numbers.values()]).toEqual([...plan.steps, ...plan.cleanup].map((_, index) => index + 1));
    const [server] = plan.steps;
    expect(undoneBy(plan, server?.id ?? '').length).toBeGreaterThan(0);
  });

  it('run here for loopback addresses, by hand elsewhere', () => {
    const plan = planFor(situation);
    expect(plan.steps.map((step) => placeOf(plan, step, here))).toEqual(['here', 'here']);
  });
});

describe('what keeps a plan from starting', () => {
  it('is nothing for the practice situation', () => {
    expect(obstacleTo(planFor(situation), {}, here)).toBeUndefined();
  });

  it('is a placeholder in a step that would run here, with the screen that asks for it', () => {
    const plan = planFor(setTarget(situation, 'image', undefined));
    expect(holesIn(plan.steps)).toEqual(['<PROGRAM>']);
    expect(obstacleTo(plan, {}, here)).toMatchObject({ kind: 'warning', screen: 'what' });
  });

  it('is a text that is no answer, with the screen where it stands', () => {
    expect(obstacleTo(planFor(situation), { 'prefer.password': 'a,b' }, here)).toEqual({
      kind: 'error',
      says: 'A password has letters and digits only; this one has a comma.',
      screen: 'wishes',
    });
  });
});

describe('a taken port', () => {
  it('has a next one, unless the situation allows no other', () => {
    const plan = planFor(situation);
    const port = plan.routes.flat()[0]?.port;
    expect(nextPort(plan)).toBe(Number(port) + 1);
    const only = { ...situation, reach: situation.reach.map((reach) => ({ ...reach, ports: 5005 })) };
    expect(nextPort(planFor(only))).toBeUndefined();
  });
});
