/** How soon core knows what to advise, how fast it checks command lines, and what its answers weigh. No window, no other program. */
import { existsSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { test } from '@playwright/test';
import fc from 'fast-check';
import { check } from '../core/commands/check.ts';
import { advise } from '../core/methods/advise.ts';
import { makePlan } from '../core/plan/make.ts';
import type { Situation } from '../core/situation/schema.ts';
import { arbitrarySituation } from '../core/situation/testing/arbitrary.ts';
import { median, quantile, report } from './rows.ts';

/** The same situations on every day, so that two versions can be compared; SEED=7 takes others. */
const seed = Number(process.env.SEED ?? 4);
const situationCount = 10;
const timesEach = 100;
/** Until the engine of JavaScript has compiled what is measured. */
const warmUpTimes = 30;
const bytesPerMB = 1e6;

/** The goals for a median, in ms, by computers. */
const goals = new Map([
  [5, 2],
  [100, 50],
]);
const sizes = [2, 5, 20, 100];

type Kind = 'any' | 'planned';

/** Most random networks connect nothing, and nothing works there: so those with a plan are measured by themselves too. */
function situationsOf(computers: number, kind: Kind): Situation[] {
  const random = fc.noBias(arbitrarySituation(computers, computers));
  const wanted = kind === 'any' ? random : random.filter((one) => makePlan(one).method !== null);
  return fc.sample(wanted, { numRuns: situationCount, seed });
}

/** What the window asks for after every change in the wizard. */
const answer = (situation: Situation) => ({ advice: advise(situation), plan: makePlan(situation) });

const milliseconds = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/** The situations take turns, so that a busy moment of the computer hits all. */
function timesFor(situations: readonly Situation[]): number[] {
  const values: number[] = [];
  for (let time = 0; time < warmUpTimes + timesEach; time++) {
    for (const situation of situations) {
      const value = milliseconds(() => answer(situation));
      if (time >= warmUpTimes) values.push(value);
    }
  }
  return values;
}

for (const [kind, words] of [
  ['any', 'advise and plan'],
  ['planned', 'advise and plan, where there is a plan'],
] as const) {
  test(`core: ${words} (seed ${seed})`, ({ browserName: _ }, info) => {
    let smaller: { size: number; value: number } | undefined;
    for (const size of sizes) {
      const situations = situationsOf(size, kind);
      const values = timesFor(situations);
      const planned = situations.filter((situation) => makePlan(situation).method !== null).length;
      const runs = `${situationCount} situations of seed ${seed}, ${planned} with a plan, ${timesEach} times each`;
      const what = `${words}, ${size} computers`;
      const value = median(values);
      const row = { what: `${what}: median`, unit: 'ms' as const, ours: value, runs };
      const goal = goals.get(size);
      const quadratic = smaller && smaller.value * (size / smaller.size) ** 2;
      report(
        info,
        goal === undefined ? row : { ...row, peer: { name: 'goal', value: goal } },
        ...(quadratic === undefined
          ? []
          : [{ ...row, peer: { name: `quadratic from ${smaller?.size}`, value: quadratic } }]),
        { ...row, what: `${what}: p99`, ours: quantile(values, 0.99) },
      );
      smaller = { size, value };
    }
  });
}

const documentLines = new URL('../../shared/domain/commands.json', import.meta.url);

test('core: check', ({ browserName: _ }, info) => {
  // Said, not passed over: these rows would be missing without a word.
  if (!existsSync(documentLines))
    throw new Error('core: check is not measured: ../shared/domain/commands.json is not beside the checkout');
  const entries: { command: string }[] = JSON.parse(readFileSync(documentLines, 'utf8'));
  const lines = entries.map(({ command }) => command);
  const passes: number[] = [];
  for (let time = 0; time < warmUpTimes + timesEach; time++) {
    const value = milliseconds(() => {
      for (const line of lines) check([line]);
    });
    if (time >= warmUpTimes) passes.push(value);
  }
  const linesPerSecond = Math.round(lines.length / (median(passes) / 1000));
  report(info, {
    what: `check of the ${lines.length} command lines of the documents, one by one`,
    unit: 'ms',
    ours: median(passes),
    runs: `${timesEach}; ${linesPerSecond} lines/s`,
  });
});

/** Of living objects only. */
function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  collectGarbage();
  return process.memoryUsage().heapUsed / bytesPerMB;
}

test('core: memory', ({ browserName: _ }, info) => {
  const situations = situationsOf(100, 'planned');
  // What is made once, at the first answers, is no part of an answer.
  timesFor(situations);
  heapMegabytes();
  const before = heapMegabytes();
  const answers = Array.from({ length: timesEach }, () => situations.map(answer));
  const held = heapMegabytes() - before;
  const count = answers.flat().length;
  answers.length = 0;
  const left = heapMegabytes() - before;
  const row = { unit: 'MB' as const, runs: `1, of ${situationCount} situations of seed ${seed}` };
  report(
    info,
    { ...row, what: `memory of ${count} answers, advice and plan, 100 computers each`, ours: held },
    { ...row, what: `memory that ${count} answers leave behind`, ours: Math.max(0, left) },
  );
});
