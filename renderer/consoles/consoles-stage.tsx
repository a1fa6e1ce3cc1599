import './panes.css';
import './stage.css';
import './steps.css';
import { useEffect, useEffectEvent, useState } from 'react';
import type { SessionState } from '../../core/contract/schemas.ts';
import { consoleIds, selectedSession } from '../store/consoles-slice.ts';
import { useApp, useAppStore } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { ConsoleAnnouncer } from './console-announcer.tsx';
import { EndDialog } from './end-dialog.tsx';
import { EventsList } from './events-list.tsx';
import { exactTime } from './modes.ts';
import { PaneTree } from './pane-tree.tsx';
import { usePanesThatFit } from './panes-that-fit.ts';
import { SessionStrip } from './session-strip.tsx';
import { SidePanel } from './side-panel.tsx';
import { EndingList, StepCards } from './step-cards.tsx';
import { installTestHook, terminals } from './terminal-registry.ts';
import { useConsoleKeys } from './use-console-keys.ts';

installTestHook();

/** Running sessions: the live route, the consoles side by side, what waits for whom, and how it ended. */
export function ConsolesStage() {
  const known = useApp((state) => state.sessionsKnown);
  const loadSessions = useApp((state) => state.loadSessions);
  const session = useApp(selectedSession);
  useTerminalSettings();
  useConsoleKeys(session);
  useEffect(() => {
    if (!known) void loadSessions();
  }, [known, loadSessions]);

  useSessionOfPlan();
  useTerminalsOfSessions();

  if (!known) return <main className="consoles-empty" aria-busy="true" />;
  if (!session) return <NoSession />;
  return <SessionView session={session} />;
}

function SessionView({ session }: { session: SessionState }) {
  const narrow = usePanesThatFit() !== 'all';
  const sidePanelOpen = useApp((state) => state.sidePanelOpen);
  const [drawer, setDrawer] = useState<'none' | 'about' | 'events'>('none');
  const side = narrow ? drawer === 'about' : sidePanelOpen;
  return (
    <div
      className={side && !narrow ? 'consoles has-side' : 'consoles'}
      data-session={session.id}
      data-state={session.state}
    >
      <div className="consoles-head">
        <SessionTabs />
        <SessionStrip session={session} />
        <EndingList session={session} />
        <StepCards session={session} />
      </div>
      <main className="panes" aria-label="Consoles" data-region tabIndex={-1}>
        {session.consoles.length > 0 ? <PaneTree session={session} /> : <NoConsole session={session} />}
      </main>
      {side && <SidePanel session={session} />}
      <Footer session={session} narrow={narrow} drawer={drawer} setDrawer={setDrawer} />
      <ConsoleAnnouncer session={session} />
      <EndDialog />
    </div>
  );
}

interface FooterProps {
  session: SessionState;
  narrow: boolean;
  drawer: 'none' | 'about' | 'events';
  setDrawer(drawer: 'none' | 'about' | 'events'): void;
}

/** Wide: the list of events. Narrow: the last one, and what opens the list and the panel. */
function Footer({ session, narrow, drawer, setDrawer }: FooterProps) {
  const sidePanelOpen = useApp((state) => state.sidePanelOpen);
  const setSidePanel = useApp((state) => state.setSidePanel);
  const last = session.events.at(-1);
  const toggle = (what: 'about' | 'events') => setDrawer(drawer === what ? 'none' : what);
  return (
    <section className="happened" aria-label="What happened" data-region tabIndex={-1}>
      {(!narrow || drawer === 'events') && <EventsList session={session} />}
      <div className="row happened-deeds">
        {narrow && drawer !== 'events' && last && (
          <span className="grow happened-last">
            <span className="strong">Last</span> {exactTime(last.at)} {last.says}
          </span>
        )}
        {narrow ? (
          <>
            <Button kind="quiet" small expanded={drawer === 'events'} onPress={() => toggle('events')}>
              {`What happened (${session.events.length})`}
            </Button>
            <Button kind="quiet" small expanded={drawer === 'about'} onPress={() => toggle('about')}>
              {`Who is here (${session.consoles.length})`}
            </Button>
          </>
        ) : (
          <Button kind="quiet" small expanded={sidePanelOpen} onPress={() => setSidePanel(!sidePanelOpen)}>
            {sidePanelOpen ? 'Hide panel' : 'Show panel'}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Only with two sessions or more: one needs no choice. */
function SessionTabs() {
  const sessions = useApp((state) => state.sessions);
  const selected = useApp((state) => state.selectedSession);
  const select = useApp((state) => state.selectSession);
  if (sessions.length < 2) return null;
  return (
    <nav className="session-tabs" aria-label="Sessions">
      {sessions.map(({ id, name, state, started }) => (
        <button
          key={id}
          type="button"
          aria-current={id === selected ? 'true' : undefined}
          onClick={() => select(id)}
        >
          {name}{' '}
          <span className="meta">
            {stateInWords[state]} since {exactTime(started)}
          </span>
        </button>
      ))}
    </nav>
  );
}

const stateInWords: Record<SessionState['state'], string> = {
  starting: 'starting',
  running: 'running',
  ending: 'ending',
  ended: 'ended, started',
  failed: 'failed, started',
};

function NoSession() {
  const go = useApp((state) => state.go);
  const route = useApp((state) => state.route);
  const document = route.at === 'consoles' ? route.document : undefined;
  return (
    <main className="consoles-empty" data-region tabIndex={-1}>
      <h1>No session runs</h1>
      <p className="dim">A session begins on the plan, with Start. Its consoles appear here side by side.</p>
      <Button kind="primary" onPress={() => go(document ? { at: 'plan', document } : { at: 'start' })}>
        {document ? 'Go to the plan' : 'Choose a plan'}
      </Button>
    </main>
  );
}

function NoConsole({ session }: { session: SessionState }) {
  return (
    <div className="consoles-empty">
      <h2>{session.state === 'ended' ? 'No console was opened' : 'No console is open yet'}</h2>
      <p className="dim">
        {session.state === 'ended'
          ? 'Nothing of this session ran on this computer.'
          : 'The first one opens when its step starts; the steps above say what they wait for.'}
      </p>
    </div>
  );
}

/** Coming from a plan, one wants to see its newest session; afterwards the choice is the user's. */
function useSessionOfPlan() {
  const store = useAppStore();
  const known = useApp((state) => state.sessionsKnown);
  const route = useApp((state) => state.route);
  const document = route.at === 'consoles' ? route.document : undefined;
  const choose = useEffectEvent((plan: string) => {
    const { sessions, selectedSession, selectSession } = store.getState();
    const ofPlan = sessions.filter((session) => session.document === plan);
    const newest = ofPlan.at(-1);
    if (newest && !ofPlan.some(({ id }) => id === selectedSession)) selectSession(newest.id);
  });
  useEffect(() => {
    if (known && document) choose(document);
  }, [known, document]);
}

/** The terminals of consoles that are no more have nothing to show. */
function useTerminalsOfSessions() {
  const known = useApp((state) => state.sessionsKnown);
  const sessions = useApp((state) => state.sessions);
  useEffect(() => {
    if (known) terminals().keepOnly(consoleIds(sessions));
  }, [known, sessions]);
}

/** The terminals live outside React: what the user set is handed over. */
function useTerminalSettings() {
  const { consoleFontPx, scrollbackLines } = useApp((state) => state.settings);
  const screenReader = useApp((state) => state.screenReaderText);
  const narrow = usePanesThatFit() !== 'all';
  useEffect(() => {
    terminals().configure({
      // Under 1280 one pixel less makes room for 6 more columns in two panes; never less than 12 unless the user says so.
      fontPx: narrow && consoleFontPx > 12 ? consoleFontPx - 1 : consoleFontPx,
      scrollbackLines,
      screenReader,
    });
  }, [consoleFontPx, scrollbackLines, screenReader, narrow]);
}
