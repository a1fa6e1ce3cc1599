/**
 * What travels between practice programs: one JSON object per line. What arrives is checked against these shapes; anything else
 * ends the link, as the engine ends one that does not speak its protocol (engine 6).
 */
import type { ListedProcess } from '../target/computer.ts';
import type { Resume, StopReason } from '../target/process.ts';
import type { TargetState } from '../target/state.ts';

/** Which kind of server a caller wants: a client at a process server is refused, and the other way round (engine 6). */
export type Role = 'client' | 'smart-client';

export type Message =
  | { say: 'hello'; practice: number; role: Role; password?: string; user: string }
  | { say: 'welcome'; practice: number }
  // client to debugging server, and back
  | { say: 'line'; text: string }
  | { say: 'interrupt' }
  | { say: 'text'; text: string }
  // smart client to process server
  | { say: 'list'; id: number }
  | { say: 'create'; id: number; commandLine: string }
  | { say: 'attach'; id: number; pid: number }
  | { say: 'resume'; how: Resume; breakAt: readonly number[] }
  | { say: 'detach' }
  | { say: 'kill' }
  | { say: 'keep' }
  | { say: 'end-server' }
  // and back
  | { say: 'listed'; id: number; processes: readonly ListedProcess[] }
  | { say: 'opened'; id: number; state: TargetState }
  | { say: 'refused'; id: number; text: string }
  | { say: 'stopped'; reason: StopReason; state: TargetState }
  | { say: 'said'; text: string };

type Say = Message['say'];

/** Raised when the messages change: two releases of practice do not talk to each other, as two of the debuggers may not (D2). */
export const protocolNumber = 1;

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    text(value) && values.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const state = shape({
  pid: number,
  image: text,
  commandLine: text,
  at: number,
  order: number,
  breakThread: number,
});
const listedProcess = shape({ pid: number, path: text, user: text, commandLine: text });

const shapes: Record<Say, Check> = {
  hello: shape({
    practice: number,
    role: oneOf('client', 'smart-client'),
    password: optional(text),
    user: text,
  }),
  welcome: shape({ practice: number }),
  line: shape({ text }),
  interrupt: shape({}),
  text: shape({ text }),
  list: shape({ id: number }),
  create: shape({ id: number, commandLine: text }),
  attach: shape({ id: number, pid: number }),
  resume: shape({ how: oneOf('go', 'into', 'over', 'out'), breakAt: listOf(number) }),
  detach: shape({}),
  kill: shape({}),
  keep: shape({}),
  'end-server': shape({}),
  listed: shape({ id: number, processes: listOf(listedProcess) }),
  opened: shape({ id: number, state }),
  refused: shape({ id: number, text }),
  stopped: shape({ reason: text, state }),
  said: shape({ text }),
};

export const encodeMessage = (message: Message): string => `${JSON.stringify(message)}\n`;

/** Undefined for a line that is no message. */
export function decodeMessage(line: string): Message | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const say = typeof value === 'object' && value !== null && 'say' in value ? value.say : undefined;
  const known = typeof say === 'string' && Object.hasOwn(shapes, say) && shapes[say as Say](value);
  return known ? (value as Message) : undefined;
}
