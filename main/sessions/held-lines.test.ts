import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mode } from '../../core/consoles/schema.ts';
import { isAtPrompt, type Lines, noLines, prompted, type Sending, takenBack, typed } from './held-lines.ts';

describe('a prompt', () => {
  it.each([
    ['user-prompt', '0:000>', true],
    ['kernel-prompt', 'kd>', true],
    ['target-ended', '0:000>', true],
    ['target-ended', undefined, false],
    ['lost', '(gdb)', true],
    ['lost', undefined, false],
    ['running', undefined, false],
    ['busy', undefined, false],
    ['ended', '0:000>', false],
  ] satisfies [Mode, string | undefined, boolean][])('%s with %s: %s', (mode, prompt, expected) => {
    expect(isAtPrompt(mode, prompt)).toBe(expected);
  });
});

type Event = { do: 'type'; text: string } | { do: 'prompt' } | { do: 'busy' } | { do: 'back'; which: number };
const events = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('type' as const), text: fc.string({ maxLength: 3 }) }),
    fc.record({ do: fc.constant('prompt' as const) }),
    fc.record({ do: fc.constant('busy' as const) }),
    fc.record({ do: fc.constant('back' as const), which: fc.nat(3) }),
  ),
);

function play(lines: Lines, event: Event): Sending & { back?: string } {
  if (event.do === 'type') return typed(lines, event.text);
  if (event.do === 'prompt') return prompted(lines, true);
  if (event.do === 'busy') return prompted(lines, false);
  const held = lines.held[event.which];
  return held ? { lines: takenBack(lines, held.id), back: held.text } : { lines };
}

describe('any mix of typing, prompts and taking back', () => {
  it('sends at most one line per prompt, in order, and loses none', () => {
    fc.assert(
      fc.property(events, (all) => {
        let lines = noLines;
        let mayGo = false;
        const accounted: string[] = [];
        for (const event of all) {
          const played = play(lines, event);
          if (event.do === 'prompt') mayGo = true;
          if (event.do === 'busy') mayGo = false;
          if (played.send !== undefined) {
            expect(mayGo).toBe(true);
            mayGo = false;
            const waiting =
              event.do === 'type'
                ? [...lines.held.map(({ text }) => text), event.text]
                : lines.held.map(({ text }) => text);
            expect(played.send).toBe(waiting[0]);
            accounted.push(played.send);
          }
          if (played.back !== undefined) accounted.push(played.back);
          lines = played.lines;
          // Nobody waits while the prompt is free.
          expect(lines.ready && lines.held.length > 0).toBe(false);
        }
        const written = all.flatMap((event) => (event.do === 'type' ? [event.text] : []));
        expect([...accounted, ...lines.held.map(({ text }) => text)].sort()).toEqual(written.sort());
        expect(new Set(lines.held.map(({ id }) => id)).size).toBe(lines.held.length);
      }),
    );
  });
});
