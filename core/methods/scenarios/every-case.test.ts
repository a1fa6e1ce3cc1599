/** That no worked case is forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** No situation says these; what of them is grammar or text is tested there. */
const notSaidBySituations: Record<string, string> = {
  S17: 'a question to a computer, not a session: `remote /q` is checked in core/commands',
  S23: 'nothing says that the other side chooses the program; `-pc` and `-cimp` are checked in core/commands',
  S24: 'a situation has one target; `.attach -premote` and its server are paired in core/commands',
  S44: 'what happens after the start: modes are read in core/consoles/recogniser.test.ts',
  S45: 'what happens after the start: modes are read in core/consoles/recogniser.test.ts',
};

/** The worked cases there are; numbers in between were never given. */
const numbers = [1, 8, 10, 11, 14, 20, 23, 25, 27, 30, 33, 35, 37, 37, 40, 55];

it('every worked case is tested here, or it is said why a situation cannot say it', () => {
  const files = readdirSync(import.meta.dirname).map((file) => join(import.meta.dirname, file));
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const tested = new Set([...source.matchAll(/^ {2}(?:it|\])\S*\(?.*?'(S\d\d) /gm)].map(([, id]) => id));
  const all: string[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const [first = 0, last = 0] = numbers.slice(at, at + 2);
    for (let number = first; number <= last; number++) all.push(`S${String(number).padStart(2, '0')}`);
  }
  expect(all.filter((id) => !tested.has(id) && notSaidBySituations[id] === undefined)).toEqual([]);
  expect(Object.keys(notSaidBySituations).filter((id) => tested.has(id))).toEqual([]);
});
