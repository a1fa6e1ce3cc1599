/** Sentences of the plan's head and of its steps. */
import type { ThisComputer } from '../../core/contract/schemas.ts';
import type { Advice, Plan, Step } from '../../core/plan/schema.ts';
import { methodWords } from '../board/words.ts';
import { engineComputer } from '../map/facts.ts';
import { runsHere } from '../store/toolset-choice.ts';

/** "Debugger server, reverse", "Process server through a repeater" */
export function planTitle({ method, routes }: Plan): string {
  const hops = routes.flat();
  const repeated = hops.some(({ through }) => through === 'repeater') ? ' through a repeater' : '';
  const reverse = hops.some(({ dial, role }) => dial === 'reverse' && role !== 'wire') ? ', reverse' : '';
  return `${methodWords[method].name}${repeated}${reverse}`;
}

export function planLead(plan: Plan, advice: Advice, here: ThisComputer | undefined): string {
  const usable = advice.methods.filter(({ verdict }) => verdict !== 'ruled-out').length;
  const rank = advice.methods.find(({ method }) => method === plan.method)?.rank ?? 1;
  const which =
    usable <= 1
      ? 'The only one that works.'
      : rank === 1
        ? `Best of ${usable} that work.`
        : `Number ${rank} of ${usable} that work.`;
  const computers = new Set(plan.steps.map(({ on }) => on)).size;
  const byHand = plan.steps.filter((step) => placeOf(plan, step, here) === 'by-hand').length;
  const steps = `${count(plan.steps.length, 'step')} on ${count(computers, 'computer')}`;
  const hand = byHand > 0 ? `, ${byHand} of them by hand` : '';
  return `${which} ${steps}${hand}. The engine runs on ${engineComputer(plan)}.`;
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

export type Place = 'here' | 'ssh' | 'by-hand';

/** Who runs a step. */
export function placeOf({ situation }: Plan, step: Step, here: ThisComputer | undefined): Place {
  const computer = situation.computers.find(({ name }) => name === step.on);
  if (!computer || runsHere(computer, here)) return computer ? 'here' : 'by-hand';
  return computer.access === 'ssh' ? 'ssh' : 'by-hand';
}

export function placeSays(plan: Plan, step: Step, here: ThisComputer | undefined): string {
  const place = placeOf(plan, step, here);
  if (step.kind === 'type') return `at the prompt of ${consoleProgram(plan, step)}`;
  if (place === 'here') return 'this computer';
  const computer = plan.situation.computers.find(({ name }) => name === step.on);
  if (place === 'ssh') return `over SSH${computer?.ssh ? `, ${computer.ssh}` : ''}`;
  const people = {
    technician: 'by hand, you start it',
    helper: 'by hand, somebody there',
    starter: 'by hand, somebody starts it once',
    nobody: 'by hand, nobody is there yet',
  };
  return people[computer?.person ?? 'nobody'];
}

/** The program of the console that a step types into. */
export function consoleProgram({ steps }: Plan, { console }: Step): string {
  return (
    steps.find((step) => (step.console ?? step.id) === console && step.kind === 'run')?.program ??
    console ??
    ''
  );
}

/** Steps are numbered over both lists: 1 to n, then the clean-up. */
export const numbersOf = ({ steps, cleanup }: Plan): ReadonlyMap<string, number> =>
  new Map([...steps, ...cleanup].map(({ id }, index) => [id, index + 1]));

/** Which clean-up steps undo a step. */
export const undoneBy = ({ cleanup }: Plan, id: string): Step[] =>
  cleanup.filter(({ undoes }) => (Array.isArray(undoes) ? undoes.includes(id) : undoes === id));

/** Placeholders that must be filled in before somebody can run the steps. */
export const holesIn = (steps: readonly Step[]): string[] => [
  ...new Set(steps.flatMap(({ command }) => command.match(/<[A-Z][A-Z0-9 _-]*>/g) ?? [])),
];
