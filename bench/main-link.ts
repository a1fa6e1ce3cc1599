/** A second window on main without a page: starts the consoles that are measured, types into them, ends them. */
import { once } from 'node:events';
import type { BrowserContext } from '@playwright/test';
import { WebSocket } from 'ws';
import type { ConsoleState } from '../core/consoles/schema.ts';
import type { SessionState } from '../core/contract/schemas.ts';
import { createCaller, type Link } from '../core/contract/wire.ts';
import type { Step } from '../core/plan/schema.ts';
import { newSituation } from '../core/situation/defaults.ts';

export interface MainLink {
  link: Link;
  close(): void;
}

/** With the cookie of a context that has entered. */
export async function linkToMain(context: BrowserContext, appUrl: string): Promise<MainLink> {
  const { host, origin } = new URL(appUrl);
  const cookies = await context.cookies(origin);
  const socket = new WebSocket(`ws://${host}/link`, {
    origin,
    headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  });
  const caller = createCaller();
  socket.on('open', () =>
    caller.opened((message) => {
      socket.send(JSON.stringify(message));
      return undefined;
    }),
  );
  socket.on('message', (data, isBinary) => {
    if (!isBinary) caller.received(JSON.parse(String(data)));
  });
  socket.on('close', () => caller.lost('lost'));
  await once(socket, 'open');
  return { link: caller.link, close: () => socket.close() };
}

/** The value, or the failure's sentence as an error: a measurement has no use for failures. */
export async function valueFrom<Value>(
  answer: Promise<{ ok: true; value: Value } | { ok: false; error: { says: string } }>,
): Promise<Value> {
  const got = await answer;
  if (got.ok) return got.value;
  throw new Error(got.error.says);
}

/** A session of so many gdbs, each in a console of its own; done when all are at their prompts. */
export async function startGdbs({ link }: MainLink, count: number): Promise<SessionState> {
  const { computer } = await valueFrom(link.call('hello', null));
  const plain = newSituation(computer);
  const situation = {
    ...plain,
    computers: plain.computers.map((one) => ({ ...one, tools: 'gdb' as const })),
  };
  const steps = Array.from({ length: count }, (_, index): Step => {
    return {
      id: `gdb${index + 1}`,
      on: computer.name,
      kind: 'run',
      program: 'gdb',
      command: 'gdb -q -nx',
      after: [],
      why: 'A console to measure.',
      source: 'bench',
    };
  });
  const plan = {
    version: 1 as const,
    method: 'gdbserver' as const,
    situation,
    routes: [],
    steps,
    cleanup: [],
    warnings: [],
  };
  const started = link.call('startSession', { name: 'Bench', plan, toolsets: {} });
  const { session } = await valueFrom(started);
  return sessionThat(link, session, ({ consoles }) => {
    return consoles.length === count && consoles.every(({ mode }) => mode === 'user-prompt');
  });
}

/** Ends it and waits until nothing of it is left. */
export async function endSession({ link }: MainLink, session: string): Promise<void> {
  await valueFrom(link.call('endSession', { session, choice: 'end' }));
  await sessionThat(link, session, ({ state }) => state === 'ended');
}

export async function atPrompt({ link }: MainLink, session: string, console: string): Promise<void> {
  const isThere = ({ id, mode }: ConsoleState) => id === console && mode === 'user-prompt';
  await sessionThat(link, session, ({ consoles }) => consoles.some(isThere));
}

/** The session as soon as it is so; asked once and then told. */
function sessionThat(
  link: Link,
  session: string,
  isSo: (state: SessionState) => boolean,
): Promise<SessionState> {
  return new Promise((resolve, reject) => {
    const look = (state: SessionState | undefined) => {
      if (!state || state.id !== session || !isSo(state)) return;
      stop();
      resolve(state);
    };
    const stop = link.on('session', look);
    valueFrom(link.call('listSessions', null)).then(
      (all) => look(all.find(({ id }) => id === session)),
      reject,
    );
  });
}
