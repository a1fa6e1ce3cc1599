import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acknowledge, nextStep, openFlow, rested, sent, skipped } from './window-flow.ts';

const caps = {
  inFlightBytes: 100,
  frameBytes: 40,
  behindBytes: 500,
  tailBytes: 60,
  floodTailBytes: 50,
  restMs: 1,
};

describe('sending text to a window', () => {
  it('starts where the window asks, inside what is kept', () => {
    const bounds = { start: 100, end: 200 };
    expect([0, 150, 900].map((from) => openFlow(from, bounds).next)).toEqual([100, 150, 200]);
  });

  it('waits for acknowledgement at the cap', () => {
    const bounds = { start: 0, end: 300 };
    let flow = openFlow(0, bounds);
    for (const to of [40, 80]) {
      expect(nextStep(flow, bounds, caps)).toEqual({ do: 'send', from: to - 40, length: 40 });
      flow = sent(flow, to);
    }
    expect(nextStep(flow, bounds, caps)).toEqual({ do: 'wait' });
    flow = acknowledge(flow, 40);
    expect(nextStep(flow, bounds, caps)).toEqual({ do: 'send', from: 80, length: 40 });
  });

  it('skips to the newest text when far behind, once nothing is in flight', () => {
    const flow = sent(openFlow(0, { start: 0, end: 40 }), 40);
    const later = { start: 0, end: 10_000 };
    expect(nextStep(flow, later, caps)).toEqual({ do: 'wait' });
    expect(nextStep(acknowledge(flow, 40), later, caps)).toEqual({ do: 'skip', to: 9940 });
  });

  it('rests when it has got the newest text after a skip, then goes on', () => {
    let flow = skipped(9940, 10_000);
    expect(nextStep(flow, { start: 0, end: 20_000 }, caps)).toEqual({ do: 'send', from: 9940, length: 40 });
    flow = sent(flow, 9980);
    expect(nextStep(flow, { start: 0, end: 20_000 }, caps)).toEqual({ do: 'send', from: 9980, length: 20 });
    flow = acknowledge(sent(flow, 10_000), 10_000);
    expect(nextStep(flow, { start: 0, end: 20_000 }, caps)).toEqual({ do: 'rest' });
    expect(nextStep(rested(flow), { start: 0, end: 20_000 }, caps)).toEqual({ do: 'skip', to: 19_950 });
    expect(nextStep(rested(flow), { start: 0, end: 10_020 }, caps)).toEqual({
      do: 'send',
      from: 10_000,
      length: 20,
    });
  });

  it('skips what was rotated away', () => {
    expect(nextStep(openFlow(0, { start: 0, end: 9 }), { start: 300, end: 310 }, caps)).toEqual({
      do: 'skip',
      to: 300,
    });
  });

  it('heals wrong acknowledgements', () => {
    const flow = sent(openFlow(0, { start: 0, end: 40 }), 40);
    expect(acknowledge(flow, 9999).acknowledged).toBe(40);
    expect(acknowledge(acknowledge(flow, 30), 10).acknowledged).toBe(30);
  });
});

/** Anything that can happen to a window's feed. */
const happenings = fc.array(
  fc.oneof(
    fc.record({ grow: fc.integer({ min: 1, max: 900 }) }),
    fc.record({ acknowledge: fc.integer({ min: -50, max: 5000 }) }),
    fc.constant('step' as const),
  ),
  { maxLength: 200 },
);

describe('whatever happens', () => {
  it('at most the cap is in flight, text comes in order, and in the end the newest byte arrives', () => {
    fc.assert(
      fc.property(happenings, (list) => {
        const bounds = { start: 0, end: 0 };
        let flow = openFlow(0, bounds);
        const step = () => {
          const next = nextStep(flow, bounds, caps);
          if (next.do === 'wait') return false;
          const before = flow.next;
          if (next.do === 'rest') flow = rested(flow);
          else if (next.do === 'skip') flow = skipped(next.to, bounds.end);
          else {
            expect(next.from).toBe(before);
            flow = sent(flow, next.from + next.length);
          }
          if (next.do !== 'rest') expect(flow.next).toBeGreaterThan(before);
          expect(flow.next).toBeLessThanOrEqual(bounds.end);
          expect(flow.next - flow.acknowledged).toBeLessThanOrEqual(caps.inFlightBytes);
          return true;
        };
        for (const one of list) {
          if (one === 'step') step();
          else if ('grow' in one) {
            bounds.end += one.grow;
            bounds.start = Math.max(0, bounds.end - 700);
          } else flow = acknowledge(flow, one.acknowledge);
        }
        while (flow.next < bounds.end) {
          if (!step()) flow = acknowledge(flow, flow.next);
        }
        expect(flow.next).toBe(bounds.end);
      }),
    );
  });
});
