/** What both shells serve: one handler for each message of the contract, over one port to each window. */
import type { EventName, Events } from '../core/contract/messages.ts';
import type { HandlersFor } from '../core/contract/wire.ts';

/** One open window (browser tab or Electron window), as main sees it. */
export interface WindowPort {
  readonly id: string;
  event<Name extends EventName>(name: Name, value: Events[Name]): void;
  /** One feed frame (core/contract/feed-frame.ts). */
  frame(bytes: Uint8Array): void;
}

export type Handlers = HandlersFor<WindowPort>;

export interface Services {
  handlers: Handlers;
  windowOpened(window: WindowPort): void;
  windowClosed(window: WindowPort): void;
  /** Ends every session (detaching where the plan allows it), stops the pty host, closes the stores. */
  stop(): Promise<void>;
}
