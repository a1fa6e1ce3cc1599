/** Judges remote.exe (facts 3.C, section 5). Its words have fixed places, so it is read from left to right. */
import type { CommandWord } from './command.ts';
import { parseCommand } from './command.ts';
import { endOf, type Judge } from './judge.ts';
import { isWindbg } from './options.ts';

const colours = ['black', 'blue', 'green', 'cyan', 'red', 'purple', 'yellow', 'white'].flatMap((name) => [
  name,
  `l${name}`,
]);
/** What the end that starts with this word may use, and whether a value follows. */
const optionsOfEnd: Record<string, Record<string, boolean>> = {
  s: { f: true, b: true, u: true, ud: true, v: false, '-v': false },
  c: { l: true, f: true, b: true, k: true },
  q: {},
};

export function checkRemoteExe(judge: Judge): void {
  const words = judge.command.parameters.flatMap(({ word, values }) => [word, ...values]);
  const [end, ...rest] = words;
  const name = end && /^[-/]([scq])$/i.exec(end.value)?.[1]?.toLowerCase();
  if (!end || !name) {
    const place = end ?? endOf(judge.command);
    judge.error(place, '5', 'remote begins with /s (server), /c (client) or /q (which sessions are there).');
    return;
  }
  if (name === 's') checkCommandWord(judge, rest[0]);
  const needed =
    { s: ['the command', 'a session name'], c: ['the server', 'the session name'], q: ['the computer'] }[
      name
    ] ?? [];
  for (const [index, what] of needed.entries()) {
    const word = rest[index];
    if (!word || (isOption(word) && !(name === 's' && index === 0))) {
      judge.error(word ?? endOf(judge.command), '5', `remote /${name} needs ${what}.`);
      return;
    }
  }
  if (name === 'c' && /^(?:tcp|npipe|ssl|spipe|com):/i.test(rest[0]?.value ?? '')) {
    judge.error(rest[0] ?? end, 'C2', 'remote.exe knows computer names only: no transport, no port.');
  }
  checkOptions(judge, rest.slice(needed.length), optionsOfEnd[name] ?? {}, name);
}

const isOption = (word: CommandWord): boolean => /^[-/]-?[A-Za-z]+$/.test(word.value);

/** Console programs only, and none that opens a window of its own (C1, C3). */
function checkCommandWord(judge: Judge, word: CommandWord | undefined): void {
  if (!word) return;
  const { tool, program } = parseCommand(word.value);
  if (isWindbg(tool)) {
    judge.error(word, '2.17', 'remote.exe carries console programs only: share WinDbg by .server.');
  } else if (tool === 'ntsd') {
    const says =
      'NTSD opens a window of its own, which remote.exe cannot carry: use cdb, or .remote in the running NTSD.';
    const right = /\s-d\b/.test(word.value) ? undefined : word.raw.replace(/ntsd/i, 'cdb');
    judge.error(word, '2.18', says, right);
  } else if (/^(?:i386|ia64)kd(?:\.exe)?$/i.test(program?.value ?? '')) {
    judge.warn(
      word,
      '13.12',
      'This name is obsolete: kd detects the platform itself.',
      word.raw.replace(/(?:i386|ia64)kd/i, 'kd'),
    );
  }
}

function checkOptions(judge: Judge, words: CommandWord[], known: Record<string, boolean>, end: string): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) return;
    const option = /^[-/](-?[A-Za-z]+)$/.exec(word.value)?.[1]?.toLowerCase();
    if (option === undefined) {
      extraWord(judge, word, end);
      continue;
    }
    if (!(option in known)) {
      const says = `remote /${end} has no option ${word.value}.`;
      judge.error(word, '5', says);
    } else if (known[option]) {
      const value = words[++at];
      if (!value || isOption(value)) judge.error(word, '5', `${word.value} needs a value.`);
      else checkOptionValue(judge, option, value);
      // Several users may follow one /u.
      while ((option === 'u' || option === 'ud') && words[at + 1] && !isOption(words[at + 1] as CommandWord))
        at++;
    }
  }
}

function extraWord(judge: Judge, word: CommandWord, end: string): void {
  const rule = end === 'c' ? '15.26' : '5';
  const needed =
    end === 'c'
      ? 'remote /c SERVER SESSION'
      : end === 's'
        ? 'remote /s "COMMAND" SESSION'
        : 'remote /q COMPUTER';
  const says = `"${word.value}" is one word too many: ${needed}. A name with spaces needs quotation marks.`;
  judge.error(word, rule, says);
}

function checkOptionValue(judge: Judge, option: string, value: CommandWord): void {
  if ((option === 'f' || option === 'b') && !colours.includes(value.value.toLowerCase())) {
    judge.error(value, '5', `"${value.value}" is no colour: ${colours.slice(0, 16).join(' ')}.`);
  }
  if (option === 'l' && !/^\d+$/.test(value.value))
    judge.error(value, '5', `/l takes a number of lines, not "${value.value}".`);
}
