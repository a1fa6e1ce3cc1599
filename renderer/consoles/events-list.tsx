import { useEffect, useRef } from 'react';
import type { SessionState } from '../../core/contract/schemas.ts';
import { Says } from '../ui/says.tsx';
import { exactTime } from './modes.ts';
import { useShowConsole } from './use-show-console.ts';

/** Events are only ever added at the end: their number is their key. */
const numbered = (events: SessionState['events']) =>
  events.map((event, index) => ({ ...event, number: index + 1 }));

/** What happened, in order; an event of a console leads to it. */
export function EventsList({ session }: { session: SessionState }) {
  const showConsole = useShowConsole(session.id);
  const list = useRef<HTMLOListElement>(null);
  const count = session.events.length;
  useEffect(() => {
    // The newest is what one looks for.
    if (count > 0) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  return (
    <ol ref={list} className="events" aria-label="What happened">
      {numbered(session.events).map(({ number, at, says, console }) => (
        <li key={number}>
          <time dateTime={new Date(at).toISOString()}>{exactTime(at)}</time>
          {console === undefined ? (
            <span>
              <Says text={says} />
            </span>
          ) : (
            <button type="button" className="plain-button" onClick={() => showConsole(console)}>
              <Says text={says} />
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
