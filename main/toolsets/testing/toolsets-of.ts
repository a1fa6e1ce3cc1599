/** Toolsets on a fake machine, and what the process listers of the engine kit and of practice print. */
import type { Toolset } from '../../../core/contract/schemas.ts';
import { createToolsets } from '../toolsets.ts';
import { type FakeMachineSetup, fakeMachine } from './fake-machine.ts';

export function toolsetsOf(setup: FakeMachineSetup, folders: string[] = []) {
  const machine = fakeMachine(setup);
  const appFolder = setup.os === 'windows' ? 'C:\\app' : '/app';
  return { machine, ...createToolsets({ folders: () => folders, appFolder, machine }) };
}

export const find = (setup: FakeMachineSetup, folders?: string[]): Promise<Toolset[]> =>
  toolsetsOf(setup, folders).list(false);

export const ids = (toolsets: readonly Toolset[]): string[] => toolsets.map(({ id }) => id);

export const listerOutput =
  '{"pid":360,"path":"Z:\\\\home\\\\ann\\\\orders.exe","user":"VM\\\\ann","commandLine":"\\"Z:\\\\home\\\\ann\\\\orders.exe\\" 20"}\n';
