/** The calls of the contract that sessions and feeds answer. */
import { fail, ok } from '../core/contract/result.ts';
import type { Feeds } from './ptys/feeds.ts';
import type { Handlers } from './services.ts';
import type { Sessions } from './sessions/sessions.ts';
import type { Windows } from './windows.ts';

type SessionCalls =
  | 'startSession'
  | 'listSessions'
  | 'markStep'
  | 'retryStep'
  | 'endSession'
  | 'forgetSession'
  | 'sendLine'
  | 'takeBackLine'
  | 'breakIn'
  | 'sendKeys'
  | 'resizeConsole'
  | 'endConsole';

export function sessionHandlers(sessions: Sessions, windows: Windows): Pick<Handlers, SessionCalls> {
  return {
    startSession: sessions.start,
    listSessions: () => ok(sessions.list()),
    markStep: sessions.markStep,
    retryStep: sessions.retryStep,
    endSession: sessions.endSession,
    forgetSession: async (input) => {
      const forgotten = await sessions.forgetSession(input);
      if (forgotten.ok) windows.tell('sessionRemoved', input);
      return forgotten;
    },
    sendLine: sessions.sendLine,
    takeBackLine: sessions.takeBackLine,
    breakIn: sessions.breakIn,
    sendKeys: sessions.sendKeys,
    resizeConsole: sessions.resizeConsole,
    endConsole: sessions.endConsole,
  };
}

export function feedHandlers(feeds: Feeds): Pick<Handlers, 'openFeed' | 'acknowledge' | 'closeFeed'> {
  return {
    openFeed: ({ console, from }, window) => {
      const opened = feeds.open(window, console, from);
      return opened ? ok(opened) : fail({ kind: 'not-found', says: `There is no console ${console}.` });
    },
    acknowledge: ({ console, offset }, window) => {
      feeds.acknowledge(window, console, offset);
      return ok(null);
    },
    closeFeed: ({ console }, window) => {
      feeds.close(window, console);
      return ok(null);
    },
  };
}
