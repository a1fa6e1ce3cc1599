import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise } from '../methods/advise.ts';
import { makePlan } from '../plan/make.ts';
import type { Plan } from '../plan/schema.ts';
import type { MethodId, Situation } from '../situation/schema.ts';
import { arbitrarySituation } from '../situation/testing/arbitrary.ts';
import { methodFacts, type Place } from './method-facts.ts';
import { methodsReference } from './methods.ts';
import { readSources, rulesBehind } from './testing/uses.ts';

/** A computer can be several things at once. */
function placesOf({ target, kernelHost, technician, wants }: Situation, name: string): Place[] {
  const places: Place[] = [];
  if (name === target.on) places.push('target');
  if (name === kernelHost) places.push('kernel host');
  if (name === technician) places.push('technician');
  if (wants?.watchers?.includes(name)) places.push('watcher');
  return [...places, 'in between'];
}

/** What a plan does that the table does not say. */
function unknownIn(plan: Plan): string[] {
  const { links, programs } = methodFacts[plan.method];
  const hops = plan.routes
    .flat()
    .filter(({ role, transport, dial }) => {
      const link = links[role];
      return !(dial === 'reverse' ? link?.reverse : link?.transports)?.includes(transport);
    })
    .map(({ role, transport, dial }) => `${plan.method}: ${role} ${transport} ${dial}`);
  const runs = plan.steps
    .filter(({ kind }) => kind === 'run')
    .filter(({ on, program = '' }) =>
      placesOf(plan.situation, on).every((place) => !programs[place]?.includes(program)),
    )
    .map(({ on, program }) => `${plan.method}: ${program} at ${placesOf(plan.situation, on).join(', ')}`);
  return [...hops, ...runs];
}

describe('rulesBehind', () => {
  const sources = new Map([
    [
      'methods/a.ts',
      [
        "import { far, login } from './b.ts';",
        '/** login stands in a comment only (9.1). */',
        'function judge() {',
        `  return [near, ...far(), \`a login \${ok('1.1') ? \`for \${inner}\` : ''}\`];`,
        '}',
        "const near = reason('1.2', 'A login.');",
        "const inner = { rule: 'B3' };",
        "const other = '9.2';",
      ].join('\n'),
    ],
    ['methods/b.ts', "export const far = () => ['engine 4.1'];\nexport const login = () => '9.3';"],
  ]);

  it('follows names into other files, not words of texts and comments', () => {
    expect(rulesBehind(sources, 'methods/a.ts', 'judge').sort()).toEqual(['1.1', '1.2', 'B3', 'engine 4.1']);
  });
});

describe('the reference of methods', () => {
  it('says what plans do', () => {
    const planned = new Set<MethodId>();
    fc.assert(
      fc.property(arbitrarySituation(), (situation) => {
        for (const { method, verdict } of advise(situation).methods) {
          const plan = verdict === 'ruled-out' ? undefined : makePlan(situation, method);
          if (!plan || plan.method === null) continue;
          planned.add(plan.method);
          expect(unknownIn(plan)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
    expect(planned.size).toBeGreaterThan(5);
  });

  it('is the page in docs/reference', async () => {
    const sources = readSources();
    // Sources of steps are no reasons of a verdict, though both may come from one function.
    const reasons = new Map(
      [...sources].map(([file, text]) => [file, text.replace(/sourceOf\('[^']*'\)/g, '')]),
    );
    const page = methodsReference((method) => {
      const file = `methods/${method}.ts`;
      const plan = /: Method = \{.*\bplan(?:: (\w+))? \}/.exec(sources.get(file) ?? '');
      expect(plan, file).not.toBeNull();
      return {
        judged: rulesBehind(reasons, file, 'judge'),
        planned: rulesBehind(sources, file, plan?.[1] ?? 'plan'),
      };
    });
    expect(page).toContain('| Rules of its verdict | ');
    await expect(page).toMatchFileSnapshot('../../docs/reference/methods.md');
  });
});
