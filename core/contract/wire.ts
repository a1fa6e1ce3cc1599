/**
 * How the messages of messages.ts travel: the envelope, the answering side (in main) and the asking side (in a window). A WebSocket
 * or a MessagePort carries the envelope as it is, and console text as binary frames beside it.
 */
import { decodeFeedFrame, type FeedFrame } from './feed-frame.ts';
import { type CallInput, type CallName, type CallOutput, calls, type Events } from './messages.ts';
import { fail, type Result } from './result.ts';
import type { Failure } from './schemas.ts';

export type CallMessage = { id: number; call: string; input: unknown };
export type AnswerMessage = { id: number; answer: Result<unknown, Failure> };
type EventMessage = { event: keyof Events; value: unknown };

/** The largest message that a window may send, in UTF-16 units: a plan for 100 computers has far below a million. */
export const largestMessageUnits = 4 * 1024 * 1024;

type Answer<Name extends CallName> = Result<CallOutput<Name>, Failure>;
export type HandlersFor<Window> = {
  [Name in CallName]: (input: CallInput<Name>, window: Window) => Promise<Answer<Name>> | Answer<Name>;
};

const refuse = (kind: Failure['kind'], says: string, field?: string) =>
  fail<Failure>({ kind, says, ...(field && { field }) });

/**
 * Answers the calls of one window: input parsed by the contract, then its handler. Undefined for what is no call at all.
 * A handler that throws is a bug: `onDefect` gets it, the window a Failure of kind `defect`.
 */
export function serveCalls<Window>(
  handlers: HandlersFor<Window>,
  window: Window,
  onDefect: (call: string, thrown: unknown) => void,
): (message: unknown) => Promise<AnswerMessage | undefined> {
  const answer = async (name: CallName, input: unknown): Promise<Result<unknown, Failure>> => {
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.path.map(String).join('.') ?? '';
      return refuse('bad-input', `${name} ${field}: ${issue?.message}`, field);
    }
    try {
      return await handlers[name](parsed.data as never, window);
    } catch (thrown) {
      onDefect(name, thrown);
      return refuse('defect', `Switchboard has a defect: "${name}" failed unexpectedly.`);
    }
  };
  return async (message) => {
    if (typeof message !== 'object' || message === null) return undefined;
    const { id, call, input } = message as Partial<CallMessage>;
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined;
    const known = typeof call === 'string' && Object.hasOwn(calls, call);
    if (!known) return { id, answer: refuse('bad-input', `There is no call named "${call}".`) };
    return { id, answer: await answer(call as CallName, input) };
  };
}

/** opening: never up yet, calls wait; lost: was up, comes back by itself; refused: this page has no right to it, final. */
export type LinkState = 'opening' | 'up' | 'lost' | 'refused';

/** What a window has of main. */
export interface Link {
  /** Never rejects. Calls that main may or may not have seen when the link is lost get a Failure of kind `host-lost`. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Answer<Name>>;
  on<Name extends keyof Events>(name: Name, listener: (value: Events[Name]) => void): () => void;
  onFrame(listener: (frame: FeedFrame) => void): () => void;
  state(): LinkState;
  /** Told when the state changes; after `up` main has forgotten this window's feeds, and events may have been missed. */
  onState(listener: (state: LinkState) => void): () => void;
}

/** The transport's side of a caller. */
export interface CallerPort {
  link: Link;
  /** Messages can go out; `send` returns a Failure for a message that it cannot carry. */
  opened(send: (message: CallMessage) => Failure | undefined): void;
  received(message: unknown): void;
  lost(state: 'lost' | 'refused'): void;
}

const noLink = {
  lost: refuse('host-lost', 'The link to Switchboard is lost; this page connects again by itself.'),
  refused: refuse('not-permitted', 'Switchboard does not know this page; open the address it printed.'),
};

export function createCaller(): CallerPort {
  type Pending = { message: CallMessage; settle: (answer: Result<never, Failure>) => void };
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(value: never) => void>>();
  let send: ((message: CallMessage) => Failure | undefined) | undefined;
  let state: LinkState = 'opening';
  let lastId = 0;

  const subscribe = <Value>(key: string, listener: (value: Value) => void) => {
    const set = listeners.get(key) ?? new Set();
    listeners.set(key, set.add(listener));
    return () => void set.delete(listener);
  };
  const tell = (key: string, value: unknown) => {
    for (const listener of [...(listeners.get(key) ?? [])]) listener(value as never);
  };
  const settle = (id: number, answer: Result<unknown, Failure>) => {
    pending.get(id)?.settle(answer as Result<never, Failure>);
    pending.delete(id);
  };
  const trySend = (message: CallMessage) => {
    const failure = send?.(message);
    if (failure) settle(message.id, fail(failure));
  };
  const become = (next: LinkState) => {
    const changed = next !== state;
    state = next;
    if (changed) tell('state', next);
  };

  return {
    link: {
      call: (name, input) =>
        new Promise((resolve) => {
          if (state === 'lost' || state === 'refused') return resolve(noLink[state]);
          const message = { id: ++lastId, call: name, input };
          pending.set(message.id, { message, settle: resolve });
          trySend(message);
        }),
      on: (name, listener) => subscribe(`event ${name}`, listener),
      onFrame: (listener) => subscribe('frame', listener),
      state: () => state,
      onState: (listener) => subscribe('state', listener),
    },
    opened: (nextSend) => {
      const waiting = [...pending.values()];
      send = nextSend;
      for (const { message } of waiting) trySend(message);
      become('up');
    },
    received: (message) => {
      const frame = message instanceof Uint8Array ? decodeFeedFrame(message) : undefined;
      if (frame) return tell('frame', frame);
      const { id, answer, event, value } = (message ?? {}) as Partial<AnswerMessage & EventMessage>;
      if (id !== undefined && answer) settle(id, answer);
      else if (event) tell(`event ${event}`, value);
    },
    lost: (next) => {
      send = undefined;
      become(next);
      for (const id of [...pending.keys()]) settle(id, noLink[next]);
    },
  };
}
