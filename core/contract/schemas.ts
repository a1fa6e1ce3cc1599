/** The data that crosses between windows and main, apart from situations, plans and consoles. */
import { z } from 'zod';
import { ConsoleState } from '../consoles/schema.ts';
import { Plan, StepId } from '../plan/schema.ts';
import { Architecture, MethodId, Situation } from '../situation/schema.ts';

/** What can go wrong, in one sentence for people; `field` names the place, e.g. `target.pid` or `computers[1].address`. */
export const Failure = z.strictObject({
  kind: z.enum([
    'bad-input',
    'not-found',
    'not-permitted',
    'missing-toolset',
    'port-in-use',
    'too-large',
    'wrong-version',
    'storage',
    'not-running',
    'host-lost',
    /** A bug of ours: it was written to the log. */
    'defect',
  ]),
  says: z.string(),
  field: z.string().optional(),
  step: z.string().optional(),
});

export const Program = z.strictObject({
  name: z.string(),
  /** What to execute in front of the arguments; never a shell string. */
  argvPrefix: z.array(z.string()).min(1),
  version: z.string().optional(),
  architecture: Architecture.optional(),
});

export const Toolset = z.strictObject({
  id: z.string(),
  kind: z.enum(['kit', 'store', 'engine-kit', 'gnu', 'practice']),
  name: z.string(),
  folder: z.string().optional(),
  version: z.string().optional(),
  practice: z.boolean(),
  programs: z.array(Program),
  /** What is not there, and how to get it. */
  missing: z.array(z.strictObject({ name: z.string(), how: z.string() })),
});

export const ProcessInfo = z.strictObject({
  pid: z.number().int(),
  name: z.string(),
  user: z.string().optional(),
  architecture: Architecture.optional(),
  commandLine: z.string().optional(),
});

export const ThisComputer = z.strictObject({
  name: z.string(),
  os: z.enum(['windows', 'linux', 'macos']),
  addresses: z.array(z.string()),
  elevated: z.boolean(),
  architecture: z.string(),
});

/** A plan document: a situation being answered, and what was made of it. */
export const PlanDocument = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  name: z.string().max(200),
  situation: Situation,
  /** Answers the user gave (ids of questions), so that defaults can be told from answers. */
  answered: z.array(z.string()),
  method: MethodId.optional(),
  /** Toolset id by computer name, where the user chose another than the best one found. */
  toolsets: z.record(z.string(), z.string()).optional(),
  pinned: z.boolean().optional(),
  /** Milliseconds since 1970. */
  changed: z.number(),
});

export const DocumentSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  changed: z.number(),
  pinned: z.boolean(),
  method: MethodId.optional(),
  /** Why it cannot be opened; the file itself was set aside, not overwritten. */
  broken: z.string().optional(),
});

export const Settings = z.strictObject({
  version: z.literal(1),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Points of the console's font, in CSS pixels. */
  consoleFontPx: z.number().int().min(8).max(32),
  scrollbackLines: z.number().int().min(1000).max(200_000),
  symbolPath: z.string(),
  /** Extra folders in which to look for debugger programs. */
  toolFolders: z.array(z.string()),
  welcomed: z.boolean(),
});

export const StepState = z.strictObject({
  id: StepId,
  /**
   * waits: its predecessors are not done; runs: started, evidence not seen yet; by-hand: somebody must do it and say so;
   * done: evidence seen, or said to be done; failed: no evidence; says what was expected and what was seen.
   */
  state: z.enum(['waits', 'runs', 'by-hand', 'done', 'failed', 'ended']),
  says: z.string().optional(),
});

export const SessionState = z.strictObject({
  id: z.string(),
  name: z.string(),
  document: z.string().optional(),
  plan: Plan,
  practice: z.boolean(),
  started: z.number(),
  state: z.enum(['starting', 'running', 'ending', 'ended', 'failed']),
  steps: z.array(StepState),
  cleanup: z.array(StepState),
  consoles: z.array(ConsoleState),
  /** What happened, in order: shown in the timeline and after the end. */
  events: z.array(z.strictObject({ at: z.number(), says: z.string(), console: z.string().optional() })),
  /** After the end: what was ended and what is verified to be gone, or still there. */
  ending: z.array(z.strictObject({ says: z.string(), fine: z.boolean() })),
});

/** detach: the target runs on; end: the target ends too; leave: only clients leave, servers go on. */
export const EndChoice = z.enum(['detach', 'end', 'leave']);

export type Failure = z.infer<typeof Failure>;
export type Program = z.infer<typeof Program>;
export type Toolset = z.infer<typeof Toolset>;
export type ProcessInfo = z.infer<typeof ProcessInfo>;
export type ThisComputer = z.infer<typeof ThisComputer>;
export type PlanDocument = z.infer<typeof PlanDocument>;
export type DocumentSummary = z.infer<typeof DocumentSummary>;
export type Settings = z.infer<typeof Settings>;
export type StepState = z.infer<typeof StepState>;
export type SessionState = z.infer<typeof SessionState>;
export type EndChoice = z.infer<typeof EndChoice>;
