/** The three ways to end, each with what it does to THIS session (ui.md 11, engine 8.6, 9, 14.6). Pure. */
import type { ConsoleState } from '../../core/consoles/schema.ts';
import type { EndChoice, SessionState } from '../../core/contract/schemas.ts';
import { hasPrompt } from './modes.ts';
import { aliveConsoles, engineConsole, openPorts, targetName } from './session-view.ts';

export interface EndEffect {
  who: string;
  does: string;
  /** Something is lost by it. */
  harm?: true;
}

export interface EndOption {
  choice: EndChoice;
  label: string;
  /** What is typed for it at a prompt, where something is. */
  typed?: string;
  effects: EndEffect[];
}

export interface EndQuestion {
  title: string;
  says: string;
  options: EndOption[];
  /** The choice that loses least; focus starts there. */
  safe: EndChoice;
  afterwards: string;
}

const list = (words: string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const named = ({ title, computer }: ConsoleState) => `${title} on ${computer}`;

export function endQuestion(session: SessionState, only?: ConsoleState): EndQuestion {
  const alive = aliveConsoles(session);
  // Only a client can go without its session: every other debugger takes what it holds along (engine 8.6, 9).
  const clients = alive.filter(({ role }) => role === 'client');
  const target = targetName(session);
  const ports = openPorts(session);
  const gdb = session.plan.method === 'gdbserver';
  const kernel = session.plan.situation.target.kind === 'kernel';
  const leaving = only ? clients.filter(({ id }) => id === only.id) : clients;
  const staying = alive.filter((console) => !leaving.includes(console));

  const options: EndOption[] = [];
  if (leaving.length > 0 && staying.length > 0) {
    options.push({
      choice: 'leave',
      label: 'Leave',
      typed: 'Ctrl+B, Enter',
      effects: [
        ...leaving.map((console): EndEffect => ({ who: named(console), does: 'ends' })),
        ...staying.map((console): EndEffect => ({ who: named(console), does: 'goes on' })),
        ...ports.map((port): EndEffect => ({ who: port, does: 'stays open' })),
        { who: target, does: asItIsNow(session) },
      ],
    });
  }
  const everythingEnds = [
    ...alive.map((console): EndEffect => ({ who: named(console), does: 'ends' })),
    ...ports.map((port): EndEffect => ({ who: port, does: 'closes' })),
  ];
  options.push({
    choice: 'detach',
    label: 'Detach and end for all',
    ...(!kernel && { typed: lastWords(session, gdb) }),
    effects: [...everythingEnds, { who: target, does: kernel ? 'runs on' : 'runs on, without a debugger' }],
  });
  if (!kernel) {
    options.push({
      choice: 'end',
      label: 'End the target too',
      typed: gdb ? 'kill, then quit' : '.kill, then q',
      effects: [
        ...everythingEnds,
        { who: target, does: 'is ended; what it did not save is lost', harm: true },
      ],
    });
  }

  const held = alive.reduce((count, { held }) => count + held.length, 0);
  return {
    title: only ? `End ${named(only)}?` : `End the session "${session.name}"?`,
    says: situationNow(session, target),
    options,
    safe: 'detach',
    afterwards: [
      ports.length > 0
        ? `Afterwards we check that nothing listens on ${list(ports)} any more.`
        : 'Afterwards we check that no program of this session is left.',
      held > 0 ? `${held === 1 ? 'The held line is' : `The ${held} held lines are`} not sent.` : '',
      'The transcripts stay.',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** The words that main types for a detaching (main/sessions/ending-order.ts). */
function lastWords(session: SessionState, gdb: boolean): string {
  if (gdb) return 'detach, then quit';
  return session.plan.method === 'process-server' && keepsTarget(session) ? '.endpsrv, then q' : 'qd';
}

/** With -pd the target outlives its debugger, whatever ends it (engine 8.6). */
const keepsTarget = ({ plan }: SessionState) => plan.steps.some(({ command }) => /\s-pd\s/.test(command));

function asItIsNow(session: SessionState): string {
  const engine = engineConsole(session);
  if (engine?.mode === 'running') return 'runs on; the server still debugs it';
  return 'stays stopped; the server still debugs it';
}

function situationNow(session: SessionState, target: string): string {
  const engine = engineConsole(session);
  const attached = keepsTarget(session) ? ' It was attached with -pd.' : '';
  if (engine?.mode === 'running')
    return `${target} runs.${attached} To detach or to end it, we break in first: about a second of standstill.`;
  if (engine && hasPrompt(engine) && engine.mode !== 'target-ended')
    return `${target} is stopped.${attached}`;
  return engine?.mode === 'target-ended'
    ? `${target} has ended.`
    : `${target} is not under a debugger's prompt now.${attached}`;
}
