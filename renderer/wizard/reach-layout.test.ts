import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSituation } from '../../core/situation/defaults.ts';
import { addComputer, moveTarget, setCanCall } from './answers.ts';
import { boxHeightPx, boxWidthPx, directions, reachLayout } from './reach-layout.ts';

const two = moveTarget(newSituation({ name: 'TECH', os: 'windows' }), undefined);
const three = addComputer(two, 'GATE').situation;

describe('the Reach drawing', () => {
  it('has technician left, target right, all others above', () => {
    const { boxes } = reachLayout(three, 1000, []);
    const at = (name: string) => boxes.find((box) => box.name === name);
    expect(at('TECH')?.left).toBeLessThan(at('GATE')?.left ?? 0);
    expect(at('GATE')?.left).toBeLessThan(at('TARGET')?.left ?? 0);
    expect(at('GATE')?.top).toBeLessThan(at('TECH')?.top ?? 0);
  });

  it('keeps boxes in place when answers change', () => {
    const before = reachLayout(three, 1000, []).boxes;
    expect(reachLayout(setCanCall(three, 'TARGET', 'GATE', true), 1000, []).boxes).toEqual(before);
  });

  it('marks what the best route uses in the direction of dialling', () => {
    const both = setCanCall(two, 'TARGET', 'TECH', true);
    const hop = { from: 'TECH', to: 'TARGET', transport: 'tcp', dial: 'reverse', role: 'session' } as const;
    const { arrows } = reachLayout(both, 1000, [hop]);
    expect(arrows.map(({ from, state }) => `${from} ${state}`)).toEqual(['TECH possible', 'TARGET used']);
  });

  it('has arrows from border to border, never through their own boxes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 2000 }), fc.integer({ min: 0, max: 3 }), (width, more) => {
        let situation = two;
        for (let count = 0; count < more; count++) situation = addComputer(situation, 'GATE').situation;
        const { boxes, arrows } = reachLayout(situation, width, []);
        for (const { from, start } of arrows) {
          const box = boxes.find(({ name }) => name === from);
          if (!box) throw new Error(`no box for ${from}`);
          const x = start.x - box.left;
          const y = start.y - box.top;
          const onBorder =
            Math.min(Math.abs(x), Math.abs(x - boxWidthPx), Math.abs(y), Math.abs(y - boxHeightPx)) < 0.01;
          expect(onBorder).toBe(true);
        }
      }),
    );
  });

  it('lists every direction once', () => {
    expect(directions(three)).toHaveLength(6);
    expect(new Set(directions(three).map(({ from, to }) => `${from} ${to}`)).size).toBe(6);
  });
});
