import type { SessionState, StepState } from '../../core/contract/schemas.ts';
import type { Step } from '../../core/plan/schema.ts';

export interface OpenStep {
  step: Step;
  state: StepState;
  /** As counted in the plan, from 1. */
  number: number;
  /** Who does it where the app cannot. */
  person: string;
}

const urgency: Record<StepState['state'], number> = {
  failed: 0,
  'by-hand': 1,
  runs: 2,
  waits: 3,
  done: 4,
  ended: 4,
};

/** Steps and clean-up steps that are not done, those that need somebody first. A session that has ended waits for nothing more of its plan. */
export function openSteps(session: SessionState): OpenStep[] {
  const { plan, steps, cleanup, state } = session;
  const over = state === 'ending' || state === 'ended';
  const open = (states: StepState[], planned: Step[]) =>
    states.flatMap((stepState) => {
      const index = planned.findIndex(({ id }) => id === stepState.id);
      const step = planned[index];
      if (!step || stepState.state === 'done' || stepState.state === 'ended') return [];
      return [{ step, state: stepState, number: index + 1, person: personAt(session, step.on) }];
    });
  const running = over ? [] : open(steps, plan.steps);
  // Clean-up is of interest when the session is over, and then only what does not happen by itself.
  const cleaning = over ? open(cleanup, plan.cleanup).filter((step) => needsSomebody(step.state)) : [];
  return [...running, ...cleaning].toSorted((a, b) => urgency[a.state.state] - urgency[b.state.state]);
}

const needsSomebody = ({ state }: StepState) => state === 'by-hand' || state === 'failed';

const people = {
  technician: 'you',
  helper: 'the helper there',
  starter: 'the person there',
  nobody: 'somebody',
} as const;

function personAt({ plan }: SessionState, computer: string): string {
  const found = plan.situation.computers.find(({ name }) => name === computer);
  return people[found?.person ?? 'nobody'];
}

/** Whether pasted text shows what the step expects: the words between backticks, else the whole sentence. */
export function saysExpected(step: Step, printed: string): 'expected' | 'other' | 'unknown' {
  if (!step.expects) return 'unknown';
  const quoted = [...step.expects.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words);
  const wanted = quoted.length > 0 ? quoted : [step.expects];
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  return wanted.some((words) => plain(printed).includes(plain(words).replace(/[.…]+$/, '')))
    ? 'expected'
    : 'other';
}
