import { lazy, Suspense, useEffect } from 'react';
import { PlanStage } from '../plan/plan-stage.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { StartScreen } from '../start/start-screen.tsx';
import type { Route } from '../store/route.ts';
import { useApp, useAppStore } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Wizard } from '../wizard/wizard.tsx';
import { handleAppKey } from './keys.ts';
import { LinkBar } from './link-bar.tsx';
import { Notices } from './notices.tsx';
import { useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';

/** Terminals are the larger half of the page's code: loaded when there is a session to show. */
const ConsolesStage = lazy(async () => ({
  default: (await import('../consoles/consoles-stage.tsx')).ConsolesStage,
}));

export function App() {
  const route = useApp((state) => state.route);
  const store = useAppStore();
  useTheme();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => handleAppKey(event, store.getState());
    // Before the terminals see it: their keys belong to the debugger, these few do not.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [store]);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={skipToMain}>
        Skip to the question
      </button>
      <TopBar />
      <LinkBar />
      <Stage route={route} />
      <Notices />
    </div>
  );
}

/** Not by the address: that says where the app is. */
function skipToMain() {
  document.querySelector<HTMLElement>('main')?.focus();
}

function Stage({ route }: { route: Route }) {
  const document = useApp((state) => state.document);
  const failure = useApp((state) => state.documentFailure);
  const go = useApp((state) => state.go);
  if (route.at === 'start') return <StartScreen />;
  if (route.at === 'settings') return <SettingsScreen />;
  if (route.at === 'consoles') {
    return (
      <Suspense fallback={<main className="alone" aria-busy="true" />}>
        <ConsolesStage />
      </Suspense>
    );
  }
  if (failure) {
    return (
      <main className="alone" data-region="main" tabIndex={-1}>
        <h1>This plan cannot be opened</h1>
        <Note kind="error" alert deeds={<Button onPress={() => go({ at: 'start' })}>Go to the start</Button>}>
          {failure}
        </Note>
      </main>
    );
  }
  if (document?.id !== route.document) return <main className="alone" aria-busy="true" />;
  return route.at === 'plan' ? <PlanStage /> : <Wizard route={route} />;
}
