/** Plans that really connect: core's own command lines, executed by the app's own services with the real engine, then its own clean-up. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makePlan } from '../../core/plan/make.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { parseSituation } from '../../core/situation/parse.ts';
import { freePorts, isListening, livingPrograms, programsOf } from '../leftovers.ts';
import { dumpOfTicker, type OwnWine, ownWine, startTicker, type Ticker } from './own-wine.ts';
import { type Here, type Shape, shapes } from './shapes.ts';
import { openStage, type Running, type Stage } from './stage.ts';

let wine: OwnWine;
let ticker: Ticker;
let stage: Stage;
let dump: string;
let running: Running | undefined;

beforeAll(async () => {
  wine = await ownWine();
  ticker = await startTicker();
  dump = await dumpOfTicker(wine.prefix);
  stage = await openStage();
});

afterEach(async () => {
  if (running && running.state().state !== 'ended') await running.end('end');
  running = undefined;
});

afterAll(async () => {
  await stage?.stop();
  ticker?.stop();
  await wine?.stop();
});

test.each(shapes)('$name', async (shape) => {
  const here = await lookAround();
  const plan = planOf(shape, here);
  running = await stage.start(plan);
  await allDone(running);

  for (const [index, { types, see }] of shape.talk.entries()) {
    // The answer is not the echo of the line: 6007 * 7 stands in neither.
    await running.type(types, `? 0n${6007 + index} * 7`);
    for (const console of [types, ...see]) await running.shows(console, `: ${(6007 + index) * 7} = `);
  }

  if (shape.targetOf) {
    const started = programsOf(running.console(shape.targetOf).id);
    expect(started, `started by ${shape.targetOf}`).toContainEqual(expect.stringContaining('ticker.exe 600'));
  }

  const ticks = ticker.ticks();
  await running.cleanUp();
  await nothingIsLeft(plan);
  if (shape.stays) await expect.poll(() => ticker.ticks()).toBeGreaterThan(ticks + 1);
  const ended = await running.end('end');
  expect(ended.ending.filter(({ fine }) => !fine)).toEqual([]);
  expect(ended.cleanup.filter(({ state }) => state === 'by-hand')).toEqual([]);
});

async function lookAround(): Promise<Here> {
  const found = (await stage.processes()).find(({ name }) => name === 'ticker.exe');
  if (!found) throw new Error('the ticker is not in the list of processes');
  return { port: await freePorts(), pid: found.pid, dump };
}

function planOf(shape: Shape, here: Here): Plan {
  const situation = parseSituation(shape.situation(here));
  if (!situation.ok) throw new Error(situation.error.map(({ says }) => says).join('\n'));
  const made = makePlan(situation.value, shape.method);
  if (made.method === null) throw new Error(made.reasons.map(({ says }) => says).join('\n'));
  const plan = shape.change?.(made, here) ?? made;
  const commands = new Map(plan.steps.map(({ id, command }) => [id, command]));
  for (const [step, part] of Object.entries(shape.commands(here)))
    expect(commands.get(step), `the step ${step} of ${[...commands.keys()]}`).toContain(part);
  return plan;
}

const allDone = (session: Running) =>
  expect
    .poll(() => session.state().steps.filter(({ state }) => state !== 'done'), { timeout: 60_000 })
    .toEqual([]);

async function nothingIsLeft(plan: Plan): Promise<void> {
  const ports = plan.steps.flatMap(({ opens = [] }) => opens).flatMap(({ at }) => at.split(':').map(Number));
  await expect.poll(() => [...livingPrograms(stage.dataFolder), ...ports.filter(isListening)]).toEqual([]);
}
