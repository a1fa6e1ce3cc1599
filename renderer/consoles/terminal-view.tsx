import { useEffect, useEffectEvent, useRef } from 'react';
import type { ConsoleState } from '../../core/consoles/schema.ts';
import { useApp } from '../store/use-app.ts';
import { commandField } from './focus-console.ts';
import { terminals } from './terminal-registry.ts';

/** The place on screen of a console's terminal; the terminal itself lives in the registry. Use the console's id as its key. */
export function TerminalView({ console }: { console: ConsoleState }) {
  const { id, title, transcript } = console;
  const raw = useApp((state) => state.rawConsoles[id] ?? false);
  const screenReader = useApp((state) => state.screenReaderText);
  const breakIn = useApp((state) => state.breakIn);
  const place = useRef<HTMLDivElement>(null);

  const taken = useEffectEvent((event: KeyboardEvent): boolean => {
    if (event.type !== 'keydown') return false;
    const ours = event.ctrlKey && event.shiftKey;
    if (raw) return ours;
    const terminal = terminals().get(id);
    if (event.ctrlKey && !event.shiftKey && event.key === 'c') {
      // With a selection the browser copies, as everywhere.
      if (!terminal?.selection()) void breakIn(id);
    } else if (event.key === 'PageUp' || event.key === 'PageDown') {
      terminal?.scrollPages(event.key === 'PageUp' ? -1 : 1);
    } else if (
      !event.ctrlKey &&
      !event.altKey &&
      !event.metaKey &&
      (event.key.length === 1 || event.key === 'Enter')
    ) {
      // What is typed belongs into the command line: the key follows the focus.
      commandField(id)?.focus();
    }
    return true;
  });
  const attach = useEffectEvent((into: HTMLElement) => terminals().attach(id, into, transcript, { taken }));

  useEffect(() => (place.current ? attach(place.current) : undefined), []);
  useEffect(() => terminals().get(id)?.raw(raw), [id, raw]);

  return (
    <div
      ref={place}
      className="terminal"
      role="log"
      aria-label={`Text of ${title}`}
      aria-live={screenReader ? 'polite' : 'off'}
      data-console={id}
    />
  );
}
