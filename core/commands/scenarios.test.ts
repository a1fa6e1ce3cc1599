/** The worked scenarios: every command line that they print is right, and the lines of one scenario belong together. */
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { parseCommand } from './command.ts';
import { readSharedText } from './testing/shared.ts';

/** Scenarios that write "..." or "[options]" for the rest of a line. */
const fragments = ['KD [options]', 'kd -k ...', 'gdbserver'];

const scenarios = readSharedText('scenarios.md')
  .split(/^### /m)
  .slice(1)
  .map((text) => {
    const printed = [...text.matchAll(/> `([^`]+)`/g)].map((found) => found[1] ?? '');
    const commands = printed
      .map((line) => line.replace(/\bKEY\b/g, '1.2.3.4').replace(/\bSYM\b/g, 'srv*'))
      .filter((line) => !fragments.includes(line) && parseCommand(line).tool !== 'other');
    return { id: text.slice(0, 3), commands };
  })
  .filter(({ commands }) => commands.length > 0);

describe('the scenarios', () => {
  it('are there', () => {
    expect(scenarios.length).toBeGreaterThan(30);
  });

  it.each(scenarios.map(({ id, commands }) => [id, commands] as const))('%s', (_, commands) => {
    const { lines, pairing } = check(commands);
    // 1394 is in the documents, and gone since Windows 10 1607 (L14); .remote has its limits (C4).
    const told = lines
      .flatMap(({ problems }) => problems)
      .filter(({ rule }) => rule !== 'L14' && rule !== 'C4');
    expect(told).toEqual([]);
    expect(pairing).toEqual([]);
  });
});
