/** How a process server and its smart client end. */
import type { Step, StepId } from '../plan/schema.ts';
import { run, type } from '../plan/steps.ts';
import type { ComputerName } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { sourceOf } from './rules.ts';
import { startsSuspended, targetName, targetStays } from './target-words.ts';

/** Where the last words are typed: at the smart client, or at a client of it, which ends with it. */
interface Speaker {
  readonly on: ComputerName;
  readonly console: 'smart-client' | 'client';
  /** Further servers of the smart client; they end with it. */
  readonly ends?: readonly StepId[];
}

/**
 * A target that ends goes with dbgsrv, which a smart client can end from afar. One that stays is let go first: after `.endpsrv` it
 * would stand still for ever, because nothing is left that could let it run (measured; with -pd too).
 */
export function endOfProcessServer(view: View, speaker: Speaker): Step[] {
  const stays = targetStays(view) || (startsSuspended(view) && view.wants.keepTarget !== false);
  return stays ? letGoFirst(view, speaker) : endFromAfar(view, speaker);
}

function undoneBy({ console, ends = [] }: Speaker): StepId | StepId[] {
  const all = ['smart-client', ...(console === 'client' ? ['client'] : []), ...ends];
  return all.length > 1 ? all : 'smart-client';
}

function letGoFirst(view: View, speaker: Speaker): Step[] {
  const { name } = view.target;
  const target = targetName(view.situation);
  return [
    type({
      on: speaker.on,
      console: speaker.console,
      id: 'end-smart-client',
      command: speaker.console === 'client' ? 'qq' : 'qd',
      expects: 'quit:',
      why: `Lets ${target} go: it runs on. If dbgsrv ended first, ${target} would stand still for ever.`,
      source: sourceOf('engine 14.6'),
      undoes: undoneBy(speaker),
    }),
    {
      ...run({
        id: 'end-process-server',
        on: name,
        words: ['kill', 'dbgsrv.exe'],
        after: ['end-smart-client'],
        why: `dbgsrv on ${name} debugs nothing any more. It prints nothing and is easily forgotten.`,
        source: sourceOf('D15'),
      }),
      undoes: 'process-server',
    },
  ];
}

function endFromAfar(view: View, speaker: Speaker): Step[] {
  return [
    type({
      on: speaker.on,
      console: speaker.console,
      id: 'end-process-server',
      command: '.endpsrv',
      expects: 'Server told to exit',
      why: `Ends dbgsrv on ${view.target.name}. ${targetName(view.situation)} ends with it.`,
      source: sourceOf('D15'),
      undoes: 'process-server',
    }),
    type({
      on: speaker.on,
      console: speaker.console,
      id: 'end-smart-client',
      command: speaker.console === 'client' ? 'qq' : 'q',
      after: ['end-process-server'],
      expects: 'quit:',
      why: 'Ends the debugger; its target is gone already.',
      source: sourceOf('engine 9'),
      undoes: undoneBy(speaker),
    }),
  ];
}
