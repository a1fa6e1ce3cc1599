/** Every session of this app: starts plans, passes on what people do, ends them. Its methods answer the calls of the contract. */
import { randomUUID } from 'node:crypto';
import type { CallInput } from '../../core/contract/messages.ts';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { EndChoice, Failure, SessionState, Toolset } from '../../core/contract/schemas.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PtyHost } from '../ptys/host-port.ts';
import { coalesce } from './coalesce.ts';
import { type Conducting, drive, send, waitAgain } from './conduct.ts';
import { endConsoles } from './end.ts';
import { type EndingSession, endSession } from './end-session.ts';
import { takenBack, typed } from './held-lines.ts';
import { consolesLost } from './lost.ts';
import {
  debuggersAt,
  type LiveConsole,
  liveConsoles,
  newSession,
  pictureOf,
  type Session,
  setStep,
  tell,
} from './model.ts';
import { onExit, onReading, onSockets } from './news.ts';
import { preflight } from './preflight.ts';
import type { ProcessList } from './preflight-target.ts';
import { watchSockets } from './socket-watch.ts';
import type { SystemPort } from './system.ts';

export interface SessionsDeps {
  ptys: PtyHost;
  toolsets: { list(refresh: boolean): Promise<Toolset[]>; processes: ProcessList };
  ledger: Ledger;
  system: SystemPort;
  now(): number;
  folders: { transcripts: string };
  /** A session is new or has changed; many changes come as one. */
  notify(session: SessionState): void;
  notice(notice: { kind: 'plain' | 'warning' | 'error'; says: string }): void;
}

type Answer<Value> = Result<Value, Failure>;
type Done = Promise<Answer<null>> | Answer<null>;

export interface Sessions {
  start(input: CallInput<'startSession'>): Promise<Answer<{ session: string }>>;
  list(): SessionState[];
  markStep(input: CallInput<'markStep'>): Done;
  retryStep(input: CallInput<'retryStep'>): Done;
  /** Answers when everything is ended and looked at. */
  endSession(input: CallInput<'endSession'>): Done;
  forgetSession(input: CallInput<'forgetSession'>): Done;
  sendLine(input: CallInput<'sendLine'>): Answer<{ held: boolean }>;
  takeBackLine(input: CallInput<'takeBackLine'>): Done;
  breakIn(input: CallInput<'breakIn'>): Done;
  sendKeys(input: CallInput<'sendKeys'>): Done;
  resizeConsole(input: CallInput<'resizeConsole'>): Done;
  endConsole(input: CallInput<'endConsole'>): Done;
  /** Ends every session, leaving targets alive where the debuggers can; for the end of the app. */
  stop(choice?: EndChoice): Promise<void>;
}

export function createSessions(deps: SessionsDeps): Sessions {
  const sessions = new Map<string, Session>();
  const changes = coalesce((session: Session) => deps.notify(pictureOf(session)));
  const conducting: Conducting & EndingSession = { ...deps, changed: changes.changed, kitsInUse };
  const endings = new Map<Session, Promise<void>>();

  function kitsInUse(): Set<string> {
    const live = [...sessions.values()].flatMap(liveConsoles);
    return new Set(live.flatMap(({ start }) => start.toolset.folder ?? []));
  }

  function find(id: string): { session: Session; console: LiveConsole } | undefined {
    for (const session of sessions.values()) {
      const console = session.consoles.get(id);
      if (console) return { session, console };
    }
    return undefined;
  }

  deps.ptys.subscribe({
    reading(reading) {
      const found = find(reading.console);
      if (found?.console.alive) onReading(conducting, found.session, found.console, reading);
    },
    grown({ console: id, start, end }) {
      const found = find(id);
      // Windows follow transcripts by their feeds: this is for those that open later.
      if (found) found.console.state.transcript = { start, end };
    },
    exit({ console: id, code }) {
      const found = find(id);
      if (!found?.console.alive) return;
      onExit(conducting, found.session, found.console, code);
      // Somebody typed q: what is left is looked at as after Stop.
      if (!found.console.ending && hasEndedByItself(found.session)) void end(found.session, 'detach');
    },
    died({ consoles, says }) {
      deps.notice({ kind: 'error', says });
      const ids = new Set(consoles.map(({ console }) => console));
      for (const session of sessions.values()) {
        const lost = liveConsoles(session).filter(({ state }) => ids.has(state.id));
        if (lost.length > 0) void consolesLost(conducting, session, lost);
      }
    },
    storage({ console: id, says }) {
      const found = find(id);
      deps.notice({ kind: 'error', says });
      if (found) tell(found.session, deps.now(), says, found.console);
    },
  });

  const watch = watchSockets(
    deps.system,
    () => {
      const all = [...sessions.values()];
      if (all.some(isBeginning)) return 'soon';
      return all.some((session) => liveConsoles(session).length > 0) ? 'later' : 'no';
    },
    (sockets) => {
      for (const session of sessions.values()) onSockets(conducting, session, sockets);
    },
  );

  const begin = (session: Session) => {
    drive(conducting, session);
    watch.wake();
  };

  const end = (session: Session, choice: EndChoice): Promise<void> => {
    const running = endings.get(session);
    if (running) return running;
    const ending = endSession(conducting, session, choice).finally(() => {
      endings.delete(session);
      // Whoever asked for the end gets its answer after the picture of it.
      changes.flush(session);
    });
    endings.set(session, ending);
    return ending;
  };

  return {
    async start({ name, document, plan, toolsets }) {
      const starts = await preflight({ plan, toolsets }, preflightDeps());
      if (!starts.ok) return starts;
      const id = randomUUID().slice(0, 8);
      const input = { id, name, document, plan, chosen: toolsets, now: deps.now() };
      const session = newSession(input, starts.value, deps.system.computer());
      sessions.set(id, session);
      begin(session);
      return ok({ session: id });
    },
    list: () => [...sessions.values()].map(pictureOf),
    markStep: ({ session: id, step, done }) => {
      const session = sessions.get(id);
      if (!session) return noSession(id);
      const state = (session.steps.get(step) ?? session.cleanup.get(step))?.state;
      if (state === undefined)
        return fail({ kind: 'not-found', says: `The plan has no step "${step}".`, step });
      const byHand = session.runners.get(step)?.runner === 'by-hand';
      const fits = done ? state === 'by-hand' : state === 'done';
      if (!byHand || !fits) {
        const says = `Step "${step}" is not one to confirm now.`;
        return fail({ kind: 'bad-input', says, step });
      }
      setStep(session, step, done ? 'done' : 'by-hand', done ? undefined : session.runners.get(step)?.says);
      begin(session);
      // A session that has ended begins nothing any more, but its clean-up goes on.
      changes.changed(session);
      return ok(null);
    },
    async retryStep({ session: id, step }) {
      const session = sessions.get(id);
      if (!session) return noSession(id);
      const state = session.steps.get(step)?.state;
      if (state !== 'failed' && state !== 'ended') {
        return fail({ kind: 'bad-input', says: `Step "${step}" has neither failed nor ended.`, step });
      }
      return retry(session, step);
    },
    async endSession({ session: id, choice }) {
      const session = sessions.get(id);
      if (!session) return noSession(id);
      await end(session, choice);
      return ok(null);
    },
    forgetSession({ session: id }) {
      const session = sessions.get(id);
      if (!session) return noSession(id);
      if (liveConsoles(session).length > 0 || session.underWay.size > 0) {
        return fail({ kind: 'bad-input', says: `"${session.name}" still runs: end it first.` });
      }
      changes.drop(session);
      sessions.delete(id);
      return ok(null);
    },
    sendLine({ console: id, text }) {
      const found = listening(id);
      if (!found.ok) return found;
      const { session, console } = found.value;
      const before = console.lines.sent;
      send(conducting, console, typed(console.lines, text));
      changes.changed(session);
      return ok({ held: console.lines.sent === before });
    },
    takeBackLine: ({ console: id, line }) => {
      const found = live(id);
      if (!found.ok) return found;
      const { session, console } = found.value;
      if (!console.lines.held.some((held) => held.id === line)) {
        return fail({ kind: 'not-found', says: 'That line has gone out already.' });
      }
      console.lines = takenBack(console.lines, line);
      changes.changed(session);
      return ok(null);
    },
    breakIn: ({ console }) => pass(console, () => deps.ptys.breakIn(console)),
    sendKeys({ console, keys }) {
      const found = listening(console);
      if (!found.ok) return found;
      deps.ptys.keys(console, keys);
      return ok(null);
    },
    resizeConsole: ({ console, columns, rows }) =>
      pass(console, () => deps.ptys.resize(console, columns, rows)),
    async endConsole({ console: id, choice }) {
      const found = live(id);
      if (!found.ok) return found;
      const { session, console } = found.value;
      if (choice === 'leave' && console.state.role !== 'client') {
        const says = `${console.state.title} is no client: end it by detaching from its target or by ending the target.`;
        return fail({ kind: 'bad-input', says });
      }
      await endConsoles(conducting, session, [...debuggersAt(session, console), console], choice, false);
      if (hasEndedByItself(session)) await end(session, choice === 'leave' ? 'detach' : choice);
      return ok(null);
    },
    async stop(choice = 'detach') {
      await Promise.all([...sessions.values()].map((session) => end(session, choice)));
    },
  };

  function preflightDeps() {
    return { system: deps.system, toolsets: deps.toolsets, transcripts: deps.folders.transcripts };
  }

  function live(id: string): Answer<{ session: Session; console: LiveConsole }> {
    const found = find(id);
    if (!found) return fail({ kind: 'not-found', says: 'There is no such console.' });
    if (found.console.alive) return ok(found);
    return fail({
      kind: 'not-running',
      says: `${found.console.state.title} has ended: nothing can be sent to it.`,
    });
  }

  /** Nobody's line gets between the last words of an ending. */
  function listening(id: string): ReturnType<typeof live> {
    const found = live(id);
    if (!found.ok || !found.value.console.ending) return found;
    return fail({ kind: 'not-running', says: `${found.value.console.state.title} is being ended.` });
  }

  function pass(id: string, deed: () => void): Answer<null> {
    const found = live(id);
    if (!found.ok) return found;
    deed();
    return ok(null);
  }

  async function retry(session: Session, step: string): Promise<Answer<null>> {
    if (waitAgain(conducting, session, step)) {
      begin(session);
      return ok(null);
    }
    const checked = await preflight({ plan: session.plan, toolsets: session.chosen }, preflightDeps(), step);
    if (!checked.ok) return checked;
    for (const [id, start] of checked.value) session.starts.set(id, start);
    if (session.state === 'ended' || session.state === 'ending') {
      return fail({ kind: 'not-running', says: `"${session.name}" has ended: start the plan again.` });
    }
    setStep(session, step, 'waits');
    begin(session);
    return ok(null);
  }
}

/** Something is being started or waited for, and its time is not up. */
function isBeginning({ underWay, waiting, steps }: Session): boolean {
  return underWay.size > 0 || [...waiting.keys()].some((id) => steps.get(id)?.state === 'runs');
}

/** Every program of the plan ran here, worked, and has ended. */
function hasEndedByItself(session: Session): boolean {
  const runs = session.plan.steps.filter(({ kind }) => kind === 'run');
  return (
    session.state === 'running' &&
    runs.every(({ id }) => session.starts.has(id) && session.steps.get(id)?.state === 'ended')
  );
}

function noSession(id: string): Answer<never> {
  return fail({ kind: 'not-found', says: `There is no session ${id}.` });
}
