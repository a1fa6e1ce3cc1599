/**
 * The scripted target: a program that takes one order a second for ever. Its code is a list of moments; running it means walking
 * through them. Everything that a debugger shows of it is derived from the state by state.ts.
 */

export interface Module {
  name: string;
  base: number;
  size: number;
  path: string;
}

/** Offsets are from the module's base. Sizes keep disassembly and `ln`-like answers inside the function. */
export interface ScriptedFunction {
  module: 'program' | 'ntdll' | 'KERNELBASE' | 'KERNEL32';
  name: string;
  offset: number;
}

export const functions = {
  main: { module: 'program', name: 'main', offset: 0x1280 },
  TakeOrder: { module: 'program', name: 'TakeOrder', offset: 0x1100 },
  PriceOrder: { module: 'program', name: 'PriceOrder', offset: 0x1040 },
  ShipOrder: { module: 'program', name: 'ShipOrder', offset: 0x1080 },
  startup: { module: 'program', name: '__scrt_common_main_seh', offset: 0x1500 },
  BaseThreadInitThunk: { module: 'KERNEL32', name: 'BaseThreadInitThunk', offset: 0x17340 },
  SleepEx: { module: 'KERNELBASE', name: 'SleepEx', offset: 0x2a6c0 },
  RtlUserThreadStart: { module: 'ntdll', name: 'RtlUserThreadStart', offset: 0x4cc90 },
  NtDelayExecution: { module: 'ntdll', name: 'NtDelayExecution', offset: 0x9d460 },
  NtWaitForWork: { module: 'ntdll', name: 'NtWaitForWorkViaWorkerFactory', offset: 0xa07d0 },
  TppWorkerThread: { module: 'ntdll', name: 'TppWorkerThread', offset: 0x30b60 },
  DbgBreakPoint: { module: 'ntdll', name: 'DbgBreakPoint', offset: 0xa0bd0 },
  DbgUiRemoteBreakin: { module: 'ntdll', name: 'DbgUiRemoteBreakin', offset: 0xcd0b0 },
  LdrpDoDebuggerBreak: { module: 'ntdll', name: 'LdrpDoDebuggerBreak', offset: 0xd0fd4 },
  LdrInitializeThunk: { module: 'ntdll', name: 'LdrInitializeThunk', offset: 0x5f1d0 },
  NtTerminateProcess: { module: 'ntdll', name: 'NtTerminateProcess', offset: 0x9d340 },
} satisfies Record<string, ScriptedFunction>;

export type FunctionName = keyof typeof functions;

/** A place in the code: function, and bytes from its begin. */
export type Place = readonly [FunctionName, number];

export interface Instruction {
  bytes: string;
  text: string;
}

export interface Moment {
  /** Innermost first; below the last one comes what every thread of a program begins with. */
  stack: readonly Place[];
  code: Instruction;
  /** How long the target stays here when it runs. */
  milliseconds?: number;
  /** OutputDebugString, said when the moment is left. */
  says?: (order: number) => string;
}

export const quantityOf = (order: number): number => 1 + (order % 5);
export const priceOf = (order: number): number => 10 + ((order * 7) % 40);
export const totalOf = (order: number): number => quantityOf(order) * priceOf(order);

const code = (bytes: string, text: string): Instruction => ({ bytes, text });
const inMain: Place = ['main', 0x31];
const inTakeOrder: Place = ['TakeOrder', 0x1f];

/** One order, from the call to the pause behind it. */
export const moments: readonly Moment[] = [
  { stack: [['main', 0x2c]], code: code('e84ffeffff', 'call    program!TakeOrder') },
  { stack: [['TakeOrder', 0], inMain], code: code('48894c2408', 'mov     qword ptr [rsp+8],rcx') },
  { stack: [['TakeOrder', 0x1a], inMain], code: code('e821ffffff', 'call    program!PriceOrder') },
  { stack: [['PriceOrder', 0], inTakeOrder, inMain], code: code('8bc1', 'mov     eax,ecx') },
  { stack: [['PriceOrder', 0x2], inTakeOrder, inMain], code: code('0fafc2', 'imul    eax,edx') },
  { stack: [['PriceOrder', 0x5], inTakeOrder, inMain], code: code('c3', 'ret') },
  {
    stack: [['TakeOrder', 0x1f], inMain],
    code: code('89442420', 'mov     dword ptr [rsp+20h],eax'),
    says: (order) => `order ${order}: ${quantityOf(order)} x ${priceOf(order)} = ${totalOf(order)}\n`,
  },
  { stack: [['TakeOrder', 0x2b], inMain], code: code('e850ffffff', 'call    program!ShipOrder') },
  {
    stack: [['ShipOrder', 0], ['TakeOrder', 0x30], inMain],
    code: code('ff05ba8f0000', 'inc     dword ptr [program!ordersTaken]'),
  },
  { stack: [['ShipOrder', 0x6], ['TakeOrder', 0x30], inMain], code: code('c3', 'ret') },
  { stack: [['TakeOrder', 0x30], inMain], code: code('c3', 'ret') },
  { stack: [['main', 0x31]], code: code('ff1549ed0000', 'call    qword ptr [program!_imp_Sleep]') },
  {
    stack: [
      ['NtDelayExecution', 0x14],
      ['SleepEx', 0x9e],
      ['main', 0x37],
    ],
    code: code('c3', 'ret'),
    milliseconds: 1000,
  },
  { stack: [['main', 0x37]], code: code('ebf3', 'jmp     program!main+0x2c') },
];

/** Below main, on the first thread. */
export const mainBottom: readonly Place[] = [
  ['startup', 0x10c],
  ['BaseThreadInitThunk', 0x14],
  ['RtlUserThreadStart', 0x21],
];
export const workerStack: readonly Place[] = [
  ['NtWaitForWork', 0x14],
  ['TppWorkerThread', 0x2f4],
  ['BaseThreadInitThunk', 0x14],
  ['RtlUserThreadStart', 0x21],
];
export const breakThreadBottom: readonly Place[] = [
  ['DbgUiRemoteBreakin', 0x4e],
  ['BaseThreadInitThunk', 0x14],
  ['RtlUserThreadStart', 0x21],
];

/** How the loader stops a new program for its debugger; how a program stands when it ends; what `crash` does. */
export const loaderMoment: Moment = {
  stack: [
    ['LdrpDoDebuggerBreak', 0x30],
    ['LdrInitializeThunk', 0x1e],
  ],
  code: code('cc', 'int     3'),
};
export const exitMoment: Moment = { stack: [['NtTerminateProcess', 0x14]], code: code('c3', 'ret') };
export const faultMoment: Moment = {
  stack: [['TakeOrder', 0xe], inMain],
  code: code('8b01', 'mov     eax,dword ptr [rcx]'),
};
export const breakPointCode: readonly Instruction[] = [code('cc', 'int     3'), code('c3', 'ret')];
