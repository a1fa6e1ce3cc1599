/**
 * THE list of messages between windows and main. `calls` are asked by a window and answered by main; `events` are told by main.
 * Every answer is a Result: `output` when fine, `error` (a Failure) when an expected thing went wrong.
 * Console text does not travel here but as binary feed frames (feed-frame.ts).
 */
import { z } from 'zod';
import { Plan } from '../plan/schema.ts';
import {
  DocumentSummary,
  EndChoice,
  Failure,
  PlanDocument,
  ProcessInfo,
  SessionState,
  Settings,
  ThisComputer,
  Toolset,
} from './schemas.ts';

const call = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({
  input,
  output,
  error: Failure,
});

const nothing = z.null();
const console = z.strictObject({ console: z.string() });

export const calls = {
  hello: call(
    nothing,
    z.strictObject({
      shell: z.enum(['browser', 'electron']),
      version: z.string(),
      computer: ThisComputer,
      dataFolder: z.string(),
    }),
  ),

  listToolsets: call(z.strictObject({ refresh: z.boolean() }), z.array(Toolset)),
  /** The processes as the toolset that will debug counts them: Wine's for the engine kit, the system's else. */
  listProcesses: call(z.strictObject({ toolset: z.string() }), z.array(ProcessInfo)),

  listDocuments: call(nothing, z.array(DocumentSummary)),
  loadDocument: call(z.strictObject({ id: z.string() }), PlanDocument),
  saveDocument: call(PlanDocument, nothing),
  removeDocument: call(z.strictObject({ id: z.string() }), nothing),

  readSettings: call(nothing, Settings),
  writeSettings: call(Settings, nothing),

  /** Checks everything that can be checked first; nothing is started when one check fails. */
  startSession: call(
    z.strictObject({
      name: z.string(),
      document: z.string().optional(),
      plan: Plan,
      /** Toolset id by computer name; missing: the best one found for that computer's tools. */
      toolsets: z.record(z.string(), z.string()),
    }),
    z.strictObject({ session: z.string() }),
  ),
  listSessions: call(nothing, z.array(SessionState)),
  /** A by-hand step was done, or undone. */
  markStep: call(z.strictObject({ session: z.string(), step: z.string(), done: z.boolean() }), nothing),
  /** Starts a failed step again. */
  retryStep: call(z.strictObject({ session: z.string(), step: z.string() }), nothing),
  endSession: call(z.strictObject({ session: z.string(), choice: EndChoice }), nothing),
  /** Removes an ended session from the list; its transcripts stay on disk. */
  forgetSession: call(z.strictObject({ session: z.string() }), nothing),

  /** Goes out at the next prompt; held until then. */
  sendLine: call(console.extend({ text: z.string().max(4096) }), z.strictObject({ held: z.boolean() })),
  takeBackLine: call(console.extend({ line: z.number().int() }), nothing),
  /** Ctrl+C to the program: always goes through. */
  breakIn: call(console, nothing),
  /** Raw keys, for programs whose prompts we do not know. */
  sendKeys: call(console.extend({ keys: z.string().max(65_536) }), nothing),
  resizeConsole: call(
    console.extend({ columns: z.number().int().min(2).max(1000), rows: z.number().int().min(1).max(1000) }),
    nothing,
  ),
  /** One console only: leave (client), detach or end. */
  endConsole: call(console.extend({ choice: EndChoice }), nothing),

  /** Frames follow from byte offset `from` (clamped to what is kept); a second openFeed of the same window replaces the first. */
  openFeed: call(console.extend({ from: z.number().int().min(0) }), z.strictObject({ from: z.number() })),
  /** Everything up to this byte offset has been parsed by the terminal. */
  acknowledge: call(console.extend({ offset: z.number().int().min(0) }), nothing),
  closeFeed: call(console, nothing),
} as const;

export const events = {
  /** A session is new or has changed. */
  session: SessionState,
  sessionRemoved: z.strictObject({ session: z.string() }),
  documents: z.array(DocumentSummary),
  settings: Settings,
  /** Something happened that no question asked for: the pty host died, storage is full. */
  notice: z.strictObject({ kind: z.enum(['plain', 'warning', 'error']), says: z.string() }),
} as const;

type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<Name extends CallName> = z.infer<Calls[Name]['input']>;
export type CallOutput<Name extends CallName> = z.infer<Calls[Name]['output']>;
export type Events = { [Name in keyof typeof events]: z.infer<(typeof events)[Name]> };
export type EventName = keyof Events;
export const callNames = Object.keys(calls) as CallName[];
