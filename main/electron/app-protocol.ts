/** app://switchboard/: the built window, from a scheme of its own instead of file:, which could read the whole disk. */
import { protocol } from 'electron';
import { appHost, appScheme } from '../policy/electron.ts';
import { answerFile } from '../renderer-files.ts';

/** Before the app is ready: Electron takes privileges only then. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export function serveAppFiles(rendererFolder: string): void {
  protocol.handle(appScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    // An unknown host gets what a missing file gets.
    const answer = await answerFile(rendererFolder, host === appHost ? pathname : '');
    const body = typeof answer.body === 'string' ? answer.body : new Uint8Array(answer.body);
    return new Response(body, { status: answer.status, headers: answer.headers });
  });
}
