/** Takes a command line apart into the parameters of its tool, and prints it back. Reads anything; `check.ts` judges. */
import { findOption, type OptionRow, optionsOf, type ToolName, toolOfProgram, wrappers } from './options.ts';
import { splitWords } from './split.ts';

/** A word of the command line. */
export interface CommandWord {
  value: string;
  /** As typed, with its quotation marks. */
  raw: string;
  from: number;
  to: number;
}

export interface Parameter {
  /** Undefined for a word that is no option: the program to debug, a session name. */
  option?: string;
  /** The option's row in the tables; undefined for an unknown one. */
  row?: OptionRow;
  word: CommandWord;
  /** What follows the option, if its row wants something and it is there. */
  values: CommandWord[];
}

export interface Command {
  tool: ToolName | 'other' | 'transport' | 'debugger-command' | 'remote-command';
  text: string;
  /** Words in front of the program: sudo. */
  wrappers: CommandWord[];
  program?: CommandWord;
  parameters: Parameter[];
  /** The program to debug and its arguments: the last thing on a debugger's command line. */
  executable?: CommandWord[];
}

const transportText = /^(?:tcp|npipe|com|spipe|ssl|net|usb2?|1394|kdsrv|exdi|gdb|snapshot)\s*[:;](?!\/\/)/i;
/** Dot and exclamation-mark commands, and the short ones that plans and documents name. */
const promptText =
  /^(?:\.[A-Za-z]|![A-Za-z]|~|\|\|?\d*s?$|[gqt]$|qq$|qd$|gn$|gh$|p$|bc \*|dx |\*|\$\$|(?:k|r|lm|bl|version)(?:$| ))/;

export function parseCommand(text: string): Command {
  const trimmed = text.trim();
  const whole: CommandWord = { value: trimmed, raw: trimmed, ...spanOf(text, trimmed) };
  const simple = (tool: Command['tool']): Command => ({
    tool,
    text,
    wrappers: [],
    parameters: [],
    program: whole,
  });
  if (/^remdbgeng:\/\//i.test(trimmed) || transportText.test(trimmed)) return simple('transport');
  if (/^@[A-Za-z]\b/.test(trimmed)) return simple('remote-command');
  if (promptText.test(trimmed)) return simple('debugger-command');
  const words = splitWords(text, 'cmd').map((word) => ({ ...word, raw: text.slice(word.from, word.to) }));
  const programAt = words.findIndex((word) => !wrappers.includes(word.value.toLowerCase()));
  const joined = joinPath(words.slice(Math.max(0, programAt)), text);
  const [program, ...rest] = joined;
  const tool = program ? toolOfProgram(program.value) : undefined;
  const command: Command = {
    tool: tool ?? 'other',
    text,
    wrappers: words.slice(0, Math.max(0, programAt)),
    parameters: [],
  };
  if (program) command.program = program;
  readParameters(command, rest);
  return command;
}

function spanOf(text: string, trimmed: string): { from: number; to: number } {
  const from = text.length - text.trimStart().length;
  return { from, to: from + trimmed.length };
}

/** `C:\Program Files\x\cdb.exe` without quotation marks, as the documents print it: one program. */
function joinPath(words: CommandWord[], text: string): CommandWord[] {
  const [first] = words;
  if (!first || !/^(?:[A-Za-z]:\\|\\\\|<[^>]*>\\)/.test(first.raw) || toolOfProgram(first.value))
    return words;
  const end = words.findIndex(
    (word) => /\.exe$/i.test(word.value) && toolOfProgram(word.value) !== undefined,
  );
  const last = words[end];
  if (!last || end > 6 || words.slice(0, end).some((word) => word.raw.includes('"'))) return words;
  const raw = text.slice(first.from, last.to);
  return [{ value: raw, raw, from: first.from, to: last.to }, ...words.slice(end + 1)];
}

function readParameters(command: Command, words: CommandWord[]): void {
  const { tool } = command;
  const table = tool in optionsOf ? optionsOf[tool as ToolName] : [];
  // Looked up once for each spelling: a line may have thousands of options.
  const rows = new Map<string, { row: OptionRow | undefined; borrowed: OptionRow | undefined }>();
  const rowsOf = (option: string) => {
    const row = findOption(table, option);
    const found = { row, borrowed: row ? undefined : borrowedRow(tool, option) };
    rows.set(option, found);
    return found;
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const option = optionIn(word, command);
    if (option === undefined) {
      command.parameters.push({ word, values: [] });
      if (isDebuggerLine(tool)) {
        command.executable = words.slice(at);
        return;
      }
      continue;
    }
    const { row, borrowed } = rows.get(option) ?? rowsOf(option);
    const parameter: Parameter = { option, word, values: [], ...(row ? { row } : {}) };
    command.parameters.push(parameter);
    const wanted = wants(row ?? borrowed, words, at + 1);
    parameter.values.push(...words.slice(at + 1, at + 1 + wanted));
    at += wanted;
  }
}

const isDebuggerLine = (tool: Command['tool']): boolean =>
  ['cdb', 'ntsd', 'kd', 'windbg', 'windbgx'].includes(tool);

/** The option's name without its dash. Typographic dashes count: they are what the documents print (15.20). */
function optionIn(word: CommandWord, { tool }: Command): string | undefined {
  if (tool === 'gdb' || tool === 'gdbserver') return /^--?[A-Za-z]/.test(word.value) ? word.value : undefined;
  if (tool === 'remote' && word.value === '/-v') return '-v';
  const found = /^[-/–—−](\?|--?|[A-Za-z0-9].*)$/.exec(word.value);
  if (!found?.[1]) return undefined;
  return found[1];
}

/** An option that only another debugger has: what belongs to it is not the target. */
const borrowedRow = (tool: Command['tool'], option: string): OptionRow | undefined =>
  isDebuggerLine(tool)
    ? (['cdb', 'windbg'] as const)
        .map((other) => findOption(optionsOf[other], option))
        .find((row) => row?.name === option)
    : undefined;

/** How many of the next words belong to the option. */
function wants(row: OptionRow | undefined, words: CommandWord[], from: number): number {
  if (!row || row.value === 'none' || row.value === 'glued') return 0;
  if (row.value === 'rest') return words.length - from;
  const first = words[from];
  if (!first) return 0;
  // `windbg -k` alone takes the environment; `-k -d` is the mistake of 15.12.
  if (row.value !== 'pid' && /^[-–]/.test(first.raw)) return 0;
  return 1;
}

/** The line again, each part separated by one blank. */
export function printCommand({ wrappers: before, program, parameters, executable }: Command): string {
  const words = [...before, ...(program ? [program] : [])].map((word) => word.raw);
  for (const parameter of parameters) {
    if (executable && parameter.word === executable[0]) break;
    words.push(parameter.word.raw, ...parameter.values.map((value) => value.raw));
  }
  return [...words, ...(executable ?? []).map((word) => word.raw)].join(' ');
}
