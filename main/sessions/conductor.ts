/**
 * The decisions of a running plan, without effects: which steps can begin, given what is done. A step begins when everything in its
 * `after` is done; what done means (evidence, a typed line, a person's word) is the business of whoever sets the states.
 */

import type { StepState } from '../../core/contract/schemas.ts';
import type { Step, StepId } from '../../core/plan/schema.ts';
import type { Runner } from '../runners/runner.ts';

export interface Progress {
  step: Step;
  state: StepState['state'];
  runner: Runner;
}

/** start: open its console; type: send its line to its console; ask: show it as a card to a person. */
export interface Move {
  step: Step;
  do: 'start' | 'type' | 'ask';
}

/** What can begin now, in the order of the plan. */
export function nextMoves(progress: readonly Progress[]): Move[] {
  const states = new Map<StepId, StepState['state']>(progress.map(({ step, state }) => [step.id, state]));
  return progress.flatMap(({ step, state, runner }): Move[] => {
    if (state !== 'waits' || !step.after.every((id) => states.get(id) === 'done')) return [];
    if (runner === 'by-hand') return [{ step, do: 'ask' }];
    return [{ step, do: step.kind === 'run' ? 'start' : 'type' }];
  });
}

/** The name of the console that a step opens or types into, within its plan. */
export function consoleOf(step: Step): string {
  return step.console ?? step.id;
}

/** A plan comes from a window or a file: steps that wait for nothing that exists, or for each other, would wait for ever. */
export function orderFault(steps: readonly Step[]): { step: StepId; says: string } | undefined {
  const ids = new Set(steps.map((step) => step.id));
  if (ids.size < steps.length) {
    const twice = steps.find((step, index) => steps.findIndex((other) => other.id === step.id) < index);
    return { step: twice?.id ?? '', says: `Two steps of the plan are called "${twice?.id}".` };
  }
  for (const step of steps) {
    const unknown = step.after.find((id) => !ids.has(id));
    if (unknown !== undefined)
      return {
        step: step.id,
        says: `Step "${step.id}" comes after "${unknown}", which is no step of the plan.`,
      };
  }
  const done = new Set<StepId>();
  for (let before = -1; before < done.size; ) {
    before = done.size;
    for (const step of steps) if (step.after.every((id) => done.has(id))) done.add(step.id);
  }
  const stuck = steps.find((step) => !done.has(step.id));
  return stuck && { step: stuck.id, says: `Step "${stuck.id}" waits for a step that waits for it.` };
}

/** What the steps add up to. */
export function overall(states: readonly StepState['state'][]): 'starting' | 'running' | 'failed' {
  if (states.includes('failed')) return 'failed';
  return states.every((state) => state === 'done' || state === 'ended') ? 'running' : 'starting';
}
