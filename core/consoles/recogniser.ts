/**
 * Reads what a program has put on its screen and says what it is doing: its mode, and its prompt when a line may be typed.
 * Pure and incremental. Everything is decided by complete lines, by the newest incomplete line, and by what was sent between them,
 * so that it does not matter how the program's output was cut (engine 11.1).
 */

import { debuggerLine, gdbLine, gdbserverLine, type LineNews } from './lines.ts';
import {
  longestPromptLine,
  type PromptFound,
  promptAtEnd,
  promptAtStart,
  readIdentified,
} from './prompts.ts';
import type { ConsoleRole, Mode } from './schema.ts';
import { effectOf, looksLikeCommand } from './typed.ts';

/** Whose prompts and texts are expected; `silent` programs print nothing, `raw` ones are not read. */
export type Dialect = 'debugger' | 'gdb' | 'gdbserver' | 'silent' | 'raw';

export interface Recognition {
  mode: Mode;
  /** As printed, without the space behind it. Present whenever a line that is sent now arrives (engine 4.8). */
  prompt?: string;
}

/** What the screen shows that it did not show before. */
export interface NewScreenText {
  /** Complete lines; wrapped rows joined. */
  lines: readonly string[];
  /** Complete lines that a flood made the reader leave out, before `lines`. */
  skipped: number;
  /** The line with the cursor. */
  lastLine: string;
}

export interface Recogniser {
  readonly dialect: Dialect;
  /** What lasts while there is no prompt. */
  readonly mode: Mode;
  /** A prompt that stays open although other text followed it. */
  readonly open: PromptFound | undefined;
  readonly lastLine: string;
  /** Complete lines before `lastLine`. */
  readonly lineNumber: number;
  /** The number of the line on which a line was sent: only a later prompt is its answer. */
  readonly sentOn: number;
  /** The console belongs to a kernel debugger: its user-mode prompts are those of a debugger on the target (facts 8.4). */
  readonly kernel: boolean;
  readonly targetEnded: boolean;
  /** A debugging client: the engine's banner means that it has joined. */
  readonly joins: boolean;
  /** Started with -g: nothing is printed when the target begins to run. */
  readonly goesAtOnce: boolean;
  readonly exited: boolean;
}

export interface RecogniserOptions {
  dialect: Dialect;
  /** What was started: tells a client from a server and a kernel debugger, and whether the target runs at once (-g). */
  argv?: readonly string[];
  role?: ConsoleRole;
}

export function startRecogniser({ dialect, argv = [], role }: RecogniserOptions): Recogniser {
  const has = (...options: string[]) => argv.some((word) => options.includes(word.replace(/^\//, '-')));
  const reversed = argv.some((word) => /(?:^|[:,])clicon=./i.test(word));
  const client = role === 'client' || has('-remote');
  const smart = role === 'smart-client' || has('-premote');
  return {
    dialect,
    mode: dialect === 'raw' ? 'running' : reversed && (client || smart) ? 'waiting' : 'starting',
    open: undefined,
    lastLine: '',
    lineNumber: 0,
    sentOn: -1,
    kernel: role === 'kernel-debugger' || has('-k', '-kl', '-kx'),
    targetEnded: false,
    joins: client,
    goesAtOnce: has('-g'),
    exited: false,
  };
}

/** What the program is doing now. */
export function recognise(state: Recogniser): Recognition {
  if (state.exited) return { mode: state.mode };
  const found = promptNow(state);
  if (!found) return { mode: state.mode };
  return { mode: promptMode(state, found), prompt: found.prompt };
}

/** After new text. */
export function readScreen(state: Recogniser, { lines, skipped, lastLine }: NewScreenText): Recogniser {
  if (state.exited) return state;
  let next: Recogniser = { ...state, lineNumber: state.lineNumber + skipped };
  for (const line of lines) {
    next = { ...readLine(next, line.trimEnd()), lineNumber: next.lineNumber + 1 };
  }
  return { ...next, lastLine };
}

/** After a line was sent with Enter. */
export function lineSent(state: Recogniser, text: string): Recogniser {
  const family = familyOf(state);
  if (!family || state.exited) return state;
  return { ...submitted(state, text, family), sentOn: state.lineNumber };
}

/** Ctrl+C: a sleeping or running debugger stays so until its prompt comes back. */
export const brokeIn = (state: Recogniser): Recogniser => state;

/** After the process has ended: a link that was lost stays lost, everything else is ended. */
export const exited = (state: Recogniser, _code: number): Recogniser => ({
  ...state,
  mode: state.mode === 'lost' ? 'lost' : 'ended',
  open: undefined,
  exited: true,
});

const familyOf = (state: Recogniser): 'debugger' | 'gdb' | undefined =>
  state.dialect === 'debugger' || state.dialect === 'gdb' ? state.dialect : undefined;

function promptNow(state: Recogniser): PromptFound | undefined {
  const family = familyOf(state);
  if (!family) return undefined;
  const fresh = state.lineNumber > state.sentOn;
  const found = fresh
    ? (promptAtStart(state.lastLine, family) ?? promptAtEnd(state.lastLine, family))
    : undefined;
  return found ?? state.open;
}

function promptMode(state: Recogniser, { kind }: PromptFound): Mode {
  if (state.mode === 'lost') return 'lost';
  if (state.targetEnded || kind === 'no-target') return 'target-ended';
  if (kind === 'kernel') return 'kernel-prompt';
  return state.kernel ? 'kernel-controlled-prompt' : 'user-prompt';
}

/** One complete line. */
function readLine(state: Recogniser, line: string): Recogniser {
  if (line.length > longestPromptLine) return state;
  const family = familyOf(state);
  if (!family) return withNews(state, state.dialect === 'gdbserver' ? gdbserverLine(line) : {});
  if (state.lineNumber <= state.sentOn) return state; // the prompt with the echo of what was sent
  const found = promptAtStart(line, family);
  if (found)
    return behindPrompt(
      { ...state, open: found, kernel: state.kernel || found.kind === 'kernel' },
      found.rest,
      family,
    );
  if (state.open) return behindPrompt(state, line, family);
  const visitAt = visitBehindPrompt(line, family);
  if (visitAt) return { ...state, open: visitAt };
  return withNews(state, family === 'gdb' ? gdbLine(line) : debuggerLine(line));
}

/**
 * A complete line ends behind an open prompt: was that a command of somebody, or only text that came in between? Somebody who joins or
 * leaves is announced there, and no new prompt follows (engine 4.3, 4.4); so is what the target still had to say.
 */
function behindPrompt(state: Recogniser, text: string, family: 'debugger' | 'gdb'): Recogniser {
  const announced = readIdentified(text);
  if (announced) return submitted(state, announced.command, family);
  const news = family === 'gdb' ? gdbLine(text) : debuggerLine(text);
  if (news.mode === 'lost') return withNews({ ...state, open: undefined }, news);
  // An empty line repeats the last command; we cannot know which. In gdb nobody else can type.
  const atStart = state.open?.rest === text;
  if (family === 'gdb' || (text === '' && atStart) || looksLikeCommand(text))
    return submitted(state, text, family);
  return state;
}

/** `.printf` output, the prompt behind it, and somebody's arrival behind that. */
function visitBehindPrompt(line: string, family: 'debugger' | 'gdb'): PromptFound | undefined {
  // The pattern looks for its beginning everywhere, which is slow where there is no end.
  if (!line.includes('connected at ')) return undefined;
  const visit = /\S+\\\S+ \([^)]*\) (?:dis)?connected at /.exec(line);
  return visit ? promptAtEnd(line.slice(0, visit.index), family) : undefined;
}

const submitted = (state: Recogniser, text: string, family: 'debugger' | 'gdb'): Recogniser => ({
  ...state,
  mode: effectOf(text, family),
  open: undefined,
});

function withNews(state: Recogniser, news: LineNews): Recogniser {
  const next = { ...state };
  // A link that goes after q or .detach was ended, not lost.
  const meant = news.mode === 'lost' && (state.mode === 'ended' || state.targetEnded);
  if (meant) next.mode = 'ended';
  else if (news.mode && allowed(state, news.mode)) next.mode = news.mode;
  if (news.loaded && state.goesAtOnce && isOpening(state.mode)) next.mode = 'running';
  if (news.targetEnded !== undefined) next.targetEnded = news.targetEnded;
  if (news.kernel) next.kernel = true;
  return next;
}

/** Who joined means "connected" only for a client that waits for it: text of a running target never takes us back. */
const allowed = ({ mode, dialect, joins }: Recogniser, news: Mode): boolean =>
  news !== 'connected' || ((mode === 'starting' || mode === 'waiting') && (joins || dialect !== 'debugger'));

const isOpening = (mode: Mode): boolean => mode === 'starting' || mode === 'connected';
