/** One call for many changes. */

/** A person sees no difference, and a flood of readings costs windows thirty pictures a second at most. */
const togetherMs = 30;

export interface Coalesced<Key> {
  changed(key: Key): void;
  /** Forgets a change that was not told yet. */
  drop(key: Key): void;
}

/** `send` is called for a key some milliseconds after its first change, with all later ones in it. */
export function coalesce<Key>(send: (key: Key) => void): Coalesced<Key> {
  const timers = new Map<Key, NodeJS.Timeout>();
  return {
    changed(key) {
      if (timers.has(key)) return;
      const timer = setTimeout(() => {
        timers.delete(key);
        send(key);
      }, togetherMs);
      timers.set(key, timer);
    },
    drop(key) {
      clearTimeout(timers.get(key));
      timers.delete(key);
    },
  };
}
