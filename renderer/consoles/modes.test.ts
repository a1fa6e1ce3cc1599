import { describe, expect, it } from 'vitest';
import { Mode } from '../../core/consoles/schema.ts';
import { duration, hasPrompt, isOver, isUrgent, modeView } from './modes.ts';
import { sampleConsole } from './testing/sample-session.ts';

describe('badges', () => {
  it.each(Mode.options)('%s has a glyph and a word', (mode) => {
    const view = modeView(sampleConsole({ mode }));
    expect(view.word).not.toBe('');
    expect(view.glyph).not.toBe('');
  });

  it('show the prompt only where there is one', () => {
    expect(modeView(sampleConsole({ mode: 'user-prompt', prompt: '0:000>' })).prompt).toBe('0:000>');
    expect(modeView(sampleConsole({ mode: 'running', prompt: '0:000>' })).prompt).toBeUndefined();
  });

  it('say that a silent program is alive, and with which code a program ended', () => {
    expect(modeView(sampleConsole({ mode: 'waiting', silent: true })).word).toBe('Alive');
    expect(modeView(sampleConsole({ mode: 'ended', exitCode: 3 })).word).toBe('Ended (3)');
  });
});

it.each([
  ['running', 'user-prompt', true],
  ['busy', 'user-prompt', false],
  ['user-prompt', 'user-prompt', false],
  ['user-prompt', 'lost', true],
  ['lost', 'lost', false],
  ['user-prompt', 'running', false],
] as const)('from %s to %s is said aloud: %s', (before, now, urgent) => {
  expect(isUrgent(before, now)).toBe(urgent);
});

it('a line can go out at prompts only, and never when the program is over', () => {
  for (const mode of Mode.options) if (isOver({ mode })) expect(hasPrompt({ mode })).toBe(false);
  expect(isOver({ mode: 'lost' })).toBe(false);
  expect(isOver({ mode: 'lost', exitCode: 1 })).toBe(true);
  expect(isOver({ mode: 'lost' }, true)).toBe(true);
  expect(hasPrompt({ mode: 'target-ended', prompt: '0:000>' })).toBe(true);
  expect(hasPrompt({ mode: 'target-ended' })).toBe(false);
});

it.each([
  [-5, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [7_500_000, '2 h 5 min'],
])('%d ms are %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});
