import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise } from '../methods/advise.ts';
import { makePlan } from '../plan/make.ts';
import { newComputer } from '../situation/defaults.ts';
import type { Computer, Reach, Situation } from '../situation/schema.ts';
import { arbitrarySituation } from '../situation/testing/arbitrary.ts';
import { findRoute, type Need } from './find.ts';
import { graphOf } from './graph.ts';
import { choosePort } from './ports.ts';

const any: Need = { carriers: ['tcp', 'npipe', 'com'], reverse: true, relays: true };
const reach = (from: string, to: string, more: Partial<Reach> = {}): Reach => ({
  from,
  to,
  via: ['tcp'],
  ...more,
});

/** The route from T to S in short: "T>R" calls, "T<R" is called. */
function route(
  entries: Reach[],
  need: Partial<Need> = {},
  change: Record<string, Partial<Computer>> = {},
): string {
  const computers = ['T', 'R1', 'R2', 'R3', 'S'].map((name) => ({ ...newComputer(name), ...change[name] }));
  const situation = { computers, reach: entries } as unknown as Situation;
  const links = findRoute(graphOf(situation), 'T', 'S', { ...any, ...need });
  if (!links) return 'none';
  return links
    .map(({ from, to, dial, carrier }) => `${from}${dial === 'forward' ? '>' : '<'}${to} ${carrier}`)
    .join(', ');
}

describe('routes', () => {
  it('on one computer have no links', () => {
    expect(findRoute(graphOf({ computers: [], reach: [] } as unknown as Situation), 'T', 'T', any)).toEqual(
      [],
    );
  });

  it('take the fewest computers in between, even if that link is slow and reversed', () => {
    expect(route([reach('T', 'R1'), reach('R1', 'S'), reach('S', 'T', { slow: true })])).toBe('T<S tcp');
  });

  it('then avoid slow links', () => {
    const slow = [reach('T', 'R1', { slow: true }), reach('R1', 'S')];
    expect(route([...slow, reach('R2', 'T'), reach('S', 'R2')])).toBe('T<R2 tcp, R2<S tcp');
  });

  it('then call rather than being called', () => {
    const called = [reach('R1', 'T'), reach('S', 'R1')];
    expect(route([...called, reach('T', 'R2'), reach('R2', 'S')])).toBe('T>R2 tcp, R2>S tcp');
    expect(route([reach('S', 'T'), reach('T', 'S', { via: ['npipe'] })])).toBe('T>S npipe');
  });

  it('then prefer relays that the app can start itself and that have the kit', () => {
    const both = [reach('T', 'R1'), reach('R1', 'S'), reach('T', 'R2'), reach('R2', 'S')];
    expect(route(both, {}, { R1: { access: 'by-hand' }, R2: { access: 'ssh' } })).toBe('T>R2 tcp, R2>S tcp');
    expect(route(both, {}, { R1: { tools: 'none' } })).toBe('T>R2 tcp, R2>S tcp');
  });

  it('then prefer the wished carrier', () => {
    const both = [reach('T', 'S', { via: ['tcp', 'npipe'] })];
    expect(route(both, { carriers: ['npipe', 'tcp'] })).toBe('T>S npipe');
  });

  it('cross two relays when there is no shorter way', () => {
    expect(route([reach('T', 'R1'), reach('R2', 'R1'), reach('R2', 'S')])).toBe(
      'T>R1 tcp, R1<R2 tcp, R2>S tcp',
    );
  });

  it('use no relay without Windows, and none at all where none can be', () => {
    const over = [reach('T', 'R1'), reach('R1', 'S')];
    expect(route(over, {}, { R1: { os: 'linux', tools: 'gdb' } })).toBe('none');
    expect(route(over, { relays: false })).toBe('none');
  });

  it('are never dialled back over pipes, or for several people', () => {
    expect(route([reach('S', 'T', { via: ['npipe'] })])).toBe('none');
    expect(route([reach('S', 'T')], { reverse: false })).toBe('none');
  });

  it('use a serial line from both ends, but one port for one leg only', () => {
    expect(route([reach('S', 'T', { via: ['com'] })])).toBe('T>S com');
    const lines = [reach('T', 'R1', { via: ['com'] }), reach('R1', 'S', { via: ['com'] })];
    expect(route(lines)).toBe('none');
    expect(route([...lines, reach('T', 'R2'), reach('R2', 'S')], { carriers: ['com', 'tcp'] })).toBe(
      'T>R2 tcp, R2>S tcp',
    );
  });

  it('carry nothing over ssh', () => {
    expect(route([reach('T', 'S', { via: ['ssh'] })])).toBe('none');
  });

  it('and plans do not depend on the order of the lists, as long as computers differ', () => {
    const shuffled = (situation: Situation) =>
      fc.tuple(
        fc.shuffledSubarray(situation.computers, { minLength: situation.computers.length }),
        fc.shuffledSubarray(situation.reach, { minLength: situation.reach.length }),
      );
    const pairs = arbitrarySituation()
      .map((situation) => ({
        ...situation,
        computers: situation.computers.map((computer, index) => ({ ...computer, build: 26_100 + index })),
      }))
      .chain((situation) =>
        shuffled(situation).map(
          ([computers, entries]) => [situation, { ...situation, computers, reach: entries }] as const,
        ),
      );
    const steps = (situation: Situation) => {
      const plan = makePlan(situation);
      return plan.method && [plan.method, plan.routes, plan.steps, plan.cleanup];
    };
    fc.assert(
      fc.property(pairs, ([situation, other]) => {
        expect(advise(other).methods.map(({ method, route }) => [method, route])).toEqual(
          advise(situation).methods.map(({ method, route }) => [method, route]),
        );
        expect(steps(other)).toEqual(steps(situation));
      }),
    );
  });
});

describe('ports', () => {
  it.each<[string, Parameters<typeof choosePort>, ReturnType<typeof choosePort>]>([
    ['5005 where nothing is said', [undefined, undefined, new Set()], 5005],
    ['the next one where 5005 is taken', [undefined, undefined, new Set([5005])], 5006],
    ['the lowest allowed one', [[7000, 7010], undefined, new Set()], 7000],
    ['the wished one', [[5000, 5010], 5007, new Set()], 5007],
    ['an allowed one instead of the wished one', [[5000, 5004], 6000, new Set()], 5000],
    ['the allowed part of a wished range', [[5005, 5020], [5000, 5010], new Set()], [5005, 5010]],
    ['none where all are taken', [443, undefined, new Set([443])], undefined],
  ])('%s', (_, given, port) => {
    expect(choosePort(...given)).toEqual(port);
  });
});
