/** The pty host died: its consoles are lost, and what they ran is searched for and ended. */
import { sayMode } from '../../core/consoles/says.ts';
import { processesOf } from './end.ts';
import { endProcesses } from './end-processes.ts';
import { type EndingSession, endServices } from './end-session.ts';
import { dropLines, type LiveConsole, type Session, setStep, tell } from './model.ts';
import { stopWaiting } from './waiting.ts';

/**
 * A debugger without its terminal can only be ended, and its target with it (engine 8.6); a target with -pd lives. Processes that were
 * only attached carry no mark of ours and are left alone.
 */
export async function consolesLost(
  ending: EndingSession,
  session: Session,
  consoles: readonly LiveConsole[],
): Promise<void> {
  for (const console of consoles) markLost(ending, session, console);
  session.state = 'failed';
  ending.changed(session);
  for (const console of consoles) {
    const { state } = console;
    const left = await endProcesses(ending.system, () => processesOf(ending.system, console));
    const names = left.map(({ name, pid }) => `${name} (process ${pid})`).join(', ');
    const says =
      left.length === 0
        ? `${state.title} on ${state.computer} is ended, with what it had started.${attachedSays(console)}`
        : `${state.title} on ${state.computer} could not be ended: ${names} still runs.`;
    session.ending = [...session.ending, { says, fine: left.length === 0 }];
    tell(session, ending.now(), says, console);
    if (left.length === 0) await ending.ledger.gone(state.id);
    ending.changed(session);
  }
  await endServices(ending, session);
  ending.changed(session);
}

/** -pd keeps an attached target alive, but one that stood at a prompt may stand still (engine 8.6). */
function attachedSays({ start: { launch, target } }: LiveConsole): string {
  if (!launch.keepsTarget) return '';
  return ` ${target ?? 'Its target'} lives on, because of -pd; should it stand still, attach to it and detach again.`;
}

function markLost(ending: EndingSession, session: Session, console: LiveConsole): void {
  const { state } = console;
  console.alive = false;
  console.ending = true;
  dropLines(session, console, ending.now());
  state.mode = 'lost';
  state.since = ending.now();
  state.says = sayMode({ mode: 'lost', role: state.role });
  state.listening = [];
  state.connections = 0;
  delete state.prompt;
  for (const [id, waiting] of session.waiting) if (waiting.console === console) stopWaiting(session, id);
  const says = `The console of ${state.title} was lost: the process that held it has died.`;
  setStep(session, console.start.step.id, 'failed', says);
  tell(session, ending.now(), says, console);
}
