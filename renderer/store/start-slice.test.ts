import { describe, expect, it } from 'vitest';
import { practiceSituation } from '../start/practice-situation.ts';
import { planOf } from './advice.ts';
import { fakeMain } from './testing/fake-main.ts';

function ready() {
  const main = fakeMain();
  const situation = practiceSituation({ name: 'TECH', os: 'linux' });
  const id = main.store.getState().newDocument({ name: 'Practice', situation });
  const plan = planOf(situation);
  if (plan.method === null) throw new Error('the practice situation has a plan');
  return { main, id, plan };
}

describe('Start', () => {
  it('starts the plan once, and goes to the consoles', async () => {
    const { main, id, plan } = ready();
    const { startPlan } = main.store.getState();
    await Promise.all([startPlan(plan), startPlan(plan)]);
    expect(main.asked('startSession')).toEqual([{ name: 'Practice', document: id, plan, toolsets: {} }]);
    expect(main.store.getState().route).toEqual({ at: 'consoles', document: id });
  });

  it('that fails stays at the plan and says where', async () => {
    const { main, plan } = ready();
    const failure = {
      kind: 'port-in-use',
      says: 'Port 5005 is taken.',
      field: 'prefer.port',
      step: '1',
    } as const;
    main.refusals.set('startSession', failure);
    await main.store.getState().startPlan(plan);
    expect(main.store.getState().startFailure).toEqual(failure);
    expect(main.store.getState().starting).toBe(false);
    expect(main.store.getState().route).toEqual({ at: 'start' });
  });
});
