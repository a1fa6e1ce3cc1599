/** Steps that have begun, waiting for the evidence that they work. */
import type { Step, StepId } from '../../core/plan/schema.ts';
import { type EvidenceWatch, watchEvidence } from './evidence-watch.ts';
import { type LiveConsole, type Session, setStep, tell, type Waiting } from './model.ts';
import { expectedAndSeen } from './sentences.ts';

/** The first start of Wine takes seconds, symbols from a server more; who waits a minute for a prompt wants to know why. */
const evidenceLimitMs = 60_000;

/** `outOfTime` is called once when the limit has passed without evidence. */
export function waitFor(session: Session, step: Step, console: LiveConsole, outOfTime: () => void): void {
  const line = step.kind === 'type' ? console.lines.nextId : undefined;
  const watch = watchEvidence(step);
  session.waiting.set(step.id, { step, console, line, watch, timer: evidenceTimer(outOfTime) });
}

/** Waiting for evidence alone does not keep the app alive. */
const evidenceTimer = (outOfTime: () => void): NodeJS.Timeout =>
  setTimeout(outOfTime, evidenceLimitMs).unref();

/** For a step whose time was up while its program lives on. False: there is no such program, the step must be started again. */
export function waitLonger(session: Session, id: StepId, outOfTime: () => void): boolean {
  const waiting = session.waiting.get(id);
  if (!waiting?.console.alive) return false;
  clearTimeout(waiting.timer);
  waiting.timer = evidenceTimer(outOfTime);
  setStep(session, id, 'runs');
  return true;
}

export function stopWaiting(session: Session, id: StepId): void {
  clearTimeout(session.waiting.get(id)?.timer);
  session.waiting.delete(id);
}

export function failStep(session: Session, now: number, id: StepId, says: string): void {
  stopWaiting(session, id);
  setStep(session, id, 'failed', says);
  tell(session, now, `Step "${id}" failed: ${says}`);
}

/** Its time is up. The program may still come: evidence is looked for as long as it lives. */
export function timeIsUp(session: Session, now: number, id: StepId): void {
  const waiting = session.waiting.get(id);
  if (!waiting) return;
  const after = `after ${evidenceLimitMs / 1000} seconds`;
  setStep(session, id, 'failed', expectedAndSeen(waiting.step, waiting.watch, waiting.console, after));
  tell(session, now, `Step "${id}" has not worked ${after}.`, waiting.console);
}

export const waitingFor = (session: Session, console: LiveConsole): Waiting[] =>
  [...session.waiting.values()].filter((one) => one.console === console);

/** Shows new lines of the console to whoever waits; a line that is still held is answered by nothing. */
export function showLines(
  session: Session,
  console: LiveConsole,
  lines: readonly string[],
  atPrompt: boolean,
): void {
  for (const { line, watch } of waitingFor(session, console)) {
    if (!isHeld(console, line)) watch.read(lines, atPrompt);
  }
}

const isHeld = (console: LiveConsole, line: number | undefined): boolean =>
  console.lines.held.some((held) => held.id === line);

/** Sets the steps that are proven now to done; true when there was one. */
export function settleProven(session: Session, now: number, console: LiveConsole): boolean {
  let settled = false;
  for (const { step, line, watch } of waitingFor(session, console)) {
    if (!console.began || isHeld(console, line) || !watch.proven(provable(console))) continue;
    stopWaiting(session, step.id);
    setStep(session, step.id, 'done');
    tell(session, now, `Step "${step.id}" works.`, console);
    settled = true;
  }
  return settled;
}

function provable({ alive, state, start }: LiveConsole): Parameters<EvidenceWatch['proven']>[0] {
  const { listening, exitCode, mode } = state;
  // What a silent program prints is why it cannot work.
  const justBegan = start.launch.dialect === 'silent' && mode === 'starting';
  return { listening, alive: alive && !justBegan, ...(exitCode !== undefined && { exitCode }) };
}
