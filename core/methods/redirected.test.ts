/** A user-mode debugger that the kernel debugger controls: where it cannot be, and how it ends. */
import { describe, expect, it } from 'vitest';
import { endings, ruledOut, situation, wired } from './testing/cases.ts';

describe('a redirected debugger', () => {
  const s = situation({
    ...wired,
    target: { kind: 'running-process', on: 'TGT', pid: 4711, needsKernelState: true },
  });

  it('lets go of a target that stays, and ends with one that does not', () => {
    expect(endings(s, 'kernel-controlled')).toEqual(['qd', 'bc *;g', 'Ctrl+B']);
    const ends = { ...s, wants: { keepTarget: false } };
    expect(endings(ends, 'kernel-controlled')).toEqual(['q', 'bc *;g', 'Ctrl+B']);
  });

  it('needs a kernel host other than its target (G1)', () => {
    const { computers } = s;
    const alone = { ...s, kernelHost: 'TGT', technician: 'TGT', computers };
    expect(ruledOut(alone)['kernel-controlled']).toContain('G1');
    expect(ruledOut({ ...s, kernelHost: 'TGT' }).combination).toContain('G1');
    expect(ruledOut(s)['kernel-controlled']).toBeUndefined();
  });
});
