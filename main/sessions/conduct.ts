/** Carries out what the conductor decides: starts consoles, types lines, watches for evidence. */
import { sayMode } from '../../core/consoles/says.ts';
import type { Step, StepId } from '../../core/plan/schema.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PtyHost, Reading } from '../ptys/host-port.ts';
import { launchEnvironment } from '../ptys/launch-environment.ts';
import { consoleOf, nextMoves, overall } from './conductor.ts';
import { type EvidenceWatch, watchEvidence } from './evidence-watch.ts';
import { isAtPrompt, prompted, type Sending, typed } from './held-lines.ts';
import type { PortSpan } from './launch.ts';
import { type LiveConsole, newConsole, type Session, setStep, tell, type Waiting } from './model.ts';
import { expectedAndSeen } from './sentences.ts';
import { consoleMarker, type SystemPort, type TcpSocket } from './system.ts';

export interface Conducting {
  ptys: PtyHost;
  system: SystemPort;
  ledger: Ledger;
  now(): number;
  changed(session: Session): void;
}

/** The first start of Wine takes seconds, symbols from a server more; who waits a minute for a prompt wants to know why. */
const evidenceLimitMs = 60_000;
/** Enough to see what a program said last; the transcript has the rest. */
const tailLines = 12;
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
    failStep(conducting, session, step.id, 'This step was not prepared.');
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
  waitFor(conducting, session, step, console);
  const refused = await openConsole(conducting, session, console);
  if (refused !== undefined) {
    console.alive = false;
    setMode(conducting, console, 'ended');
    failStep(conducting, session, step.id, refused);
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
    failStep(conducting, session, step.id, `The console "${consoleOf(step)}" does not run.`);
    return;
  }
  setStep(session, step.id, 'runs');
  waitFor(conducting, session, step, console);
  send(conducting, console, typed(console.lines, step.command));
  lookForEvidence(conducting, session, console);
}

function waitFor(conducting: Conducting, session: Session, step: Step, console: LiveConsole): void {
  const line = step.kind === 'type' ? console.lines.nextId : undefined;
  const timer = evidenceTimer(conducting, session, step.id);
  session.waiting.set(step.id, { step, console, line, watch: watchEvidence(step), timer });
}

function evidenceTimer(conducting: Conducting, session: Session, id: StepId): NodeJS.Timeout {
  // Waiting for evidence alone does not keep the app alive.
  return setTimeout(() => outOfTime(conducting, session, id), evidenceLimitMs).unref();
}

/** For a step whose time was up while its program lives on. False: there is no such program, the step must be started again. */
export function waitAgain(conducting: Conducting, session: Session, id: StepId): boolean {
  const waiting = session.waiting.get(id);
  if (!waiting?.console.alive) return false;
  clearTimeout(waiting.timer);
  waiting.timer = evidenceTimer(conducting, session, id);
  setStep(session, id, 'runs');
  return true;
}

/** The program may still come: its evidence is looked for as long as it lives. */
function outOfTime(conducting: Conducting, session: Session, id: StepId): void {
  const waiting = session.waiting.get(id);
  if (!waiting) return;
  const seconds = evidenceLimitMs / 1000;
  setStep(
    session,
    id,
    'failed',
    expectedAndSeen(waiting.step, waiting.watch, waiting.console, `after ${seconds} seconds`),
  );
  tell(session, conducting.now(), `Step "${id}" has not worked after ${seconds} seconds.`, waiting.console);
  drive(conducting, session);
}

function failStep(conducting: Conducting, session: Session, id: StepId, says: string): void {
  stopWaiting(session, id);
  setStep(session, id, 'failed', says);
  tell(session, conducting.now(), `Step "${id}" failed: ${says}`);
}

export function stopWaiting(session: Session, id: StepId): void {
  clearTimeout(session.waiting.get(id)?.timer);
  session.waiting.delete(id);
}

/** Sends what the held lines let go, if anything. */
export function send(conducting: Conducting, console: LiveConsole, sending: Sending): void {
  console.lines = sending.lines;
  if (sending.send !== undefined) conducting.ptys.line(console.state.id, sending.send);
}

function setMode(conducting: Conducting, console: LiveConsole, mode: Reading['mode'], prompt?: string): void {
  const { state } = console;
  if (mode !== state.mode || prompt !== state.prompt) state.since = conducting.now();
  state.mode = mode;
  if (prompt === undefined) delete state.prompt;
  else state.prompt = prompt;
  state.says = saysOf(console);
}

/** The sentence on what the console is doing now. */
function saysOf({ state, start }: LiveConsole): string {
  const { mode, role, prompt, listening, connections, exitCode } = state;
  const { target } = start;
  return sayMode({
    mode,
    role,
    listening,
    connections,
    ...(prompt !== undefined && { prompt }),
    ...(exitCode !== undefined && { exitCode }),
    ...(target !== undefined && { target }),
  });
}

export function onReading(
  conducting: Conducting,
  session: Session,
  console: LiveConsole,
  reading: Reading,
): void {
  // Of a silent program the socket table tells more.
  if (console.start.launch.dialect !== 'silent') setMode(conducting, console, reading.mode, reading.prompt);
  console.state.transcript = reading.transcript;
  console.tail = [...console.tail, ...reading.lines.filter((line) => line.trim() !== '')].slice(-tailLines);
  const taken = reading.taken ?? Number.POSITIVE_INFINITY;
  const atPrompt = isAtPrompt(reading.mode, reading.prompt) && taken >= console.lines.sent;
  for (const { line, watch } of waitingFor(session, console))
    if (!isHeld(console, line)) watch.read(reading.lines, atPrompt);
  send(conducting, console, prompted(console.lines, atPrompt));
  lookForEvidence(conducting, session, console);
  conducting.changed(session);
}

const waitingFor = (session: Session, console: LiveConsole): Waiting[] =>
  [...session.waiting.values()].filter((one) => one.console === console);

/** A line that waits for its prompt has not been typed yet: what is read before is no answer to it. */
const isHeld = (console: LiveConsole, line: number | undefined): boolean =>
  console.lines.held.some((held) => held.id === line);

function lookForEvidence(conducting: Conducting, session: Session, console: LiveConsole): void {
  let seen = false;
  for (const waiting of waitingFor(session, console)) {
    if (!console.began || isHeld(console, waiting.line) || !waiting.watch.proven(provable(console))) continue;
    stopWaiting(session, waiting.step.id);
    setStep(session, waiting.step.id, 'done');
    seen = true;
  }
  if (seen) drive(conducting, session);
}

function provable({
  alive,
  state: { listening, exitCode },
}: LiveConsole): Parameters<EvidenceWatch['proven']>[0] {
  return { listening, alive, ...(exitCode !== undefined && { exitCode }) };
}

export function onExit(conducting: Conducting, session: Session, console: LiveConsole, code: number): void {
  console.alive = false;
  const { state } = console;
  state.exitCode = code;
  state.listening = [];
  state.connections = 0;
  setMode(conducting, console, 'ended');
  console.lines = { ...console.lines, held: [], ready: false };
  tell(
    session,
    conducting.now(),
    `${state.title} on ${state.computer} ended with exit code ${code}.`,
    console,
  );
  lookForEvidence(conducting, session, console);
  for (const { step, watch } of waitingFor(session, console)) {
    if (console.ending) stopWaiting(session, step.id);
    else
      failStep(
        conducting,
        session,
        step.id,
        expectedAndSeen(step, watch, console, `but it ended with exit code ${code}`),
      );
  }
  if (session.steps.get(console.start.step.id)?.state === 'done')
    setStep(session, console.start.step.id, 'ended');
  drive(conducting, session);
}

async function listeningPorts(system: SystemPort): Promise<Set<number>> {
  const sockets = await system.sockets();
  return new Set(sockets.filter(({ state }) => state === 'listening').map(({ port }) => port));
}

const within = (spans: readonly PortSpan[], port: number): boolean =>
  spans.some(([low, high]) => low <= port && port <= high);

/** The socket table was read: who listens, and how many are connected. Silent programs have no other sign of life. */
export function onSockets(conducting: Conducting, session: Session, sockets: readonly TcpSocket[]): void {
  for (const console of session.consoles.values()) {
    const { opens } = console.start.launch;
    if (!console.alive || opens.length === 0) continue;
    const listening = [
      ...new Set(sockets.filter(({ state }) => state === 'listening').map(({ port }) => port)),
    ]
      .filter((port) => within(opens, port) && !console.notItsPorts.has(port))
      .sort((one, other) => one - other);
    const connections = sockets.filter(
      ({ state, port }) => state === 'connected' && listening.includes(port),
    ).length;
    const { state } = console;
    const same = `${state.listening}` === `${listening}` && state.connections === connections;
    if (same) continue;
    state.listening = listening;
    state.connections = connections;
    for (const port of listening) console.ports.add(port);
    if (console.start.launch.dialect === 'silent')
      setMode(
        conducting,
        console,
        listening.length === 0 ? 'starting' : connections === 0 ? 'waiting' : 'connected',
      );
    else state.says = saysOf(console);
    conducting.changed(session);
    lookForEvidence(conducting, session, console);
  }
}
