import { describe, expect, it } from 'vitest';
import { sayMode } from './says.ts';
import { ConsoleRole, Mode } from './schema.ts';

describe('sayMode', () => {
  it.each([
    [
      { mode: 'running', role: 'server', target: 'PrintHost.exe' },
      'PrintHost.exe runs. Nobody has a prompt, so nothing typed here would arrive.',
    ],
    [
      { mode: 'user-prompt', role: 'client', prompt: '0:000>' },
      'The target is stopped. The next line goes to 0:000>.',
    ],
    [
      { mode: 'waiting', role: 'client', peer: 'BOX17' },
      'It listens until BOX17 calls. There is no time limit, and it prints nothing.',
    ],
    [
      { mode: 'connected', role: 'process-server', listening: [5005], connections: 1 },
      'It listens on tcp 5005; 1 connection is open. It prints nothing: that is normal.',
    ],
    [
      { mode: 'kernel-prompt', role: 'kernel-debugger', prompt: 'kd>', targetComputer: 'TGT' },
      'TGT stands still as a whole. The next line goes to kd>.',
    ],
  ] as const)('%o', (facts, says) => {
    expect(sayMode(facts)).toBe(says);
  });

  it('has a sentence for every mode of every role, in the words of the house', () => {
    for (const mode of Mode.options) {
      for (const role of ConsoleRole.options) {
        const says = sayMode({ mode, role });
        expect(says).toMatch(/^[A-Zg].*\.$/);
        expect(says).not.toMatch(/undefined|please|simply|success|!|\bhost\b/i);
      }
    }
  });
});
