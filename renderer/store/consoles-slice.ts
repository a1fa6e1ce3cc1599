/** Sessions as main tells them, and what this window adds: where panes are, what is typed and was typed, which dialog is open. */
import { z } from 'zod';
import type { Result } from '../../core/contract/result.ts';
import type { EndChoice, Failure, SessionState } from '../../core/contract/schemas.ts';
import { parse, serialise } from '../../core/layout/stored.ts';
import { close, type Desk, emptyDesk, focusedTab, tabsOf } from '../../core/layout/tree.ts';
import { place } from '../consoles/place-console.ts';
import type { Slice } from './app-state.ts';
import { keepSame } from './keep-same.ts';

/** What is about to be ended: a whole session, or one console of it. */
export interface Ending {
  session: string;
  console?: string;
}

export interface ConsolesSlice {
  /** In the order in which they were started. */
  sessions: SessionState[];
  /** False until main has told which sessions there are. */
  sessionsKnown: boolean;
  selectedSession: string | undefined;
  /** Where the consoles of each session are on screen. */
  desks: Record<string, Desk>;
  /** Consoles in the order in which they were last shown, newest first. */
  shownConsoles: string[];
  /** Lines sent from each console's command line, oldest first. */
  histories: Record<string, string[]>;
  /** What stands in each command line; a reload keeps it. */
  drafts: Record<string, string>;
  /** Lines that wait for Enter: pasted ones, and those that were refused. */
  pasted: Record<string, string[]>;
  /** Consoles whose keys go to the program as they are. */
  rawConsoles: Record<string, boolean>;
  /** The console whose find bar is open. */
  finding: string | undefined;
  sidePanelOpen: boolean;
  screenReaderText: boolean;
  ending: Ending | undefined;

  loadSessions(): Promise<void>;
  selectSession(session: string): void;
  forgetSession(session: string): Promise<void>;
  /** Changes where things are: `change` is a function of core/layout/tree.ts. */
  arrange(session: string, change: (desk: Desk) => Desk): void;

  type(console: string, draft: string): void;
  paste(console: string, lines: string[]): void;
  /** Sends lines one after the other: main gives each its own prompt. Returns those that were not taken, from the refused one on. */
  sendLines(console: string, lines: string[]): Promise<string[]>;
  takeBackLine(console: string, line: number): Promise<void>;
  breakIn(console: string): Promise<void>;
  markStep(session: string, step: string, done: boolean): Promise<void>;
  retryStep(session: string, step: string): Promise<void>;
  askToEnd(ending: Ending | undefined): void;
  end(ending: Ending, choice: EndChoice): Promise<boolean>;
  setRaw(console: string, on: boolean): void;
  setFinding(console: string | undefined): void;
  setSidePanel(open: boolean): void;
  setScreenReaderText(on: boolean): void;
}

const keptAs = 'consoles';
/** As many as a hand goes back with the arrow key; older ones are in the transcript. */
const mostHistoryLines = 200;

/** What a reload of the window brings back. */
const Kept = z.object({
  selectedSession: z.string().optional(),
  desks: z.record(z.string(), z.string()),
  histories: z.record(z.string(), z.array(z.string())),
  drafts: z.record(z.string(), z.string()),
  sidePanelOpen: z.boolean(),
  screenReaderText: z.boolean(),
});

function readKept(text: string | null): Partial<z.infer<typeof Kept>> {
  try {
    return Kept.parse(JSON.parse(text ?? ''));
  } catch {
    // Nothing kept, or by another version of this app: a fresh start loses places, not work.
    return {};
  }
}

export const createConsolesSlice: Slice<ConsolesSlice> =
  ({ link, keep }) =>
  (set, get) => {
    const kept = readKept(keep.getItem(keptAs));
    const remember = () => {
      const { selectedSession, desks, histories, drafts, sidePanelOpen, screenReaderText } = get();
      const written = Object.fromEntries(Object.entries(desks).map(([id, desk]) => [id, serialise(desk)]));
      const all: z.infer<typeof Kept> = {
        ...(selectedSession !== undefined && { selectedSession }),
        desks: written,
        histories,
        drafts,
        sidePanelOpen,
        screenReaderText,
      };
      keep.setItem(keptAs, JSON.stringify(all));
    };
    const change = (part: Partial<ConsolesSlice>) => {
      set(part);
      remember();
    };
    const fine = <Value>(answer: Result<Value, Failure>): answer is { ok: true; value: Value } => {
      if (!answer.ok) get().notify({ kind: 'error', says: answer.error.says });
      return answer.ok;
    };

    /** Opens panes for new consoles and closes those of consoles that are no more. */
    const deskFor = (session: SessionState): Desk => {
      let desk = get().desks[session.id] ?? emptyDesk;
      const ids = new Set(session.consoles.map((console) => console.id));
      for (const tab of tabsOf(desk)) if (!ids.has(tab)) desk = close(desk, tab);
      for (const console of session.consoles) desk = place(desk, console, session.consoles);
      return desk;
    };
    const accept = (news: SessionState) => {
      const { sessions, desks } = get();
      const before = sessions.find(({ id }) => id === news.id);
      const session = keepSame(before, news);
      if (session === before) return;
      const others = sessions.filter(({ id }) => id !== session.id);
      const list = [...others, session].toSorted((a, b) => a.started - b.started);
      const desk = deskFor(session);
      set({ sessions: list, ...(desk !== desks[session.id] && { desks: { ...desks, [session.id]: desk } }) });
      // What was just started is what one wants to see.
      if (!before && get().sessionsKnown) get().selectSession(session.id);
    };
    /** What was typed into consoles that are no more is of no use. */
    const typedInto = (sessions: readonly SessionState[]) => {
      const ids = consoleIds(sessions);
      const kept = <Value>(record: Record<string, Value>) =>
        Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)));
      return { histories: kept(get().histories), drafts: kept(get().drafts) };
    };
    const drop = (id: string) => {
      const { sessions, selectedSession, desks, ending } = get();
      const left = sessions.filter((session) => session.id !== id);
      const { [id]: _gone, ...otherDesks } = desks;
      change({
        sessions: left,
        desks: otherDesks,
        ...typedInto(left),
        ...(ending?.session === id && { ending: undefined }),
        ...(selectedSession === id && { selectedSession: left.at(-1)?.id }),
      });
    };

    link.on('session', accept);
    link.on('sessionRemoved', ({ session }) => drop(session));
    // Events may have been missed while the link was lost.
    link.onState((state) => {
      if (state === 'up' && get().sessionsKnown) void get().loadSessions();
    });

    return {
      sessions: [],
      sessionsKnown: false,
      selectedSession: kept.selectedSession,
      desks: Object.fromEntries(
        Object.entries(kept.desks ?? {}).map(([id, text]) => [id, parse(text) ?? emptyDesk]),
      ),
      shownConsoles: [],
      histories: kept.histories ?? {},
      drafts: kept.drafts ?? {},
      pasted: {},
      rawConsoles: {},
      finding: undefined,
      sidePanelOpen: kept.sidePanelOpen ?? true,
      screenReaderText: kept.screenReaderText ?? false,
      ending: undefined,

      loadSessions: async () => {
        const answer = await link.call('listSessions', null);
        if (!fine(answer)) return;
        const known = new Set(answer.value.map((session) => session.id));
        for (const session of get().sessions) if (!known.has(session.id)) drop(session.id);
        for (const session of answer.value) accept(session);
        const { selectedSession, sessions, desks } = get();
        const selected = sessions.some(({ id }) => id === selectedSession)
          ? selectedSession
          : sessions.at(-1)?.id;
        const alive = Object.fromEntries(Object.entries(desks).filter(([id]) => known.has(id)));
        change({ sessionsKnown: true, selectedSession: selected, desks: alive, ...typedInto(sessions) });
      },
      selectSession: (session) => change({ selectedSession: session, finding: undefined }),
      forgetSession: async (session) => {
        if (fine(await link.call('forgetSession', { session }))) drop(session);
      },
      arrange: (session, how) => {
        const { desks, shownConsoles } = get();
        const before = desks[session] ?? emptyDesk;
        const desk = how(before);
        if (desk === before) return;
        const shown = focusedTab(desk);
        change({
          desks: { ...desks, [session]: desk },
          ...(shown && { shownConsoles: [shown, ...shownConsoles.filter((tab) => tab !== shown)] }),
        });
      },

      type: (console, draft) => change({ drafts: { ...get().drafts, [console]: draft } }),
      paste: (console, lines) => set({ pasted: { ...get().pasted, [console]: lines } }),
      sendLines: async (console, lines) => {
        const { histories } = get();
        const history = [...(histories[console] ?? [])];
        for (const line of lines) if (line.trim() && history.at(-1) !== line) history.push(line);
        change({ histories: { ...histories, [console]: history.slice(-mostHistoryLines) } });
        for (const [index, text] of lines.entries()) {
          if (!fine(await link.call('sendLine', { console, text }))) return lines.slice(index);
        }
        return [];
      },
      takeBackLine: async (console, line) => void fine(await link.call('takeBackLine', { console, line })),
      breakIn: async (console) => void fine(await link.call('breakIn', { console })),
      markStep: async (session, step, done) =>
        void fine(await link.call('markStep', { session, step, done })),
      retryStep: async (session, step) => void fine(await link.call('retryStep', { session, step })),
      askToEnd: (ending) => set({ ending }),
      end: async ({ session, console }, choice) =>
        fine(
          console === undefined
            ? await link.call('endSession', { session, choice })
            : await link.call('endConsole', { console, choice }),
        ),
      setRaw: (console, on) => set({ rawConsoles: { ...get().rawConsoles, [console]: on } }),
      setFinding: (finding) => set({ finding }),
      setSidePanel: (sidePanelOpen) => change({ sidePanelOpen }),
      setScreenReaderText: (screenReaderText) => change({ screenReaderText }),
    };
  };

export const consoleIds = (sessions: readonly SessionState[]): ReadonlySet<string> =>
  new Set(sessions.flatMap(({ consoles }) => consoles.map(({ id }) => id)));

/** The session that is shown. */
export const selectedSession = (state: ConsolesSlice): SessionState | undefined =>
  state.sessions.find(({ id }) => id === state.selectedSession);
