/** A shape of plan that the engine kit and one Linux computer can carry: what a technician answers, and what core must make of it. */
import type { Plan, StepId } from '../../core/plan/schema.ts';
import type { MethodId } from '../../core/situation/schema.ts';
import type { Running } from './stage.ts';

/** What is known only when a test begins. */
export interface Here {
  /** Free now, with the next nine. */
  port: number;
  /** Process number, as its debugger counts, of a program that runs already. */
  pid: number;
  /** For files; removed at the end. */
  folder: string;
}

export interface Shape {
  name: string;
  situation(here: Here): unknown;
  /** Where core would choose another method. */
  method?: MethodId;
  /** What the plan must contain to be of this shape: part of the command of each step. */
  commands(here: Here): Record<StepId, string>;
  /** What a person does, and how that is ended. */
  byHand?: {
    step: StepId;
    does(running: Running, plan: Plan, here: Here): Promise<() => void>;
  };
  /** Who types, and who sees the answer too. */
  talk: { types: StepId; see: StepId[] }[];
  /** The target was there before, and runs on. */
  stays?: true;
  /** The console on whose computer the target was started, and its command line. */
  target?: { of: StepId; program: string };
}

export const techBox = {
  name: 'TECHBOX',
  os: 'windows',
  tools: 'kit',
  person: 'technician',
  address: '127.0.0.1',
  access: 'here',
};
export const box = (name: string, address: string, more: object = {}) => ({
  ...techBox,
  name,
  address,
  person: 'helper',
  ...more,
});
export const srvBox = box('SRVBOX', '127.0.0.2');
export const unattended = box('SRVBOX', '127.0.0.2', { person: 'nobody' });
export const forward = { from: 'TECHBOX', to: 'SRVBOX', via: ['tcp'] };
export const backward = { from: 'SRVBOX', to: 'TECHBOX', via: ['tcp'] };
const newProgram = { kind: 'new-process', on: 'SRVBOX', image: 'ticker.exe', arguments: '600' };

/** Target on SRVBOX, technician at TECHBOX. */
export const two = (port: number | [number, number], more: object = {}, prefer: object = {}) => ({
  version: 1,
  target: newProgram,
  computers: [techBox, srvBox],
  technician: 'TECHBOX',
  reach: [forward],
  symbols: { on: [] },
  prefer: { port, ...prefer },
  ...more,
});

export const here = (port: number, more: object = {}, prefer: object = {}) => ({
  version: 1,
  target: { ...newProgram, on: 'TECHBOX' },
  computers: [techBox],
  technician: 'TECHBOX',
  reach: [],
  symbols: { on: [] },
  prefer: { port, ...prefer },
  ...more,
});

/** Under Wine a pipe is found by "." only, which is this computer on Windows too (engine 1.3). */
export const pipeBox = { computers: [{ ...techBox, address: '.' }] };

export const link = (from: string, to: string) => ({ from, to, via: ['tcp'] });
