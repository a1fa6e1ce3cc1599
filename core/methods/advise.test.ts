import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlan } from '../plan/make.ts';
import { applyPatch } from '../plan/patch.ts';
import { Advice, NoPlan, Plan, type Step } from '../plan/schema.ts';
import { MethodId, type Situation } from '../situation/schema.ts';
import { arbitrarySituation, renamed } from '../situation/testing/arbitrary.ts';
import { advise } from './advise.ts';

const situations = arbitrarySituation();
const every = (check: (situation: Situation) => void, runs = 150) =>
  fc.assert(fc.property(situations, check), { numRuns: runs });

describe('advice on any situation', () => {
  it('names every method once, ranks them without gaps, best first and ruled-out last', () => {
    every((situation) => {
      const advice = Advice.parse(advise(situation));
      expect(advice.methods.map(({ method }) => method).sort()).toEqual([...MethodId.options].sort());
      expect(advice.methods.map(({ rank }) => rank)).toEqual(advice.methods.map((_, index) => index + 1));
      const verdicts = advice.methods.map(({ verdict }) => verdict);
      expect(verdicts).toEqual([...verdicts].sort((one, other) => order[one] - order[other]));
      expect(verdicts.filter((verdict) => verdict === 'best')).toHaveLength(advice.best === null ? 0 : 1);
    });
  });

  it('is the same twice', () => {
    every((situation) => {
      expect(advise(structuredClone(situation))).toEqual(advise(situation));
      expect(makePlan(structuredClone(situation))).toEqual(makePlan(situation));
    }, 100);
  });

  it('depends on no name', () => {
    const toOther = (name: string) => `Z${name}Z`;
    every((situation) => {
      const other = renamed(situation, toOther);
      expect(texts(advise(other))).toEqual(texts(advise(situation)).replaceAll(/BOX\d/g, toOther));
      expect(texts(makePlan(other))).toEqual(texts(makePlan(situation)).replaceAll(/BOX\d/g, toOther));
    }, 200);
  });

  it('says for every ruled-out method what would have to change, and offers only changes that become what is said', () => {
    every((situation) => {
      for (const { method, verdict, remedies = [] } of advise(situation).methods) {
        expect(remedies.length > 0).toBe(verdict === 'ruled-out');
        for (const { change, becomes } of remedies) {
          if (!change) continue;
          const after = applyPatch(situation, change);
          expect(after).toMatchObject({ ok: true });
          if (!after.ok) continue;
          const changed = advise(after.value).methods.find((entry) => entry.method === method)?.verdict;
          expect(changed).toBe(becomes);
        }
      }
    }, 150);
  });
});

describe('a plan for any situation', () => {
  it('exists exactly for the methods that work, and is of the right shape', () => {
    every((situation) => {
      for (const { method, verdict } of advise(situation).methods) {
        const plan = makePlan(situation, method);
        if (verdict === 'ruled-out') expect(NoPlan.parse(plan).reasons.length).toBeGreaterThan(0);
        else expect(Plan.parse(plan).method).toBe(method);
      }
    });
  });

  it('starts steps in an order that keeps every "after", and undoes all that it opens', () => {
    every((situation) => {
      for (const method of MethodId.options) {
        const plan = makePlan(situation, method);
        if (plan.method === null) continue;
        for (const list of [plan.steps, plan.cleanup]) {
          const seen = new Set<string>();
          for (const step of list) {
            expect(step.after.filter((id) => !seen.has(id))).toEqual([]);
            expect(seen.has(step.id)).toBe(false);
            seen.add(step.id);
          }
        }
        const undone = new Set(plan.cleanup.flatMap(({ undoes = [] }) => undoes));
        const leftBehind = plan.steps.filter((step) => changes(step) && !undone.has(step.id));
        expect(leftBehind.map(({ id }) => id)).toEqual([]);
      }
    });
  });

  it('uses only connections that the situation allows', () => {
    every((situation) => {
      for (const method of MethodId.options) {
        const plan = makePlan(situation, method);
        if (plan.method === null) continue;
        for (const hop of plan.routes.flat()) {
          if (hop.role === 'wire' || hop.from === hop.to) continue;
          const [caller, called] = hop.dial === 'forward' ? [hop.from, hop.to] : [hop.to, hop.from];
          const carrier =
            ({ ssl: 'tcp', spipe: 'npipe', gdb: 'tcp' } as Record<string, string>)[hop.transport] ??
            hop.transport;
          const { port } = hop;
          const allowed = situation.reach.some(
            ({ from, to, via, ports }) =>
              (via as string[]).includes(carrier) &&
              ((from === caller && to === called) ||
                (carrier === 'com' && from === called && to === caller)) &&
              (port === undefined || ports === undefined || within(port, ports)),
          );
          expect(allowed, JSON.stringify(hop)).toBe(true);
        }
      }
    });
  });
});

const changes = ({ kind, opens }: Step): boolean =>
  ['run', 'registry', 'set-environment'].includes(kind) || opens !== undefined;

const order = { best: 0, works: 1, 'ruled-out': 2 };
const texts = (value: unknown): string => JSON.stringify(value, null, 1);

type Ports = number | [number, number];
const ends = (ports: Ports): [number, number] => (typeof ports === 'number' ? [ports, ports] : ports);
function within(inner: Ports, outer: Ports): boolean {
  return ends(outer)[0] <= ends(inner)[0] && ends(inner)[1] <= ends(outer)[1];
}
