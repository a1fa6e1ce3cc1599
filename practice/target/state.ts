/** What a debugger shows of a scripted target, derived from its state; pure. The state is plain data: it travels over links. */
import {
  breakPointCode,
  breakThreadBottom,
  exitMoment,
  type FunctionName,
  faultMoment,
  functions,
  type Instruction,
  loaderMoment,
  type Module,
  type Moment,
  mainBottom,
  moments,
  type Place,
  priceOf,
  quantityOf,
  totalOf,
  workerStack,
} from './script.ts';

export interface TargetState {
  pid: number;
  /** File name: orders.exe. */
  image: string;
  commandLine: string;
  /** Index into the moments; -1 in the loader, -2 at its end, -3 at a fault. */
  at: number;
  order: number;
  /** The thread that a break-in has made: instructions it has executed; -1 without one. */
  breakThread: number;
}

export const atLoader = -1;
export const atExit = -2;
export const atFault = -3;

export function momentOf(state: TargetState): Moment {
  if (state.at === atLoader) return loaderMoment;
  if (state.at === atExit) return exitMoment;
  return moments[state.at] ?? faultMoment;
}

export const depthOf = (state: TargetState): number => momentOf(state).stack.length;

const programBase = 0x7ff6_4a21_0000;
const systemFolder = 'C:\\Windows\\System32\\';

/** `orders` for orders.exe; signs that cannot stand in a symbol become underscores, as the engine does it. */
const moduleName = (state: TargetState): string =>
  state.image.replace(/\.exe$/i, '').replace(/[^A-Za-z0-9_]/g, '_');

export function modulesOf(state: TargetState): Module[] {
  const system = (name: string, base: number, size: number, file: string): Module => ({
    name,
    base,
    size,
    path: `${systemFolder}${file}`,
  });
  return [
    { name: moduleName(state), base: programBase, size: 0xf000, path: state.image },
    system('ucrtbase', 0x7ffd_c1a0_0000, 0x10_0000, 'ucrtbase.dll'),
    system('KERNELBASE', 0x7ffd_c1f0_0000, 0x2c_8000, 'KERNELBASE.dll'),
    system('KERNEL32', 0x7ffd_c36b_0000, 0xb_d000, 'KERNEL32.DLL'),
    system('ntdll', 0x7ffd_c46d_0000, 0x1f_5000, 'ntdll.dll'),
  ];
}

const bases = {
  program: programBase,
  KERNELBASE: 0x7ffd_c1f0_0000,
  KERNEL32: 0x7ffd_c36b_0000,
  ntdll: 0x7ffd_c46d_0000,
};

export const addressOf = ([name, offset]: Place): number =>
  bases[functions[name].module] + functions[name].offset + offset;

export function symbolOf(state: TargetState, [name, offset]: Place): string {
  const { module, name: symbol } = functions[name];
  const shown = `${module === 'program' ? moduleName(state) : module}!${symbol}`;
  return offset === 0 ? shown : `${shown}+0x${offset.toString(16)}`;
}

export interface NamedAddress {
  name: string;
  address: number;
  /** For variables: what they hold. */
  value?: number;
}

/** Functions and variables that have names: `x`, breakpoints and expressions look here. */
export function symbolsOf(state: TargetState): NamedAddress[] {
  const names = Object.keys(functions) as FunctionName[];
  return [
    ...names.map((name) => ({ name: symbolOf(state, [name, 0]), address: addressOf([name, 0]) })),
    { name: `${moduleName(state)}!ordersTaken`, address: programBase + 0xa040, value: state.order },
  ];
}

export interface Thread {
  number: number;
  id: number;
  stack: readonly Place[];
}

export function threadsOf(state: TargetState): Thread[] {
  const thread = (number: number, stack: readonly Place[]) => ({
    number,
    id: state.pid + 4 * (number + 1),
    stack,
  });
  const first = thread(0, [...momentOf(state).stack, ...(state.at === atLoader ? [] : mainBottom)]);
  if (state.at === atLoader || state.at === atExit) return [first];
  const workers = [thread(1, workerStack), thread(2, workerStack)];
  if (state.breakThread < 0) return [first, ...workers];
  return [first, ...workers, thread(3, [['DbgBreakPoint', state.breakThread], ...breakThreadBottom])];
}

/** The thread that stopped the target. */
export const stoppedThread = (state: TargetState): number => (state.breakThread < 0 ? 0 : 3);

export function instructionOf(state: TargetState, thread: number): Instruction {
  if (thread === 3) return breakPointCode[state.breakThread] ?? { bytes: 'c3', text: 'ret' };
  if (thread > 0) return { bytes: 'c3', text: 'ret' };
  return named(state, momentOf(state).code);
}

/** The script says "program" where the name of the target stands. */
const named = (state: TargetState, { bytes, text }: Instruction): Instruction => ({
  bytes,
  text: text.replaceAll('program!', `${moduleName(state)}!`),
});

/** The scripted instructions of a function, in order; others are unknown. */
export function codeOf(state: TargetState, name: FunctionName): { address: number; code: Instruction }[] {
  const rows = moments.flatMap(({ stack: [top], code }) =>
    top?.[0] === name ? [{ address: addressOf(top), code: named(state, code) }] : [],
  );
  return rows.sort((a, b) => a.address - b.address);
}

export interface Local {
  name: string;
  value: number;
}

export function localsOf(state: TargetState, thread: number): Local[] {
  const top = threadsOf(state)[thread]?.stack[0]?.[0];
  const { order } = state;
  const quantity = { name: 'quantity', value: quantityOf(order) };
  const price = { name: 'price', value: priceOf(order) };
  if (top === 'main') return [{ name: 'order', value: order }];
  if (top === 'PriceOrder') return [quantity, price];
  if (top === 'ShipOrder') return [{ name: 'order', value: order }];
  if (top !== 'TakeOrder') return [];
  return [{ name: 'order', value: order }, quantity, price, { name: 'total', value: totalOf(order) }];
}

const stackTop = 0x1e_5f2f_f8c8;
const threadStackBytes = 0x10_0000;
const frameBytes = 0x40;

/** Stack pointer of a frame, counted from the bottom of the thread's stack. */
export const stackPointer = (thread: Thread, frame: number): number =>
  stackTop + thread.number * threadStackBytes - (thread.stack.length - frame) * frameBytes;

export function registersOf(state: TargetState, thread: Thread): Record<string, number> {
  const top = thread.stack[0] ?? (['main', 0] as const);
  const own = thread.number === 0;
  return {
    rax: own ? totalOf(state.order) : 0,
    rbx: 0x1_0040,
    rcx: state.at === atFault && own ? 0 : own ? state.order : 0x1c,
    rdx: own ? priceOf(state.order) : 0,
    rsi: 0,
    rdi: own ? state.order : 0,
    rip: addressOf(top),
    rsp: stackPointer(thread, 0),
    rbp: 0,
    r8: own ? quantityOf(state.order) : 0,
    r9: 0x7f,
    r10: 0,
    r11: 0x246,
    r12: 0,
    r13: 0,
    r14: 0,
    r15: 0,
  };
}
