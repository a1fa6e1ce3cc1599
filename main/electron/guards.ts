/** Puts the decisions of policy/electron.ts where Electron asks for them. */
import { app, type Session, shell, type WebContents } from 'electron';
import { isAllowedNavigation, isAllowedPermission, windowOpenVerdict } from '../policy/electron.ts';

/** Both handlers: without one of them, everything is granted. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isAllowedPermission(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isAllowedPermission(permission, origin),
  );
  session.setDevicePermissionHandler(() => false);
}

/** For every page that ever comes to be, not only for the window that we make. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
}

function guardPage(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isAllowedNavigation(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAllowedNavigation(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (windowOpenVerdict(url) === 'open-in-browser') void shell.openExternal(url);
    return { action: 'deny' };
  });
}
