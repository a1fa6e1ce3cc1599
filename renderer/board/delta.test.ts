import { describe, expect, it } from 'vitest';
import { advise } from '../../core/methods/advise.ts';
import { newSituation } from '../../core/situation/defaults.ts';
import { MethodId } from '../../core/situation/schema.ts';
import { moveTarget, setCanCall } from '../wizard/answers.ts';
import { boardOrder, countsSay, deltaAnnounced, deltaOf, deltaSays } from './delta.ts';

const forward = moveTarget(newSituation({ name: 'TECH', os: 'windows' }), undefined);
const silent = setCanCall(forward, 'TECH', 'TARGET', false);

describe('what an answer changed', () => {
  it('names each verdict as it was', () => {
    const delta = deltaOf(advise(forward), advise(silent));
    expect(delta.was.get('debugger')).toBe('best');
    expect(deltaSays(delta, 'TECH cannot call TARGET')).toBe(
      `"TECH cannot call TARGET" changed ${delta.was.size} verdicts.`,
    );
    expect(deltaAnnounced(delta, advise(silent))).toMatch(/No method works\.$/);
  });

  it('is nothing for the same advice', () => {
    const delta = deltaOf(advise(forward), advise(forward));
    expect(delta).toEqual({ was: new Map(), reasonsChanged: false });
    expect(deltaSays(delta, 'x')).toBe('Your last answer changed no verdict.');
  });

  it('tells changed reasons from changed verdicts', () => {
    const renamed = { ...forward, target: { ...forward.target, image: 'orders.exe' } };
    const delta = deltaOf(advise(forward), advise(renamed));
    expect(delta.was.size).toBe(0);
    expect(delta.reasonsChanged).toBe(true);
  });
});

describe('the board', () => {
  it('shows every method: best, working by rank, then ruled-out ones in their fixed order', () => {
    for (const situation of [forward, silent]) {
      const { methods } = advise(situation);
      const order = boardOrder([...methods].reverse());
      expect(order.map(({ method }) => method).sort()).toEqual([...MethodId.options].sort());
      const out = order.filter(({ verdict }) => verdict === 'ruled-out').map(({ method }) => method);
      expect(out).toEqual(MethodId.options.filter((method) => out.includes(method)));
      const usable = order.slice(0, order.length - out.length).map(({ rank }) => rank);
      expect(usable).toEqual([...usable].sort((one, other) => one - other));
    }
  });

  it('counts', () => {
    expect(countsSay(advise(silent).methods)).toBe('0 best, 0 work, 10 ruled out');
  });
});
