/** Judges command lines, each alone and all together (design section 5, `check`). */
import { type Edit, type Fault, mostFaults } from '../transports/fault.ts';
import { checkDebugger } from './check-debugger.ts';
import { checkGdbserver } from './check-gdb.ts';
import { checkBareString, checkPromptLine } from './check-prompt.ts';
import { checkRemoteExe } from './check-remote-exe.ts';
import { checkServer } from './check-servers.ts';
import { type Command, parseCommand } from './command.ts';
import { createJudge, type Judge } from './judge.ts';
import { isDebugger } from './options.ts';
import { checkPairs, type PairProblem } from './pairing.ts';

interface Problem {
  severity: 'error' | 'warning';
  /** "B3", "engine 1.1". */
  rule: string;
  says: string;
  /** UTF-16 offsets into the command. */
  from: number;
  to: number;
}

interface CheckedLine {
  command: string;
  tool: string;
  ok: boolean;
  problems: Problem[];
  /** The corrected line, where there is one right answer to every error. */
  fixed?: string;
}

export interface Checked {
  /** No errors; warnings are allowed. */
  ok: boolean;
  lines: CheckedLine[];
  pairing: PairProblem[];
}

/** Longer lines are refused unread: Windows itself takes at most 32,767 characters. */
export const longestCommandLine = 32_767;

export function check(commands: readonly string[]): Checked {
  const parsed = commands.map((text) => parseCommand(text.slice(0, longestCommandLine)));
  const lines = commands.map((text, index) => checkLine(text, parsed[index] ?? parseCommand('')));
  const pairing = commands.length > 1 ? checkPairs(parsed) : [];
  const ok = [...lines.flatMap(({ problems }) => problems), ...pairing].every(
    ({ severity }) => severity !== 'error',
  );
  return { ok, lines, pairing };
}

function checkLine(text: string, command: Command): CheckedLine {
  if (text.length > longestCommandLine) return tooLong(text, command.tool);
  const all = judged(command);
  const faults = all.slice(0, mostFaults);
  const errors = all.filter(({ severity }) => severity === 'error');
  const fixed = all.length > 0 && all.length <= mostFaults ? correct(text, all) : undefined;
  return {
    command: text,
    tool: command.tool === 'remote-command' ? 'remote' : command.tool,
    ok: errors.length === 0,
    problems: faults.map(({ severity, rule, says, from, to }) => ({ severity, rule, says, from, to })),
    ...(fixed === undefined ? {} : { fixed }),
  };
}

export const lineTooLong = (text: string): string =>
  `The line has ${text.length} characters; Windows takes at most ${longestCommandLine}.`;

function tooLong(text: string, tool: string): CheckedLine {
  const problem: Problem = {
    severity: 'error',
    rule: '7',
    says: lineTooLong(text),
    from: longestCommandLine,
    to: text.length,
  };
  return { command: text, tool, ok: false, problems: [problem] };
}

/** The faults of one line in the order of the text. */
function judged(command: Command): Fault[] {
  const judge = createJudge(command);
  if (command.text.trim() === '')
    judge.error({ from: 0, to: command.text.length }, '7', 'The line is empty.');
  checkOddities(judge);
  checkerOf(command)(judge);
  return judge.faults.sort((one, other) => one.from - other.from || one.to - other.to);
}

function checkerOf({ tool }: Command): (judge: Judge) => void {
  if (tool === 'transport') return checkBareString;
  if (tool === 'debugger-command') return checkPromptLine;
  if (tool === 'remote') return checkRemoteExe;
  if (tool === 'gdbserver') return checkGdbserver;
  if (tool === 'dbgsrv' || tool === 'kdsrv' || tool === 'dbengprx') return checkServer;
  if (isDebugger(tool)) return checkDebugger;
  return checkOther;
}

/** Lines of other tools are fine, but for what the documents get wrong about them. */
function checkOther({ command, warn }: Judge): void {
  const log = /^\s*set\s+(_NT_LOG_FILE_(?:OPEN|APPEND))\b/i.exec(command.text);
  const name = log?.[1];
  if (!name) return;
  const from = command.text.indexOf(name);
  const right = name.replace(/^_NT_LOG/i, '_NT_DEBUG_LOG');
  warn({ from, to: from + name.length }, '15.11', `The debuggers read ${right}.`, right);
}

/** What no command line may have, whatever the tool. */
function checkOddities({ command, error, warn }: Judge): void {
  const { text, tool } = command;
  const zero = text.indexOf('\0');
  if (zero >= 0) error({ from: zero, to: zero + 1 }, '7', 'A command line has no NUL characters.');
  for (const { 0: hole, index } of tool === 'other' ? [] : text.matchAll(/<[A-Z][A-Z0-9_ -]*>/g)) {
    warn({ from: index, to: index + hole.length }, '16', `${hole} stands for a value that is not known yet.`);
  }
  const newLine = /[\r\n]/.exec(text.trimEnd());
  if (newLine)
    warn(
      { from: newLine.index, to: newLine.index + 1 },
      '7',
      'A command line is one line: the rest is another one.',
    );
  for (const { 0: mark, index } of tool === 'other' || tool === 'debugger-command'
    ? []
    : text.matchAll(/[“”„]/g)) {
    const says =
      'This is a typographic quotation mark, as some documents print it; the shell knows plain ones.';
    error({ from: index, to: index + mark.length }, '15.20', says, '"');
  }
  // A backslash in front of another one is no escape for the quotation mark behind them.
  const marks = text.replace(/\\[\\"]/g, '').match(/"/g)?.length ?? 0;
  if (marks % 2 === 1 && tool !== 'debugger-command') {
    const at = text.lastIndexOf('"');
    error({ from: at, to: at + 1 }, '7', 'This quotation mark has no counterpart.');
  }
}

/** Every edit that is needed; undefined when one error has no single right answer, or the result would be wrong again. */
function correct(text: string, faults: readonly Fault[]): string | undefined {
  const edits: Edit[] = [];
  for (const fault of faults) {
    const own =
      fault.edits ??
      (fault.fix === undefined ? undefined : [{ from: fault.from, to: fault.to, text: fault.fix }]);
    if (own) edits.push(...own);
    else if (fault.severity === 'error') return undefined;
  }
  if (edits.length === 0) return undefined;
  const fixed = applyEdits(text, edits);
  if (fixed === text) return undefined;
  const again = judged(parseCommand(fixed));
  return again.some(({ severity }) => severity === 'error') ? undefined : fixed;
}

/** From the end backwards; an edit inside of one that was made already is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((one, other) => other.from - one.from || other.to - one.to);
  let result = text;
  let limit = text.length;
  for (const { from, to, text: right } of ordered) {
    if (to > limit) continue;
    result = result.slice(0, from) + right + result.slice(to);
    limit = from;
  }
  return result;
}
