/** The end of a whole session: its consoles, Wine's services, and what is left for people to undo. */
import type { EndChoice } from '../../core/contract/schemas.ts';
import type { Step, StepId } from '../../core/plan/schema.ts';
import type { Conducting } from './conduct.ts';
import { consoleOf } from './conductor.ts';
import { endConsoles } from './end.ts';
import { consoleNamed, liveConsoles, type Session, setStep, tell } from './model.ts';
import { stopWaiting } from './waiting.ts';
import { endWineServices } from './wine.ts';

export interface EndingSession extends Conducting {
  /** Folders of engine kits that consoles of any session use now. */
  kitsInUse(): ReadonlySet<string>;
}

export async function endSession(ending: EndingSession, session: Session, choice: EndChoice): Promise<void> {
  if (session.state === 'ended') return;
  const before = session.state;
  session.state = 'ending';
  session.ending = [];
  if (choice !== 'leave') cancelSteps(session);
  ending.changed(session);
  await Promise.all(session.underWay);
  await endConsoles(ending, session, [...session.consoles.values()], choice, true);
  if (choice === 'leave' && liveConsoles(session).length > 0) {
    session.state = before;
    ending.changed(session);
    return;
  }
  await endServices(ending, session);
  offerCleanup(session);
  session.state = 'ended';
  tell(session, ending.now(), 'The session has ended.');
  ending.changed(session);
}

/** Nothing begins any more. What has been done stays said. */
function cancelSteps(session: Session): void {
  for (const { id, state } of [...session.steps.values()]) {
    stopWaiting(session, id);
    if (state === 'waits' || state === 'by-hand' || state === 'runs') setStep(session, id, 'ended');
  }
}

/** The last session of a kit ends Wine's services: they would linger for minutes. */
export async function endServices(ending: EndingSession, session: Session): Promise<void> {
  const toolsets = [...session.starts.values()].map(({ toolset }) => toolset);
  const kits = new Set(
    toolsets.flatMap(({ kind, folder }) => (kind === 'engine-kit' && folder ? [folder] : [])),
  );
  for (const kit of kits) {
    if (ending.kitsInUse().has(kit)) continue;
    const line = await endWineServices(ending.system, kit);
    if (!line) continue;
    session.ending = [...session.ending, line];
    tell(session, ending.now(), line.says);
  }
}

/** Clean-up steps whose consoles we have ended are done; the others are for people. What was never done needs no undoing. */
function offerCleanup(session: Session): void {
  for (const step of session.plan.cleanup) {
    const undone = undoneBy(step);
    if (undone.length > 0 && undone.every((id) => !session.begun.has(id))) setStep(session, step.id, 'ended');
    else if (isDone(session, step, undone)) setStep(session, step.id, 'done');
    else setStep(session, step.id, 'by-hand', byHandSays(session, step));
  }
}

function isDone(session: Session, step: Step, undone: readonly StepId[]): boolean {
  const console = consoleNamed(session, consoleOf(step));
  if (step.kind === 'type' && console?.lastWords.includes(step.command)) return true;
  return undone.length > 0 && undone.every((id) => endedHere(session, id));
}

/** What would have been typed here cannot be: its console has ended. */
function byHandSays(session: Session, step: Step): string | undefined {
  const choice = session.runners.get(step.id);
  if (choice?.runner === 'by-hand') return choice.says;
  const programs = session.plan.steps.filter(({ id }) => undoneBy(step).includes(id));
  const names = programs.map(({ program, command, on }) => `${program ?? command} on ${on}`).join(', ');
  return `Its console has ended. End ${names} there, then confirm.`;
}

function undoneBy({ undoes }: Step): StepId[] {
  if (undoes === undefined) return [];
  return Array.isArray(undoes) ? undoes : [undoes];
}

/** It ran here, or was typed into a console here, and that console has ended. */
function endedHere(session: Session, id: StepId): boolean {
  const typed = session.plan.steps.find((step) => step.id === id && step.kind === 'type');
  const into = typed && consoleOf(typed);
  const consoles = [...session.consoles.values()].filter(
    ({ start: { step } }) => step.id === id || consoleOf(step) === into,
  );
  return consoles.length > 0 && consoles.every(({ alive }) => !alive);
}
