/** Proves plans: core's own command lines, executed by the app's own services with the real engine, then the plan's own clean-up. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makePlan } from '../../core/plan/make.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { parseSituation } from '../../core/situation/parse.ts';
import { freePorts, isListening, livingPrograms, programsOf } from '../leftovers.ts';
import { type OwnWine, ownWine, type Ticker } from './own-wine.ts';
import type { Here, Shape } from './shapes.ts';
import { openStage, type Running, type Stage } from './stage.ts';

/** One test for each shape, in a Wine of their own. `start` starts the program that is there before the plans. */
export function provePlans(shapes: readonly Shape[], start: () => Promise<Ticker>): void {
  let wine: OwnWine;
  let ticker: Ticker;
  let stage: Stage;
  let running: Running | undefined;
  let endOfPerson: (() => void) | undefined;

  beforeAll(async () => {
    wine = await ownWine();
    ticker = await start();
    stage = await openStage();
  });

  // A test that failed in the middle.
  afterEach(async () => {
    if (running && running.state().state !== 'ended') await running.end('end');
    endOfPerson?.();
    running = endOfPerson = undefined;
  });

  afterAll(async () => {
    await stage?.stop();
    ticker?.stop();
    await wine?.stop();
  });

  test.each(shapes)('$name', async (shape) => {
    const here = { port: await freePorts(), pid: await pidOf(ticker, stage), folder: wine.prefix };
    const plan = await planOf(shape, here);
    running = await stage.start(plan);
    const { byHand } = shape;
    if (byHand) {
      await running.stepIs(byHand.step, 'by-hand');
      endOfPerson = await byHand.does(running, plan, here);
      await running.markDone(byHand.step);
    }
    for (const { id } of plan.steps) await running.stepIs(id, 'done');
    await talk(shape, running);

    const ticks = ticker.ticks();
    await running.cleanUp();
    endOfPerson?.();
    await nothingIsLeft(plan, stage);
    if (shape.stays) await expect.poll(() => ticker.ticks()).toBeGreaterThan(ticks + 1);
    const ended = await running.end('end');
    expect(ended.ending.filter(({ fine }) => !fine)).toEqual([]);
    // What a person has done a person undoes.
    const person = plan.cleanup.filter(({ undoes = [] }) => byHand && [undoes].flat().includes(byHand.step));
    const left = ended.cleanup.filter(({ state }) => state === 'by-hand');
    expect(left.map(({ id }) => id)).toEqual(person.map(({ id }) => id));
  });
}

/** The other end sees it, and the target is where it should be. */
async function talk({ talk, target, method }: Shape, running: Running): Promise<void> {
  for (const [index, { types, see }] of talk.entries()) {
    // The product stands in no echo.
    const [one, product] = [6007 + index, (6007 + index) * 7];
    await running.type(types, method === 'gdbserver' ? `print ${one} * 7` : `? 0n${one} * 7`);
    for (const console of [types, ...see]) await running.shows(console, `${product}`);
  }
  if (!target) return;
  const started = programsOf(running.console(target.of).id);
  expect(started, `started by ${target.of}`).toContainEqual(expect.stringContaining(target.program));
}

/** Wine counts processes by itself. */
async function pidOf(ticker: Ticker, stage: Stage): Promise<number> {
  if (ticker.pid !== undefined) return ticker.pid;
  const found = (await stage.processes()).find(({ name }) => name === 'ticker.exe');
  if (!found) throw new Error('the ticker is not in the list of processes');
  return found.pid;
}

async function planOf(shape: Shape, here: Here): Promise<Plan> {
  const situation = parseSituation(await shape.situation(here));
  if (!situation.ok) throw new Error(situation.error.map(({ says }) => says).join('\n'));
  const plan = makePlan(situation.value, shape.method);
  if (plan.method === null) throw new Error(plan.reasons.map(({ says }) => says).join('\n'));
  const commands = new Map(plan.steps.map(({ id, command }) => [id, command]));
  for (const [step, part] of Object.entries(shape.commands(here)))
    expect(commands.get(step), `the step ${step} of ${[...commands.keys()]}`).toContain(part);
  return plan;
}

async function nothingIsLeft(plan: Plan, stage: Stage): Promise<void> {
  const ports = plan.steps.flatMap(({ opens = [] }) => opens).flatMap(({ at }) => at.split(':').map(Number));
  await expect.poll(() => [...livingPrograms(stage.dataFolder), ...ports.filter(isListening)]).toEqual([]);
}
