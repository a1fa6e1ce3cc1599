/**
 * Command lines as the program receives them, and back. No variables, no wildcards: a plan's commands have none.
 * - cmd: the carets of cmd.exe, then Windows' argument rules (a backslash counts only in front of a quotation mark);
 * - powershell: Windows PowerShell 5.1, which wraps arguments with spaces in quotation marks but does not escape those inside;
 * - sh: POSIX.
 */
export type Shell = 'cmd' | 'powershell' | 'sh';

/** An argument, and the offsets of its text in the command line. */
export interface Word {
  value: string;
  from: number;
  to: number;
}

/** The argv of a command line; never throws: an open quotation mark reaches to the end. */
export const splitCommandLine = (text: string, shell: Shell): string[] =>
  shell === 'powershell' ? splitPowerShell(text) : splitWords(text, shell).map((word) => word.value);

/** The arguments with their places, for colouring and for faults. */
export const splitWords = (text: string, shell: 'cmd' | 'sh'): Word[] =>
  shell === 'cmd' ? windowsWords(withoutCarets(text)) : posixWords(text);

/** A line that `splitCommandLine` of the same shell takes apart into `argv` again. */
export function quoteFor(shell: Shell, argv: readonly string[]): string {
  if (shell === 'sh') return argv.map(quoteSh).join(' ');
  if (shell === 'cmd') return withCarets(argv.map(quoteWindows).join(' '));
  const words = argv.map(quotePowerShell);
  return words[0]?.startsWith("'") ? `& ${words.join(' ')}` : words.join(' ');
}

interface Letter {
  letter: string;
  at: number;
}

/** What cmd.exe leaves of a line: outside of quotation marks a caret takes away the meaning of the next character. */
function withoutCarets(text: string): Letter[] {
  const letters: Letter[] = [];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (!quoted && text[at] === '^' && at + 1 < text.length) {
      at++;
      letters.push({ letter: text.charAt(at), at });
      continue;
    }
    if (text[at] === '"') quoted = !quoted;
    letters.push({ letter: text.charAt(at), at });
  }
  return letters;
}

/** Places for values that are not known yet: they are filled in before the line is run, and stay readable until then. */
const hole =
  /<(?:ADDRESS|APP|CERTIFICATE|CLIENT|DUMP|KEY|PACKAGE|PASSWORD|PATH|PID|PORT|PROGRAM|SERVER|SERVICE|TARGET|USER|WIRE)>/y;

function withCarets(text: string): string {
  let quoted = false;
  let escaped = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    hole.lastIndex = at;
    const [name] = (letter === '<' && hole.exec(text)) || [];
    if (name) at += name.length - 1;
    else if (letter === '"') quoted = !quoted;
    escaped += name ?? (!quoted && /[&|<>^]/.test(letter) ? `^${letter}` : letter);
  }
  return escaped;
}

const isBlank = (letter: string | undefined) => letter === ' ' || letter === '\t';

/** 2n backslashes and a quotation mark: n backslashes; 2n+1: n backslashes and a literal mark. `""` inside marks is a literal one. */
function windowsWords(letters: Letter[]): Word[] {
  const words: Word[] = [];
  let at = 0;
  const letter = (index: number) => letters[index]?.letter;
  while (at < letters.length) {
    if (isBlank(letter(at))) {
      at++;
      continue;
    }
    const from = letters[at]?.at ?? 0;
    let value = '';
    let quoted = false;
    while (at < letters.length && (quoted || !isBlank(letter(at)))) {
      let slashes = 0;
      while (letter(at + slashes) === '\\') slashes++;
      if (slashes > 0) {
        const beforeMark = letter(at + slashes) === '"';
        value += '\\'.repeat(beforeMark ? Math.floor(slashes / 2) : slashes);
        at += slashes;
        if (beforeMark && slashes % 2 === 1) {
          value += '"';
          at++;
        }
      } else if (letter(at) !== '"') value += letter(at++);
      else if (quoted && letter(at + 1) === '"') {
        value += '"';
        at += 2;
      } else {
        quoted = !quoted;
        at++;
      }
    }
    words.push({ value, from, to: (letters[at - 1]?.at ?? 0) + 1 });
  }
  return words;
}

function quoteWindows(argument: string): string {
  if (/^[^\s"]+$/.test(argument)) return argument;
  return `"${escapeMarks(argument).replace(/\\+$/, '$&$&')}"`;
}

const escapeMarks = (text: string): string => text.replace(/(\\*)"/g, '$1$1\\"');

function posixWords(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const from = at;
    let value = '';
    let quote = '';
    while (at < text.length && (quote || !/\s/.test(text.charAt(at)))) {
      const letter = text.charAt(at);
      const next = text.charAt(at + 1);
      at++;
      if (letter === quote) quote = '';
      else if (!quote && (letter === "'" || letter === '"')) quote = letter;
      else if (letter === '\\' && (quote === '' || (quote === '"' && /["\\$`\n]/.test(next)))) {
        if (next !== '\n') value += next;
        at++;
      } else value += letter;
    }
    words.push({ value, from, to: Math.min(at, text.length) });
  }
  return words;
}

const quoteSh = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;

/** PowerShell takes typographic quotation marks for plain ones. */
const singleMarks = /['‘’‚‛]/;
const doubleMarks = /["“”„]/;

function splitPowerShell(text: string): string[] {
  const words: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    let word = '';
    while (at < text.length && !/\s/.test(text.charAt(at))) {
      const letter = text.charAt(at++);
      if (letter === '`') word += text.charAt(at++);
      else if (singleMarks.test(letter)) [word, at] = readPowerShellText(text, at, word, singleMarks, false);
      else if (doubleMarks.test(letter)) [word, at] = readPowerShellText(text, at, word, doubleMarks, true);
      else word += letter;
    }
    words.push(word);
  }
  if (words[0] === '&') words.shift();
  const line = words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
  return windowsWords([...line].map((letter, index) => ({ letter, at: index }))).map((word) => word.value);
}

/** The text between marks, behind `word`, and where it ends. A doubled mark is a literal one. */
function readPowerShellText(
  text: string,
  from: number,
  word: string,
  mark: RegExp,
  backticks: boolean,
): [string, number] {
  let value = word;
  let at = from;
  while (at < text.length) {
    const letter = text.charAt(at);
    const next = text.charAt(at + 1);
    if (mark.test(letter)) {
      if (!mark.test(next)) return [value, at + 1];
      at += 2;
      value += letter;
    } else if (backticks && letter === '`' && next) {
      value += next;
      at += 2;
    } else {
      value += letter;
      at++;
    }
  }
  return [value, at];
}

function quotePowerShell(argument: string): string {
  if (/^[A-Za-z0-9_\\/:=+][A-Za-z0-9_.\\/:=+-]*$|^-[A-Za-z0-9]+$/.test(argument)) return argument;
  if (argument === '') return `'""'`;
  let native = escapeMarks(argument);
  if (/\s/.test(argument)) native = native.replace(/\\+$/, '$&$&');
  return `'${native.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
