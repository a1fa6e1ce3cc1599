/** `switchboard run FILE`: a plan's steps of this computer, without a window; it sees what a window sees. */
import { createInterface } from 'node:readline';
import { decodeFeedFrame } from '../../core/contract/feed-frame.ts';
import type { Result } from '../../core/contract/result.ts';
import { fail, ok } from '../../core/contract/result.ts';
import type { Failure, SessionState } from '../../core/contract/schemas.ts';
import { makePlan } from '../../core/plan/make.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { createServices } from '../create-services.ts';
import { createLineReader, type LineReader } from '../ptys/line-reader.ts';
import type { Services, WindowPort } from '../services.ts';
import { readArguments } from './arguments.ts';
import { readSituationOrPlan } from './input.ts';
import { noPlanText } from './no-plan.ts';
import { card, consoleName, isIncomplete, isOver, newsOf, waitingForAPerson } from './session-news.ts';
import { badUse, type Command, type ExitCode, type Terminal } from './terminal.ts';

/** Wide enough that debuggers' tables do not wrap; the line reader must know the same width. */
const size = { columns: 200, rows: 50 };

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, {}, ['FILE']);
  if (!given.ok) return badUse(terminal, `run: ${given.error}`);
  const [file = ''] = given.value.operands;
  const input = await readSituationOrPlan(file, terminal.input);
  if (!input.ok) return badUse(terminal, input.error);
  const plan = 'plan' in input.value ? input.value.plan : makePlan(input.value.situation);
  if (plan.method === null) {
    terminal.say(noPlanText(plan));
    return 1;
  }
  const services = await createServices('browser');
  try {
    return await runPlan(plan, services, terminal);
  } finally {
    await services.stop();
  }
};

/** Runs until everything has ended by itself, a step fails, or somebody interrupts; ends what still runs by detaching. */
export async function runPlan(plan: Plan, services: Services, terminal: Terminal): Promise<ExitCode> {
  const { handlers } = services;
  // Standard input may have been the plan itself.
  const attended = terminal.input.isTTY === true && !terminal.input.readableEnded;
  const readers = new Map<string, LineReader>();
  let session: SessionState | undefined;
  let ours: string | undefined;
  let over: () => void = () => undefined;
  const isDone = new Promise<void>((resolve) => {
    over = resolve;
  });

  const window: WindowPort = {
    id: 'run',
    event(name, value) {
      if (name === 'session') changed(value as SessionState);
      if (name === 'notice') terminal.say(`* ${(value as { says: string }).says}`);
    },
    frame(bytes) {
      const frame = decodeFeedFrame(bytes);
      if (!frame) return;
      readers.get(frame.console)?.feed(frame.bytes);
      const offset = frame.offset + (frame.kind === 'text' ? frame.bytes.length : 0);
      void handlers.acknowledge({ console: frame.console, offset }, window);
    },
  };

  function changed(next: SessionState) {
    // Events may come before the answer that says which session is ours.
    if (ours === undefined ? next.plan.steps.length !== plan.steps.length : next.id !== ours) return;
    const news = newsOf(session, next);
    session = next;
    for (const says of news.says) terminal.say(says);
    for (const console of news.opened) openConsole(console);
    for (const step of news.byHand) {
      terminal.say(card(step));
      terminal.say(attended ? '  Press Enter when it is done.' : '  Nobody is here to say that it is done.');
    }
    if (isOver(next, attended)) over();
  }

  function openConsole(console: SessionState['consoles'][number]) {
    const name = consoleName(console);
    const read: Parameters<typeof createLineReader>[0]['read'] = ({ lines, skipped }) => {
      if (skipped > 0) terminal.say(`${name}> (${skipped} lines are in the transcript only)`);
      for (const line of lines) terminal.say(`${name}> ${line}`);
    };
    readers.set(console.id, createLineReader({ ...size, read }));
    void handlers.resizeConsole({ console: console.id, ...size }, window);
    void handlers.openFeed({ console: console.id, from: 0 }, window);
  }

  services.windowOpened(window);
  const started = await handlers.startSession({ name: `switchboard run`, plan, toolsets: {} }, window);
  if (!started.ok) {
    terminal.complain(started.error.says);
    return 1;
  }
  ours = started.value.session;
  const current = await sessionNamed(services, window, ours);
  if (current.ok && session?.id !== ours) changed(current.value);

  const lines = attended ? createInterface({ input: terminal.input }) : undefined;
  lines?.on('line', () => {
    const [step] = session ? waitingForAPerson(session) : [];
    if (step && ours) void handlers.markStep({ session: ours, step: step.id, done: true }, window);
  });
  terminal.interrupted.addEventListener('abort', over, { once: true });
  if (terminal.interrupted.aborted) over();
  await isDone;
  lines?.close();

  const incomplete = !session || (!terminal.interrupted.aborted && isIncomplete(session));
  const ended = await handlers.endSession({ session: ours, choice: 'detach' }, window);
  if (!ended.ok) terminal.complain(ended.error.says);
  await Promise.all([...readers.values()].map((reader) => new Promise<void>((done) => reader.finish(done))));
  services.windowClosed(window);
  for (const step of session?.plan.cleanup ?? []) {
    const state = session?.cleanup.find(({ id }) => id === step.id)?.state;
    if (state === 'by-hand') terminal.say(card(step));
  }
  const fine = session?.ending.every((line) => line.fine) ?? true;
  return incomplete || session?.state === 'failed' || !ended.ok || !fine ? 1 : 0;
}

async function sessionNamed(
  { handlers }: Services,
  window: WindowPort,
  id: string,
): Promise<Result<SessionState, Failure>> {
  const listed = await handlers.listSessions(null, window);
  const found = listed.ok ? listed.value.find((session) => session.id === id) : undefined;
  return found ? ok(found) : fail({ kind: 'not-found', says: 'The session is gone.' });
}
