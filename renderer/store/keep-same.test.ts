import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepSame } from './keep-same.ts';

it('says what the newer value says, and is the older one when both say the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(keepSame(before, after)).toEqual(after);
      const copy: unknown = structuredClone(before);
      expect(keepSame(before, copy)).toBe(Object.is(before, -0) ? copy : before);
    }),
  );
});

it('keeps the parts that did not change', () => {
  const before = {
    plan: { steps: [1, 2] },
    consoles: [
      { id: 'a', end: 1 },
      { id: 'b', end: 1 },
    ],
  };
  const after = keepSame(before, {
    plan: { steps: [1, 2] },
    consoles: [
      { id: 'a', end: 1 },
      { id: 'b', end: 2 },
    ],
  });
  expect(after.plan).toBe(before.plan);
  expect(after.consoles[0]).toBe(before.consoles[0]);
  expect(after.consoles[1]).toEqual({ id: 'b', end: 2 });
});

it('notices a field that is gone', () => {
  expect(keepSame({ prompt: '0:000>', mode: 'running' }, { mode: 'running' })).toEqual({ mode: 'running' });
});
