/** What the commands print, in the engine's layout; pure. */
import type { ListedProcess } from '../target/computer.ts';
import type { StopReason } from '../target/process.ts';
import {
  addressOf,
  codeOf,
  instructionOf,
  localsOf,
  modulesOf,
  registersOf,
  stackPointer,
  stoppedThread,
  symbolOf,
  symbolsOf,
  type TargetState,
  type Thread,
  threadsOf,
} from '../target/state.ts';

export const hex = (number: number, digits = 16): string => {
  // Negative numbers as the engine shows them: 64 bits, two's complement.
  const value = number < 0 ? (1n << 64n) + BigInt(number) : BigInt(number);
  return value.toString(16).padStart(digits, '0');
};

/** 00007ff6`4a210000 */
export const tick = (number: number): string => hex(number).replace(/^(.{8})/, '$1`');

export function threadOf(state: TargetState, number: number): Thread | undefined {
  return threadsOf(state).find((thread) => thread.number === number);
}

export const promptText = (thread: number): string => `0:${String(thread).padStart(3, '0')}> `;

/** Symbol and instruction where the thread stands. */
export function placeText(state: TargetState, number: number): string {
  const thread = threadOf(state, number);
  const top = thread?.stack[0];
  if (!thread || !top) return '';
  const { bytes, text } = instructionOf(state, number);
  return `${symbolOf(state, top)}:\n${codeLine(addressOf(top), bytes, text)}`;
}

const codeLine = (address: number, bytes: string, text: string): string =>
  `${tick(address)} ${bytes.padEnd(15)} ${text}\n`;

const ids = (state: TargetState, thread: number): string =>
  `(${state.pid.toString(16)}.${(threadOf(state, thread)?.id ?? 0).toString(16)})`;

/** What is printed when the target stops. `hit`: number of the breakpoint that stopped it. */
export function stopText(state: TargetState, reason: StopReason, hit: number | undefined): string {
  const thread = stoppedThread(state);
  const place = placeText(state, thread);
  if (reason === 'breakpoint') return `Breakpoint ${hit ?? 0} hit\n${place}`;
  if (reason === 'step' || reason === 'exit') return place;
  if (reason === 'fault') {
    return (
      `${ids(state, thread)}: Access violation - code c0000005 (first chance)\n` +
      'First chance exceptions are reported before any exception handling.\n' +
      `This exception may be expected and handled.\n${place}`
    );
  }
  return `${ids(state, thread)}: Break instruction exception - code 80000003 (first chance)\n${place}`;
}

export const lastEventText = (state: TargetState, reason: StopReason): string =>
  `Last event: ${stopText(state, reason, undefined).split('\n')[0]}\n`;

export function loadText(state: TargetState): string {
  return modulesOf(state)
    .map(({ base, size, path }) => `ModLoad: ${tick(base)} ${tick(base + size)}   ${path}\n`)
    .join('');
}

export function modulesText(state: TargetState): string {
  const rows = modulesOf(state).map(
    ({ name, base, size }) => `${tick(base)} ${tick(base + size)}   ${name.padEnd(10)} (practice symbols)\n`,
  );
  return `start             end                 module name\n${rows.join('')}`;
}

/** `count` frames at most; numbered for kn. */
export function stackText(state: TargetState, thread: Thread, numbered: boolean, count = 255): string {
  const rows = thread.stack.slice(0, count).map((place, index) => {
    const below = thread.stack[index + 1];
    const number = numbered ? `${hex(index, 2)} ` : '';
    return `${number}${tick(stackPointer(thread, index))} ${tick(below ? addressOf(below) : 0)}     ${symbolOf(state, place)}\n`;
  });
  return `${numbered ? ' # ' : ''}Child-SP          RetAddr               Call Site\n${rows.join('')}`;
}

const registerRows = [
  ['rax', 'rbx', 'rcx'],
  ['rdx', 'rsi', 'rdi'],
  ['rip', 'rsp', 'rbp'],
  [' r8', ' r9', 'r10'],
  ['r11', 'r12', 'r13'],
  ['r14', 'r15'],
];

export function registersText(state: TargetState, thread: Thread): string {
  const registers = registersOf(state, thread);
  const rows = registerRows.map(
    (names) => `${names.map((name) => `${name}=${hex(registers[name.trim()] ?? 0)}`).join(' ')}\n`,
  );
  const flags =
    'iopl=0         nv up ei pl zr na po nc\n' +
    'cs=0033  ss=002b  ds=002b  es=002b  fs=0053  gs=002b             efl=00000246\n';
  return `${rows.join('')}${flags}${placeText(state, thread.number)}`;
}

export function threadsText(state: TargetState, current: number, stacks: boolean): string {
  return threadsOf(state)
    .map((thread) => {
      const mark = thread.number === current ? '.' : thread.number === stoppedThread(state) ? '#' : ' ';
      const row =
        `${mark} ${String(thread.number).padStart(2)}  Id: ${state.pid.toString(16)}.${thread.id.toString(16)}` +
        ` Suspend: 1 Teb: ${tick(0x1e_5f00_0000 + thread.number * 0x2000)} Unfrozen\n`;
      return stacks ? `\n${row}${stackText(state, thread, false)}` : row;
    })
    .join('');
}

/** Symbols that match `module!pattern`, with * for anything. */
export function symbolsText(state: TargetState, pattern: string): string {
  const wanted = new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 'i');
  return symbolsOf(state)
    .filter(({ name }) => wanted.test(name))
    .map(
      ({ name, address, value }) => `${tick(address)} ${name}${value === undefined ? '' : ` = 0n${value}`}\n`,
    )
    .join('');
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

export function localsText(state: TargetState, thread: number): string {
  const locals = localsOf(state, thread);
  // practice text
  if (locals.length === 0) return 'No locals here: this function is not scripted.\n';
  return locals.map(({ name, value }) => `${name.padStart(15)} = 0n${value}\n`).join('');
}

export function codeText(state: TargetState, thread: Thread): string {
  const top = thread.stack[0];
  if (!top) return '';
  const rows = codeOf(state, top[0]);
  if (rows.length === 0) return placeText(state, thread.number);
  return `${symbolOf(state, [top[0], 0])}:\n${rows.map(({ address, code }) => codeLine(address, code.bytes, code.text)).join('')}`;
}

/** `.tlist`: decimal process ids, right-aligned (engine 3). A pattern may stand for names. */
export function processesText(processes: readonly ListedProcess[], pattern: string): string {
  const wanted = new RegExp(`^${(pattern || '*').split('*').map(escaped).join('.*')}$`, 'i');
  return processes
    .map(({ pid, path }) => ({ pid, name: path.slice(path.lastIndexOf('\\') + 1) }))
    .filter(({ name }) => wanted.test(name))
    .map(({ pid, name }) => `${`0n${pid}`.padStart(6)} ${name}\n`)
    .join('');
}
