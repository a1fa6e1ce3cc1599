/** The Electron shell, composed: what happens from start to quit, in order. */
import { app, BrowserWindow, dialog, Menu, session } from 'electron';
import { createServices } from './create-services.ts';
import { registerAppScheme, serveAppFiles } from './electron/app-protocol.ts';
import { guardPages, guardPermissions } from './electron/guards.ts';
import { servePorts } from './electron/ports.ts';
import { utilityHost } from './electron/pty-host.ts';
import { selfTest } from './electron/self-test.ts';
import { openWindow } from './electron/window.ts';
import { logDefect } from './log.ts';
import { rendererFolder } from './places.ts';
import { dataFolder } from './store/data-folder.ts';
import { createWindowStateStore } from './store/window-state.ts';

const isSelfTest = process.argv.includes('--self-test');

app.enableSandbox();
registerAppScheme();
guardPages();
// A self-test must not be answered by the app that is open already.
if (isSelfTest || app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only when this module has been evaluated to its end.
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      logDefect('start', error);
      if (!isSelfTest) dialog.showErrorBox('Debug Switchboard does not start', String(error));
      app.exit(1);
    });
} else app.quit();

async function start(): Promise<void> {
  // Plain Ctrl keys belong to the debugger; macOS has its own key for commands, and no clipboard without an edit menu.
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([...roles]) : null);
  guardPermissions(session.defaultSession);
  serveAppFiles(rendererFolder);
  const services = await createServices('electron', utilityHost);
  const linked = servePorts(services);
  if (isSelfTest) {
    const fault = await selfTest(linked);
    if (fault) process.stderr.write(`switchboard: ${fault}\n`);
    await services.stop();
    return app.exit(fault ? 1 : 0);
  }

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void services.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
  await openWindow(createWindowStateStore(dataFolder()));
}
