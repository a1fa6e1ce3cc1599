/** `switchboard serve [--port N]`: the browser shell. */

import { once } from 'node:events';

import { createServices } from '../create-services.ts';
import { logDefect } from '../log.ts';
import { rendererFolder } from '../places.ts';
import { startWebServer } from '../web/server.ts';
import { readArguments, readPort } from './arguments.ts';
import { badUse, type Command } from './terminal.ts';

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, { port: { type: 'string' } }, []);
  if (!given.ok) return badUse(terminal, `serve: ${given.error}`);
  const port = readPort(given.value.values.port ?? '0');
  if (!port.ok) return badUse(terminal, port.error);
  const services = await createServices('browser');
  const server = await startWebServer({ services, rendererFolder, port: port.value, onDefect: logDefect });
  if (!server.ok) {
    await services.stop();
    return badUse(terminal, server.error.says);
  }
  terminal.say(server.value.url);
  if (!terminal.interrupted.aborted) await once(terminal.interrupted, 'abort');
  await services.stop();
  await server.value.stop();
  return 0;
};
