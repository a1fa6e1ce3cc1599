/** How a debugging server, its client and its target end. */
import type { Step, StepId } from '../plan/schema.ts';
import { leaveKeys, type } from '../plan/steps.ts';
import type { Computer } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { endsAtServer } from './advice-notes.ts';
import type { Case } from './method.ts';
import { type Installed, needsEnding } from './registry.ts';
import { sourceOf } from './rules.ts';
import { targetName, targetStays } from './target-words.ts';
import type { Watched } from './watchers.ts';

/** The server's own console, where it has one and somebody is there to the end; else the technician's client. */
export function speakerOf(view: View, engine: Computer, { started }: Installed): Watched['speaker'] {
  const hasConsole = started === 'server' && !view.wants.untouchedServerConsole;
  return hasConsole && endsAtServer(view, engine)
    ? { on: engine.name, console: 'server', after: ['server'] }
    : { on: view.technician.name, console: 'client', after: ['client'], client: true };
}

/** Detach where the target is to stay, quit where it belongs to us (engine 9, 14.6). */
export function endOfServer(
  { view }: Case,
  engine: Computer,
  server: Installed,
  opened: readonly StepId[],
): Step[] {
  const { started, steps } = server;
  const stays = targetStays(view);
  const effect = stays
    ? `${targetName(view.situation)} runs on`
    : `${targetName(view.situation)} ends with the session`;
  const onServer = speakerOf(view, engine, server).client !== true;
  const leave = type({
    id: 'leave-client',
    on: view.technician.name,
    console: 'client',
    command: leaveKeys,
    why: 'Ends the client only; the session on the server goes on.',
    source: sourceOf('A20'),
    undoes: 'client',
  });
  if (view.situation.target.kind === 'kernel') {
    return onServer ? kernelCleanup(view, engine, leave, opened) : kernelFromAfar(view, opened);
  }
  if (onServer) {
    return [
      leave,
      type({
        id: 'end-server',
        on: engine.name,
        console: 'server',
        command: stays ? 'qd' : 'q',
        after: ['leave-client'],
        expects: 'quit:',
        why: `Ends the server and closes its port: ${effect}.`,
        source: sourceOf('engine 9'),
        undoes: oneOrMore(['server', ...opened]),
      }),
    ];
  }
  const runs = steps.some((step) => step.id === started && needsEnding(step));
  return [
    type({
      id: 'end-server',
      on: view.technician.name,
      console: 'client',
      command: 'qq',
      expects: 'quit:',
      why: `Ends the server from here, and this client with it: ${effect}${stays ? ' because of -pd' : ''}.`,
      source: sourceOf('engine 14.6'),
      undoes: ['client', ...(runs ? [started] : []), ...opened],
    }),
  ];
}

const oneOrMore = ([first = '', ...others]: StepId[]): StepId | StepId[] =>
  others.length > 0 ? [first, ...others] : first;

/** The computer being debugged must not be left standing still (18.7). */
function kernelCleanup(view: View, engine: Computer, leave: Step, opened: readonly StepId[]): Step[] {
  const release = type({
    id: 'release-target',
    on: engine.name,
    console: 'server',
    command: 'bc *;g',
    after: ['leave-client'],
    why: `Clears the breakpoints and lets ${view.target.name} run.`,
    source: sourceOf('18.7'),
  });
  const end = type({
    id: 'end-server',
    on: engine.name,
    console: 'server',
    command: leaveKeys,
    after: ['release-target'],
    why: `Ends the kernel debugger; ${view.target.name} runs on.`,
    source: sourceOf('18.7'),
    undoes: oneOrMore(['server', ...opened]),
  });
  return [leave, release, end];
}

/** Nobody is at the kernel debugger's own console: qd lets the target run, after q it would stand still (engine 9, 18.7). */
function kernelFromAfar(view: View, opened: readonly StepId[]): Step[] {
  const shared = { on: view.technician.name, console: 'client' } as const;
  return [
    type({
      ...shared,
      id: 'release-target',
      command: 'bc *',
      why: 'At kd>: clears the breakpoints.',
      source: sourceOf('18.7'),
    }),
    type({
      ...shared,
      id: 'end-server',
      command: 'qd',
      after: ['release-target'],
      expects: 'quit:',
      why: `Ends the kernel debugger from here, and this client with it; ${view.target.name} runs on.`,
      source: sourceOf('engine 9'),
      undoes: ['client', 'server', ...opened],
    }),
  ];
}
