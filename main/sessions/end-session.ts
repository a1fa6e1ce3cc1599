/** The end of a whole session: its consoles, Wine's services, and what is left for people to undo. */
import type { EndChoice } from '../../core/contract/schemas.ts';
import type { Step, StepId } from '../../core/plan/schema.ts';
import { type Conducting, stopWaiting } from './conduct.ts';
import { endConsoles } from './end.ts';
import { liveConsoles, type Session, setStep, tell } from './model.ts';
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
  await endConsoles(ending, session, [...session.consoles.values()], choice);
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
export function offerCleanup(session: Session): void {
  for (const step of session.plan.cleanup) {
    const undone = undoneBy(step);
    const runner = session.runners.get(step.id);
    if (undone.length > 0 && undone.every((id) => neverBegan(session, id)))
      setStep(session, step.id, 'ended');
    else if (undone.length > 0 && undone.every((id) => endedHere(session, id)))
      setStep(session, step.id, 'done');
    else setStep(session, step.id, 'by-hand', runner?.says);
  }
}

function undoneBy({ undoes }: Step): StepId[] {
  if (undoes === undefined) return [];
  return Array.isArray(undoes) ? undoes : [undoes];
}

/** It ran here, and its console has ended. */
function endedHere(session: Session, id: StepId): boolean {
  const consoles = [...session.consoles.values()].filter(({ start }) => start.step.id === id);
  return consoles.length > 0 && consoles.every(({ alive }) => !alive);
}

/** A step for people that was offered may have been done without a word, so only one that was not even offered counts. */
function neverBegan(session: Session, id: StepId): boolean {
  return !session.begun.has(id);
}
