/** The app's one window. */
import { fileURLToPath } from 'node:url';
import { BrowserWindow, screen } from 'electron';
import { appUrl } from '../policy/electron.ts';
import { fittingBounds, smallest, type WindowStateStore } from '../store/window-state.ts';

const preload = fileURLToPath(new URL('../../preload/index.cjs', import.meta.url));

export async function openWindow(states: WindowStateStore): Promise<BrowserWindow> {
  const saved = await states.read();
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fittingBounds(saved?.bounds, workAreas),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Debug Switchboard',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (saved?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    void states.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  await window.loadURL(appUrl);
  return window;
}
