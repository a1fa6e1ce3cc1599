/** The prompts of the debuggers, and what may follow one on the same line (engine 3, 4.3, 11.2). */

export interface PromptFound {
  /** As printed, without the space behind it. */
  prompt: string;
  kind: 'user' | 'kernel' | 'no-target' | 'input' | 'gdb' | 'gdb-question';
  /** What stands in front of it: text that a command printed without a line end. */
  before: string;
  /** What follows it on the line. */
  rest: string;
}

/** `0:000>`, `0:000:x86>`, `||0:0:000>`, `0:0:000>`. */
const userPrompt = String.raw`(?:\|\|\d+:)?(?:\d+:)?\d+:\d{3,}(?::[A-Za-z]\w*)?>`;
/** `kd>`, `0: kd>`, `0: kd:x86>`, `lkd>`, `||0:0: kd>`. */
const kernelPrompt = String.raw`(?:\|\|\d+:)?(?:\d+: )?l?kd(?::[A-Za-z]\w*)?>`;

const enginePrompts: [PromptFound['kind'], string][] = [
  ['user', userPrompt],
  ['kernel', kernelPrompt],
  ['no-target', 'NoTarget>'],
  ['input', 'Input>'],
];
const gdbPrompts: [PromptFound['kind'], string][] = [
  ['gdb', String.raw`\(gdb\)`],
  ['gdb-question', String.raw`.*\((?:y or n|\[y\] or n|y or \[n\])\)`],
  ['gdb-question', '--Type <RET> for more.*--'],
];

const compile = (prompts: [PromptFound['kind'], string][]) =>
  prompts.map(([kind, prompt]) => ({
    kind,
    atStart: new RegExp(`^(${prompt})(?: (.*)|(.*))$`, 's'),
    // A digit or letter in front would be the rest of another word: "10:000>" is no prompt behind "1".
    atEnd: new RegExp(`^(.*[^\\w|:])(${prompt}) ?$`, 's'),
  }));
const patterns = { debugger: compile(enginePrompts), gdb: compile(gdbPrompts) };

/** Longer lines are never prompts and carry no news; reading them again and again for each piece that arrives would be slow. */
export const longestPromptLine = 4096;

/** A prompt at the beginning of the line. */
export function promptAtStart(line: string, family: 'debugger' | 'gdb'): PromptFound | undefined {
  if (line.length > longestPromptLine) return undefined;
  for (const { kind, atStart } of patterns[family]) {
    const found = atStart.exec(line);
    if (found?.[1]) return { prompt: found[1], kind, before: '', rest: found[2] ?? found[3] ?? '' };
  }
  return undefined;
}

/** A prompt at the end of the line: behind text without a line end, as `.printf` or debuggee output leave it. */
export function promptAtEnd(line: string, family: 'debugger' | 'gdb'): PromptFound | undefined {
  if (line.length > longestPromptLine) return undefined;
  for (const { kind, atEnd } of patterns[family]) {
    const found = atEnd.exec(line);
    if (found?.[2]) return { prompt: found[2], kind, before: found[1] ?? '', rest: '' };
  }
  return undefined;
}

/** `VM\User (tcp [::ffff:127.0.0.1]:53552)`; npipe and com lines look alike. */
const who = String.raw`\S+\\\S+ \((?:tcp|npipe|com|ssl|spipe)\b[^)]*\)`;
const identified = new RegExp(`^\\[(${who}|\\S+\\\\\\S+)\\] ?(.*)$`, 's');

/** What another client typed, as its debugger announces it: `[VM\User (tcp ...)] k`. */
export function readIdentified(text: string): { who: string; command: string } | undefined {
  const found = identified.exec(text);
  return found?.[1] ? { who: found[1], command: found[2] ?? '' } : undefined;
}
