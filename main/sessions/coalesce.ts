/** One call for many changes. */

/** A person sees no difference, and a flood of readings costs windows thirty pictures a second at most. */
const togetherMs = 30;

export interface Coalesced<Key> {
  changed(key: Key): void;
  /** Tells a change at once, if there is one. */
  flush(key: Key): void;
  /** Forgets a change that was not told yet. */
  drop(key: Key): void;
}

/** `send` is called for a key some milliseconds after its first change, with all later ones in it. */
export function coalesce<Key>(send: (key: Key) => void): Coalesced<Key> {
  const timers = new Map<Key, NodeJS.Timeout>();
  const drop = (key: Key) => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  const flush = (key: Key) => {
    if (!timers.has(key)) return;
    drop(key);
    send(key);
  };
  return {
    changed(key) {
      if (!timers.has(key))
        timers.set(
          key,
          setTimeout(() => flush(key), togetherMs),
        );
    },
    flush,
    drop,
  };
}
