/** The open windows, and what is told to all of them. */
import type { EventName, Events } from '../core/contract/messages.ts';
import type { WindowPort } from './services.ts';

export interface Windows {
  add(window: WindowPort): void;
  remove(window: WindowPort): void;
  /** To every window: two windows on one session both see everything. */
  tell<Name extends EventName>(name: Name, value: Events[Name]): void;
}

export function createWindows(): Windows {
  const open = new Set<WindowPort>();
  return {
    add: (window) => void open.add(window),
    remove: (window) => void open.delete(window),
    tell: (name, value) => {
      for (const window of open) window.event(name, value);
    },
  };
}
