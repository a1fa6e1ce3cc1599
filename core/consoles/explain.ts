/** What console text means and what to do (design section 5, `explain`): whole logs, single lines, any of the recorded transcripts. */
import { maskSecrets } from '../commands/parts.ts';
import { errorCodes } from './error-codes.ts';
import { type Explanation, explanationOf } from './explanation.ts';
import { type Dialect, readScreen, recognise, startRecogniser } from './recogniser.ts';
import type { Mode } from './schema.ts';
import { signs } from './signs.ts';
import { troubles } from './troubles.ts';

interface Finding {
  /** Counted from 1. */
  line: number;
  text: string;
  says: string;
  todo: string[];
  source: string;
}

export interface Explained {
  findings: Finding[];
  /** What the console's program was doing at the end of the text, where that can be told. */
  mode?: Mode;
}

/** Longer lines carry no message of a debugger; they are not searched. */
const longestLine = 2000;
/** In a flood of equal lines the first ones are enough. */
const mostOfOneKind = 20;

/** `tool` says whose console it is: "kd", "gdbserver", "cdb -remote". */
export function explain(text: string, tool?: string): Explained {
  const lines = text.split(/\r\n|\n|\r/);
  const findings: Finding[] = [];
  const counts = new Map<Explanation, number>();
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine) continue;
    for (const explanation of explanationsOf(line)) {
      const count = (counts.get(explanation) ?? 0) + 1;
      counts.set(explanation, count);
      if (count <= mostOfOneKind) findings.push(finding(explanation, line, index + 1));
    }
  }
  const mode = modeAtEnd(lines, tool);
  return { findings, ...(mode ? { mode } : {}) };
}

/** What the text of the line says, and what an error number in it says; behind a prompt, what follows it. */
function explanationsOf(line: string): Explanation[] {
  const text = line.trim();
  if (text === '') return [];
  const found = [
    explanationOf(troubles, text) ?? explanationOf(signs, text),
    explanationOf(errorCodes, text),
  ];
  return found.filter((one) => one !== undefined);
}

function finding({ pattern, says, todo, source }: Explanation, line: string, number: number): Finding {
  const groups = pattern.exec(line.trim()) ?? [];
  const fill = (sentence: string) =>
    sentence.replace(/\$(\d)/g, (_, digit) => groups[Number(digit)]?.trim() ?? '');
  return {
    line: number,
    text: maskSecrets(line),
    says: maskSecrets(fill(says)),
    todo: todo.map(fill),
    source,
  };
}

/** Programs whose ends are not prompts. */
const endings: readonly (readonly [RegExp, Mode])[] = [
  [/^\*\*\* SESSION OVER \*\*\*/, 'ended'],
  [/^\*BUSY\*/, 'busy'],
  [/^Connected\.\.\.$/, 'connected'],
  [/^(?:quit:|NatVis script unloaded)/, 'ended'],
  [/^The transport connection between host kernel debugger and target|^please try resync/i, 'lost'],
  [/^To Connect: Remote \/C/i, 'waiting'],
];

function modeAtEnd(lines: readonly string[], tool = ''): Mode | undefined {
  const written = [...lines];
  while (written.length > 0 && written.at(-1)?.trim() === '') written.pop();
  const last = written.at(-1)?.trim() ?? '';
  const ending = endings.find(([pattern]) => pattern.test(last));
  if (ending) return ending[1];
  const argv = tool.split(/\s+/);
  const kernel = /^(?:kd|ntkd)/i.test(tool) ? ['-k'] : [];
  const start = startRecogniser({ dialect: dialectOf(tool, written), argv: [...argv, ...kernel] });
  // A command behind the last prompt was typed: only a bare prompt still waits.
  const bare = /[>)]$/.test(last);
  const state = bare
    ? readScreen(start, { lines: written.slice(0, -1), skipped: 0, lastLine: written.at(-1) ?? '' })
    : readScreen(start, { lines: written, skipped: 0, lastLine: '' });
  const { mode } = recognise(state);
  return mode === 'starting' ? undefined : mode;
}

function dialectOf(tool: string, lines: readonly string[]): Dialect {
  if (/^gdbserver/i.test(tool)) return 'gdbserver';
  if (/^gdb/i.test(tool)) return 'gdb';
  if (tool !== '') return 'debugger';
  if (lines.some((line) => /^\(gdb\)|^Remote debugging using /.test(line))) return 'gdb';
  const gdbserver = lines.some((line) => /^Listening on port \d+|^Remote debugging from host /.test(line));
  return gdbserver ? 'gdbserver' : 'debugger';
}
