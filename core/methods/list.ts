/** Every method, in the order in which the board lists the ruled-out ones. */
import type { MethodId } from '../situation/schema.ts';
import { combination } from './combination.ts';
import { debuggerMethod } from './debugger.ts';
import { exdi } from './exdi.ts';
import { gdbserver } from './gdbserver.ts';
import { kdServer } from './kd-server.ts';
import { kernel } from './kernel.ts';
import { kernelControlled } from './kernel-controlled.ts';
import { local } from './local.ts';
import type { Method } from './method.ts';
import { processServer } from './process-server.ts';
import { remoteExe } from './remote-exe.ts';

const byId: Record<MethodId, Method> = {
  debugger: debuggerMethod,
  'process-server': processServer,
  'remote-exe': remoteExe,
  'kd-server': kdServer,
  'kernel-controlled': kernelControlled,
  combination,
  kernel,
  local,
  gdbserver,
  exdi,
};

export const methods: readonly Method[] = Object.values(byId);
export const methodById = (id: MethodId): Method => byId[id];
