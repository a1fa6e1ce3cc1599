/** Carries out what the conductor decides: starts consoles, types lines. */
import type { Step, StepId } from '../../core/plan/schema.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PtyHost } from '../ptys/host-port.ts';
import { launchEnvironment } from '../ptys/launch-environment.ts';
import { consoleOf, nextMoves, overall } from './conductor.ts';
import { saysOf, setMode } from './console-mode.ts';
import { type Sending, typed } from './held-lines.ts';
import { type LiveConsole, newConsole, type Session, setStep, tell } from './model.ts';
import { consoleMarker, type SystemPort } from './system.ts';
import { failStep, settleProven, timeIsUp, waitFor, waitLonger } from './waiting.ts';

export interface Conducting {
  ptys: PtyHost;
  system: SystemPort;
  ledger: Ledger;
  now(): number;
  changed(session: Session): void;
}

/** Until a window says how large it is. */
const firstSize = { columns: 120, rows: 30 };

/** Begins every step that can begin. */
export function drive(conducting: Conducting, session: Session): void {
  if (session.state === 'ending' || session.state === 'ended') return;
  const progress = session.plan.steps.map((step) => ({
    step,
    state: session.steps.get(step.id)?.state ?? 'waits',
    runner: session.runners.get(step.id)?.runner ?? 'by-hand',
  }));
  for (const move of nextMoves(progress)) {
    // A step that is done at once begins others before this loop comes to them.
    if (session.steps.get(move.step.id)?.state !== 'waits') continue;
    session.begun.add(move.step.id);
    if (move.do === 'ask') setStep(session, move.step.id, 'by-hand', session.runners.get(move.step.id)?.says);
    else if (move.do === 'start') begin(conducting, session, move.step);
    else type(conducting, session, move.step);
  }
  session.state = overall([...session.steps.values()].map(({ state }) => state));
  conducting.changed(session);
}

function begin(conducting: Conducting, session: Session, step: Step): void {
  setStep(session, step.id, 'runs');
  const starting = startConsole(conducting, session, step).finally(() => session.underWay.delete(starting));
  session.underWay.add(starting);
}

async function startConsole(conducting: Conducting, session: Session, step: Step): Promise<void> {
  const start = session.starts.get(step.id);
  if (!start) {
    failStep(session, conducting.now(), step.id, 'This step was not prepared.');
    return;
  }
  const busy = await listeningPorts(conducting.system);
  const id = consoleId(session, step);
  const console = newConsole(id, start, conducting.now(), busy);
  console.state.says = saysOf(console);
  // A console that is started again takes the place of the one that ended.
  for (const [other, old] of session.consoles)
    if (old.start.step.id === step.id) session.consoles.delete(other);
  session.consoles.set(id, console);
  wait(conducting, session, step, console);
  const refused = await openConsole(conducting, session, console);
  if (refused !== undefined) {
    console.alive = false;
    setMode(console, conducting.now(), 'ended');
    failStep(session, conducting.now(), step.id, refused);
  }
  drive(conducting, session);
}

/** The sentence of why it could not be started. Its ledger entry is on disk before the program runs. */
async function openConsole(
  conducting: Conducting,
  session: Session,
  console: LiveConsole,
): Promise<string | undefined> {
  const { ptys, system, ledger } = conducting;
  const { start, state } = console;
  const noted = await ledger.opens({
    id: state.id,
    session: session.name,
    says: `${state.title} on ${state.computer}`,
    ports: start.launch.opens.map(([low, high]) => (low === high ? `${low}` : `${low}:${high}`)),
  });
  if (!noted.ok) return noted.error.says;
  const started = await ptys.start({
    console: state.id,
    argv: start.argv,
    folder: start.folder,
    environment: launchEnvironment(process.env, { [consoleMarker]: state.id }),
    ...firstSize,
    dialect: start.launch.dialect,
    practice: start.toolset.practice,
    secrets: start.launch.secrets,
  });
  if (!started.ok) {
    await ledger.gone(state.id);
    return started.error;
  }
  console.began = true;
  state.pid = started.value.pid;
  tell(session, conducting.now(), `${state.title} starts on ${state.computer}.`, console);
  console.process = await system.process(started.value.pid);
  if (console.process) await ledger.identifies(state.id, console.process);
  return undefined;
}

function consoleId(session: Session, step: Step): string {
  // The id names the transcript's file.
  const name = `${session.id}-${consoleOf(step).replace(/[^\w-]+/g, '-')}`;
  const earlier = session.opened.get(step.id) ?? 0;
  session.opened.set(step.id, earlier + 1);
  return earlier === 0 ? name : `${name}-${earlier + 1}`;
}

function type(conducting: Conducting, session: Session, step: Step): void {
  const console = [...session.consoles.values()].find(
    (one) => one.alive && consoleOf(one.start.step) === consoleOf(step),
  );
  if (!console) {
    failStep(session, conducting.now(), step.id, `The console "${consoleOf(step)}" does not run.`);
    return;
  }
  setStep(session, step.id, 'runs');
  wait(conducting, session, step, console);
  send(conducting, console, typed(console.lines, step.command));
  if (settleProven(session, conducting.now(), console)) drive(conducting, session);
}

function wait(conducting: Conducting, session: Session, step: Step, console: LiveConsole): void {
  waitFor(session, step, console, () => outOfTime(conducting, session, step.id));
}

function outOfTime(conducting: Conducting, session: Session, id: StepId): void {
  timeIsUp(session, conducting.now(), id);
  drive(conducting, session);
}

/** Waits on for a failed step whose program lives; false: it must be started again. */
export function waitAgain(conducting: Conducting, session: Session, id: StepId): boolean {
  return waitLonger(session, id, () => outOfTime(conducting, session, id));
}

async function listeningPorts(system: SystemPort): Promise<Set<number>> {
  const sockets = await system.sockets();
  return new Set(sockets.filter(({ state }) => state === 'listening').map(({ port }) => port));
}

/** Sends what the held lines let go, if anything. */
export function send(conducting: Conducting, console: LiveConsole, sending: Sending): void {
  console.lines = sending.lines;
  if (sending.send !== undefined) conducting.ptys.line(console.state.id, sending.send);
}
