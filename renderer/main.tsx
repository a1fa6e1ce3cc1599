import './app/jitless.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource/cascadia-mono/400.css';
import '@fontsource/cascadia-mono/600.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/surfaces.css';
import './ui/command.css';
import './app/frame.css';
import './start/start.css';
import './wizard/wizard.css';
import './wizard/what.css';
import './wizard/where.css';
import './wizard/reach.css';
import './board/board.css';
import './map/map.css';
import './plan/plan.css';
import './settings/settings.css';
import { App } from './app/app.tsx';
import { connect } from './store/link.ts';
import { createAppStore } from './store/store.ts';
import { giveStylesTheNonce } from './store/style-nonce.ts';
import { AppStoreContext } from './store/use-app.ts';

giveStylesTheNonce(document);

const store = createAppStore({
  link: connect(),
  keep: sessionStorage,
  address: { read: () => location.hash, write: (hash) => history.pushState(null, '', hash) },
  now: Date.now,
  newId: () => crypto.randomUUID(),
});

const state = store.getState();
state.addressChanged();
void state.loadHello();
void state.loadSettings();
void state.loadDocuments();
void state.loadToolsets(false);
void state.loadSessions();
window.addEventListener('popstate', () => store.getState().addressChanged());

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <AppStoreContext value={store}>
      <App />
    </AppStoreContext>
  </StrictMode>,
);
