/** The example situations of assets/examples can be opened, and what they are examples of is the best method. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { advise } from './core/methods/advise.ts';
import { makePlan } from './core/plan/make.ts';
import { parseSituation } from './core/situation/parse.ts';

const folder = join(import.meta.dirname, 'assets', 'examples');
const bestMethods = {
  'confidential-symbols.json': 'process-server',
  'linux-process.json': 'gdbserver',
  'nothing-may-call-in.json': 'debugger',
  'plain-two-computers.json': 'debugger',
};

test('every example is known', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(bestMethods));
});

test.each(Object.entries(bestMethods))('%s', (file, method) => {
  const situation = parseSituation(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (!situation.ok) throw new Error(JSON.stringify(situation.error));
  expect(advise(situation.value).best).toBe(method);
  expect(makePlan(situation.value).method).toBe(method);
});
