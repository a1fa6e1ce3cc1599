/** The client's side of remote.exe, for the technician and for those who look on (3.C). */
import type { Step, StepId } from '../plan/schema.ts';
import { run, step, type } from '../plan/steps.ts';
import type { Computer, ComputerName } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { sourceOf } from './rules.ts';

/** The name of the session is the name of its pipe (C8). */
export const sessionName = ({ situation }: View): string => situation.prefer?.pipe ?? 'Debug';

/** remote.exe is one file and needs nothing else (2.3). */
export function copyRemote({ name, tools }: Computer, id: StepId): Step[] {
  if (tools !== 'none') return [];
  return [
    step({
      id,
      on: name,
      kind: 'note',
      command: `Copy remote.exe to ${name}`,
      why: 'It is in the Debugging Tools for Windows and needs no other file.',
      source: sourceOf('2.3'),
    }),
  ];
}

interface Client {
  id: StepId;
  from: ComputerName;
  to: ComputerName;
  after: readonly StepId[];
}

export const remoteClient = (view: View, { id, from, to, after }: Client): Step =>
  run({
    id,
    on: from,
    words: ['remote', '/c', view.address(to, from), sessionName(view)],
    after,
    why: `Shows the console of ${to} and types into it.`,
    source: sourceOf('C1'),
  });

export const leaveRemote = (console: StepId, on: ComputerName, id: StepId, after: StepId[] = []): Step =>
  type({
    id,
    on,
    console,
    command: '@Q',
    after,
    why: 'Leaves the session.',
    source: sourceOf('C10'),
    undoes: console,
  });
