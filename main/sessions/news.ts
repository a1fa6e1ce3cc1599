/** What is heard of consoles: their text and prompts, their sockets, their ends. */
import type { Reading } from '../ptys/host-port.ts';
import { type Conducting, drive, send } from './conduct.ts';
import { saysOf, setMode } from './console-mode.ts';
import { isAtPrompt, prompted } from './held-lines.ts';
import type { PortSpan } from './launch.ts';
import { dropLines, type LiveConsole, type Session, setStep, tell } from './model.ts';
import { expectedAndSeen } from './sentences.ts';
import type { TcpSocket } from './system.ts';
import { failStep, settleProven, showLines, stopWaiting, waitingFor } from './waiting.ts';

/** Enough to see what a program said last; the transcript has the rest. */
const tailLines = 12;

export function onReading(
  conducting: Conducting,
  session: Session,
  console: LiveConsole,
  reading: Reading,
): void {
  // Of a silent program the socket table tells more.
  if (console.start.launch.dialect !== 'silent')
    setMode(console, conducting.now(), reading.mode, reading.prompt);
  console.state.transcript = reading.transcript;
  console.tail = [...console.tail, ...reading.lines.filter((line) => line.trim() !== '')].slice(-tailLines);
  const taken = reading.taken ?? Number.POSITIVE_INFINITY;
  const atPrompt = isAtPrompt(reading.mode, reading.prompt) && taken >= console.lines.sent;
  showLines(session, console, reading.lines, atPrompt);
  send(conducting, console, prompted(console.lines, atPrompt));
  if (settleProven(session, conducting.now(), console)) drive(conducting, session);
  conducting.changed(session);
}

export function onExit(conducting: Conducting, session: Session, console: LiveConsole, code: number): void {
  const { state, start } = console;
  const now = conducting.now();
  const worked = session.steps.get(start.step.id)?.state === 'done';
  console.alive = false;
  state.exitCode = code;
  state.listening = [];
  state.connections = 0;
  setMode(console, now, 'ended');
  tell(session, now, `${state.title} on ${state.computer} ended with exit code ${code}.`, console);
  dropLines(session, console, now);
  settleProven(session, now, console);
  for (const { step, watch } of waitingFor(session, console)) {
    if (console.ending) stopWaiting(session, step.id);
    else
      failStep(
        session,
        now,
        step.id,
        expectedAndSeen(step, watch, console, `but it ended with exit code ${code}`),
      );
  }
  if (worked) setStep(session, start.step.id, 'ended');
  drive(conducting, session);
}

const within = (spans: readonly PortSpan[], port: number): boolean =>
  spans.some(([low, high]) => low <= port && port <= high);

/** The socket table was read: who listens, and how many are connected. Silent programs have no other sign of life. */
export function onSockets(conducting: Conducting, session: Session, sockets: readonly TcpSocket[]): void {
  for (const console of session.consoles.values()) {
    const { opens } = console.start.launch;
    if (!console.alive) continue;
    const isNew =
      opens.length > 0 ? updateSockets(conducting, console, sockets) : livesOn(conducting, console);
    if (!isNew) continue;
    if (settleProven(session, conducting.now(), console)) drive(conducting, session);
    conducting.changed(session);
  }
}

/** A process server that cannot work ends within 0.3 s (measured with the engine kit). */
const provenAliveMs = 1_000;

/** A silent program that has no port of its own, because it calls or has a pipe, has shown that it works when it lives on. */
function livesOn(conducting: Conducting, console: LiveConsole): boolean {
  const { state, start, began } = console;
  const now = conducting.now();
  if (start.launch.dialect !== 'silent' || state.mode !== 'starting') return false;
  if (!began || now - state.since < provenAliveMs) return false;
  setMode(console, now, 'waiting');
  return true;
}

/** False when nothing is new. */
function updateSockets(conducting: Conducting, console: LiveConsole, sockets: readonly TcpSocket[]): boolean {
  const { state, start, notItsPorts } = console;
  const { opens, dialect } = start.launch;
  const its = ({ port }: TcpSocket) => within(opens, port) && !notItsPorts.has(port);
  const listeners = sockets.filter((socket) => socket.state === 'listening' && its(socket));
  const listening = [...new Set(listeners.map(({ port }) => port))].sort((one, other) => one - other);
  const connected = sockets.filter(
    (socket) => socket.state === 'connected' && listening.includes(socket.port),
  );
  if (`${state.listening}` === `${listening}` && state.connections === connected.length) return false;
  state.listening = listening;
  state.connections = connected.length;
  for (const port of listening) console.ports.add(port);
  // A client that waits to be called prints nothing either (engine 7.2).
  if (state.mode === 'starting' && state.role === 'client' && listening.length > 0)
    setMode(console, conducting.now(), 'waiting');
  else if (dialect !== 'silent') state.says = saysOf(console);
  else if (listening.length === 0) setMode(console, conducting.now(), 'starting');
  else setMode(console, conducting.now(), connected.length === 0 ? 'waiting' : 'connected');
  return true;
}
