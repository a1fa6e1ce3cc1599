/** Judges lines that are typed at a debugger's prompt, as far as they concern sessions (facts 9, engine 3), and bare connection strings. */
import { shiftFaults } from '../transports/fault.ts';
import { readGdb, readSnapshot } from '../transports/gdb.ts';
import { readKernel } from '../transports/kernel.ts';
import { readTransport } from '../transports/parse.ts';
import type { TransportRole } from '../transports/transport.ts';
import { isHole, type Judge, judgeTransport } from './judge.ts';
import { splitWords } from './split.ts';

/** The command line of the debugger itself (G8). */
const longestLine = 4096;
/** Over a kernel debugger (G8). */
const longestRedirectedLine = 512;

export function checkPromptLine(judge: Judge): void {
  const { text } = judge.command;
  if (text.length > longestLine) {
    judge.error(
      { from: longestLine, to: text.length },
      'G8',
      `A debugger takes lines of at most ${longestLine} characters.`,
    );
  } else if (text.length > longestRedirectedLine) {
    const says = `Through a kernel debugger a line has at most ${longestRedirectedLine} characters.`;
    judge.warn({ from: longestRedirectedLine, to: text.length }, 'G8', says);
  }
  const words = splitWords(text, 'cmd').map((word) => ({ ...word, raw: text.slice(word.from, word.to) }));
  const [name, ...rest] = words;
  if (!name) return;
  checks[name.value.toLowerCase()]?.(judge, name, rest);
}

type PromptWord = { value: string; raw: string; from: number; to: number };
type Check = (judge: Judge, name: PromptWord, rest: PromptWord[]) => void;

const checks: Record<string, Check> = {
  '.server': (judge, name, [first, ...others]) => {
    if (!first) {
      judge.error(name, 'engine 3', '.server needs a transport: .server tcp:port=5005, for example.');
      return;
    }
    // The rest of the line, with the spaces of a thumbprint.
    const { to } = others.at(-1) ?? first;
    const raw = judge.command.text.slice(first.from, to);
    judgeTransport(judge, { value: raw, raw, from: first.from, to }, 'server');
  },
  '.endsrv': (judge, name, [id]) => {
    if (!id) judge.error(name, 'engine 3', '.endsrv needs the number that .servers shows.');
    else if (!/^(?:0n)?\d+$/.test(id.value) && !isHole(id.value)) {
      judge.error(id, 'engine 3', `"${id.value}" is no server: .servers shows the numbers.`);
    }
  },
  '.attach': (judge, name, rest) => checkAttach(judge, name, rest),
  '.create': (judge, name, rest) => {
    const premote = rest[0]?.value.toLowerCase() === '-premote';
    if (premote && rest[1]) judgeTransport(judge, rest[1], 'client');
    if (rest.length < (premote ? 3 : 1)) judge.error(name, 'engine 3', '.create needs a command line.');
  },
  '.sleep': (judge, name, [time]) => {
    if (!time) judge.error(name, 'engine 3', '.sleep needs a number of milliseconds.');
    else if (/^\d+$/.test(time.value) && Number(time.value) > 9) {
      const milliseconds = Number.parseInt(time.value, 16);
      const says = `The number is read as hex: ${milliseconds} milliseconds. 0n makes it decimal.`;
      judge.warn(time, 'engine 13.8', says, `0n${time.value}`);
    } else if (!/^(?:0[nx])?[0-9a-f]+$/i.test(time.value) && !isHole(time.value)) {
      judge.error(time, 'engine 3', `"${time.value}" is no number of milliseconds.`);
    }
  },
  '.remote': (judge, name, [session]) => {
    if (!session) judge.error(name, '5', '.remote needs a session name.');
    judge.warn(
      name,
      'C4',
      '.remote works in KD, CDB and NTSD consoles only; .server works everywhere and asks for a password.',
    );
  },
  '.netuse': (judge, name, rest) => {
    if (rest[0]?.value.toLowerCase() !== '/a' && rest[0]?.value.toLowerCase() !== '/d') {
      judge.error({ from: name.to, to: name.to }, '15.16', '.netuse needs /a in front of the names.', ' /a');
    }
    for (const word of rest.slice(1)) {
      if (!word.raw.startsWith('"') && !/^\/[a-z]$/i.test(word.raw)) {
        judge.error(word, 'engine 3', 'Each name of .netuse stands in quotation marks.', `"${word.raw}"`);
      }
    }
  },
  '.wake': (judge, name, [pid]) => {
    if (!pid) judge.error(name, 'engine 3', '.wake needs the number of the sleeping debugger.');
    else checkHexPid(judge, pid);
  },
  '!symsrv': (judge, name, rest) => {
    if (rest[0]?.value === 'close')
      judge.warn(name, '15.15', '!symsrv is obsolete: start the session again instead.');
  },
  q: (judge, name) =>
    judge.warn(
      name,
      '15.3',
      'q ends the session for everybody; a client leaves by Ctrl+B, Enter, and qq is meant for the end.',
    ),
};

function checkAttach(judge: Judge, name: PromptWord, rest: PromptWord[]): void {
  const words = [...rest];
  if (words[0]?.value.toLowerCase() === '-premote') {
    const transport = words[1];
    if (transport) judgeTransport(judge, transport, 'client');
    words.splice(0, 2);
  }
  const pid = words.find((word) => !word.value.startsWith('-'));
  if (!pid) judge.error(name, 'engine 3', '.attach needs a process number.');
  else checkHexPid(judge, pid);
}

/** At the prompt numbers are hex unless 0n says otherwise (engine 3, 13.8). */
function checkHexPid(judge: Judge, pid: PromptWord): void {
  if (!/^\d{2,}$/.test(pid.value)) return;
  judge.warn(
    pid,
    'engine 13.8',
    `The number is read as hex: process ${Number.parseInt(pid.value, 16)}. 0n makes it decimal.`,
    `0n${pid.value}`,
  );
}

/** A connection string alone: typed in a dialog of WinDbg, or shown by `.servers`. */
export function checkBareString(judge: Judge): void {
  const { text } = judge.command;
  const from = text.length - text.trimStart().length;
  const string = text.trim();
  const url = /^remdbgeng:\/\/(.*)$/is.exec(string);
  const inner = url?.[1] ?? string;
  const faults = judgeString(inner);
  judge.faults.push(...shiftFaults(faults, from + string.length - inner.length));
}

function judgeString(text: string) {
  if (/^gdb:/i.test(text)) return readGdb(text).faults;
  if (/^snapshot:/i.test(text)) return readSnapshot(text);
  if (/^(?:net|usb2?|1394|kdsrv):/i.test(text))
    return readKernel(text, /^usb2:/i.test(text) ? 'trans' : 'k').faults;
  if (/^exdi:/i.test(text)) return readKernel(text, 'kx').faults;
  if (/^com:/i.test(text) && !/channel=/i.test(text)) return readKernel(text, 'k').faults;
  return readTransport(text, roleOf(text)).faults;
}

/** A client says server=; a server does not. Who is meant by clicon alone cannot be seen. */
const roleOf = (text: string): TransportRole => (/[:,]\s*server\s*=/i.test(text) ? 'client' : 'server');
