/** Building steps: the shapes that all methods share. */
import type { ComputerName } from '../situation/schema.ts';
import type { Hop, Reason, Step, StepId } from './schema.ts';

/** What a method hands to the plan: everything but the situation itself. */
export interface Draft {
  readonly routes: Hop[][];
  readonly steps: Step[];
  readonly cleanup: Step[];
  readonly warnings: Reason[];
}

/** Ctrl+B, then Enter: the client or kernel debugger ends, the session goes on (A20). As the text of a `type` step. */
export const leaveKeys = 'Ctrl+B';

interface Run {
  id: StepId;
  on: ComputerName;
  /** The program and its arguments, each already quoted. */
  words: readonly string[];
  why: string;
  source: string;
  after?: readonly StepId[] | undefined;
  folder?: string | undefined;
  silent?: boolean;
  elevated?: boolean | undefined;
  opens?: Step['opens'];
  expects?: string | undefined;
}

export function run({ id, on, words, why, source, after = [], ...rest }: Run): Step {
  return {
    id,
    on,
    kind: 'run',
    program: words[0] ?? '',
    command: words.join(' '),
    ...(rest.folder === undefined ? {} : { folder: rest.folder }),
    ...(rest.elevated ? { elevated: true } : {}),
    after: [...after],
    ...(rest.silent ? { silent: true } : {}),
    ...(rest.opens && rest.opens.length > 0 ? { opens: rest.opens } : {}),
    ...(rest.expects === undefined ? {} : { expects: rest.expects }),
    why,
    source,
  };
}

interface Type {
  id: StepId;
  on: ComputerName;
  console: StepId;
  command: string;
  why: string;
  source: string;
  after?: readonly StepId[];
  expects?: string;
  undoes?: StepId | StepId[];
}

/** A line typed at the prompt of a console. */
export function type({ after = [], ...step }: Type): Step {
  return { ...step, kind: 'type', after: [...after] };
}

interface Other {
  id: StepId;
  on: ComputerName;
  kind: 'check' | 'note' | 'registry' | 'set-environment' | 'reboot' | 'wait';
  command: string;
  why: string;
  source: string;
  after?: readonly StepId[];
  elevated?: boolean;
  expects?: string;
  undoes?: StepId | StepId[];
}

export function step({ after = [], ...rest }: Other): Step {
  return { ...rest, after: [...after] };
}

/** The ports or pipes that the listening end of a hop opens. */
export function opened({ transport, port, pipe }: Hop): NonNullable<Step['opens']> {
  if (pipe !== undefined) return [{ protocol: 'npipe', at: pipe }];
  if (port !== undefined) {
    return [{ protocol: 'tcp', at: typeof port === 'number' ? String(port) : `${port[0]}:${port[1]}` }];
  }
  return transport === 'com' ? [{ protocol: 'com', at: 'com' }] : [];
}
