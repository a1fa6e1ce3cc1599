/** What changed between two states of a session, in words for a terminal; pure. */
import type { SessionState } from '../../core/contract/schemas.ts';
import type { Step } from '../../core/plan/schema.ts';

export interface News {
  /** Lines to print, in order. */
  says: string[];
  /** Consoles that were not there before. */
  opened: SessionState['consoles'];
  /** Steps that wait for a person since now. */
  byHand: Step[];
}

export function newsOf(before: SessionState | undefined, after: SessionState): News {
  const told = before?.events.length ?? 0;
  const events = after.events.slice(told).map(({ says }) => `* ${says}`);
  const endings = after.ending.slice(before?.ending.length ?? 0).map(({ says }) => `* ${says}`);
  const modes = after.consoles.flatMap((console) => {
    const previous = before?.consoles.find(({ id }) => id === console.id);
    // That a console has ended is an event, too.
    return previous?.says === console.says || console.mode === 'ended'
      ? []
      : [`* ${consoleName(console)}: ${console.says}`];
  });
  // A sentence that is an event and an ending is said once.
  const says = [...new Set([...events, ...modes, ...endings])];
  return {
    says,
    opened: after.consoles.filter(({ id }) => !before?.consoles.some((known) => known.id === id)),
    byHand: waitingForAPerson(after).filter(
      ({ id }) => before?.steps.find((step) => step.id === id)?.state !== 'by-hand',
    ),
  };
}

export const consoleName = ({ computer, title }: SessionState['consoles'][number]): string =>
  `${title} on ${computer}`;

export function waitingForAPerson(session: SessionState): Step[] {
  const ids = new Set(session.steps.filter(({ state }) => state === 'by-hand').map(({ id }) => id));
  return session.plan.steps.filter(({ id }) => ids.has(id));
}

export function card({ on, command, expects, elevated }: Step): string {
  return [
    `Do this on ${on}${elevated ? ', elevated' : ''}:`,
    `    ${command}`,
    ...(expects ? [`  It works when it shows: ${expects}`] : []),
  ].join('\n');
}

/**
 * Nothing of it moves any more by itself: it ended or failed, or every program of it has ended and no step can begin.
 * `attended`: somebody is there to do the steps by hand.
 */
export function isOver(session: SessionState, attended: boolean): boolean {
  if (session.state === 'failed' || session.state === 'ended') return true;
  const alive = session.consoles.some(({ mode }) => mode !== 'ended' && mode !== 'lost');
  if (alive || session.state === 'ending') return false;
  const states = new Map(session.steps.map(({ id, state }) => [id, state]));
  return !session.plan.steps.some(({ id, after }) => {
    const state = states.get(id);
    if (state === 'by-hand') return attended;
    return state === 'runs' || (state === 'waits' && after.every((before) => states.get(before) === 'done'));
  });
}

/** Steps that nobody did. */
export const isIncomplete = ({ steps }: SessionState): boolean =>
  steps.some(({ state }) => state === 'waits' || state === 'by-hand' || state === 'failed');
