/** `switchboard serve [--port N] [--open]`: the browser shell; `--open` also opens a browser on it, where there is one. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createServices } from '../create-services.ts';
import { logDefect } from '../log.ts';
import { rendererFolder } from '../places.ts';
import type { Services, WindowPort } from '../services.ts';
import { startWebServer } from '../web/server.ts';
import { readArguments, readPort } from './arguments.ts';
import { openBrowser } from './open-browser.ts';
import { badUse, type Command, type Terminal } from './terminal.ts';

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, { port: { type: 'string' }, open: { type: 'boolean' } }, []);
  if (!given.ok) return badUse(terminal, `serve: ${given.error}`);
  const port = readPort(given.value.values.port ?? '0');
  if (!port.ok) return badUse(terminal, port.error);
  if (!existsSync(join(rendererFolder, 'index.html'))) {
    return badUse(terminal, 'The window is not built yet: "npm run build" builds it.');
  }
  const services = await createServices('browser');
  const server = await startWebServer({ services, rendererFolder, port: port.value, onDefect: logDefect });
  if (!server.ok) {
    await services.stop();
    return badUse(terminal, server.error.says);
  }
  terminal.say(server.value.url);
  if (given.value.values.open) openBrowser(server.value.url);
  if (!terminal.interrupted.aborted) await once(terminal.interrupted, 'abort');
  await stopAndTell(services, terminal);
  await server.value.stop();
  return 0;
};

/** Ends what runs, and says of each what became of it. */
async function stopAndTell(services: Services, terminal: Terminal): Promise<void> {
  const nobody: WindowPort = { id: 'serve', event: () => undefined, frame: () => undefined };
  const listed = async () => {
    const sessions = await services.handlers.listSessions(null, nobody);
    return sessions.ok ? sessions.value : [];
  };
  const before = new Map((await listed()).map(({ id, ending }) => [id, ending.length]));
  await services.stop();
  for (const { id, ending } of await listed()) {
    for (const { says } of ending.slice(before.get(id) ?? 0)) terminal.say(says);
  }
}
