/** The three ways to end, each with what it does to THIS session (ui.md 11, engine 8.6, 9, 14.6). Pure. */
import type { ConsoleState } from '../../core/consoles/schema.ts';
import type { EndChoice, SessionState } from '../../core/contract/schemas.ts';
import { hasPrompt } from './modes.ts';
import { aliveConsoles, engineConsole, openPorts, targetName } from './session-view.ts';

interface EndEffect {
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

interface EndQuestion {
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
    ...(!kernel && { typed: lastWords(session, 'detach') }),
    effects: [...everythingEnds, { who: target, does: letGo(session) }],
  });
  if (!kernel) {
    options.push({
      choice: 'end',
      label: 'End the target too',
      typed: lastWords(session, 'end'),
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

/** A console program that a debugger started shares its terminal, and gets the hang-up when that closes. */
function letGo({ plan }: SessionState): string {
  const { kind } = plan.situation.target;
  if (kind === 'kernel') return 'runs on';
  return kind === 'new-process'
    ? 'runs on without a debugger; a console program ends with its terminal'
    : 'runs on, without a debugger';
}

/** The words that main types (main/sessions/ending-order.ts). */
function lastWords(session: SessionState, choice: 'detach' | 'end'): string {
  const { method } = session.plan;
  if (method === 'gdbserver') return `${choice === 'end' ? 'kill' : 'detach'}, then quit`;
  const keeps = keepsTarget(session);
  if (choice === 'detach' && !(keeps && method === 'process-server')) return 'qd';
  const words = [choice === 'end' && keeps && '.kill', method === 'process-server' && '.endpsrv', 'q'];
  return words.filter(Boolean).join(', then ');
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
