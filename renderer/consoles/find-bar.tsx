import { useEffect, useRef, useState } from 'react';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/field.tsx';
import { mostFinds } from './console-terminal.ts';
import { focusConsole } from './focus-console.ts';
import { terminals } from './terminal-registry.ts';

/** Find in the text of one console. */
export function FindBar({ console, title }: { console: string; title: string }) {
  const setFinding = useApp((state) => state.setFinding);
  const [text, setText] = useState('');
  const [caseSensitive, setCaseSensitive] = useState(false);
  const [found, setFound] = useState<{ index: number; count: number }>();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    field.current?.select();
    const terminal = terminals().get(console);
    const stop = terminal?.onFound(setFound);
    return () => {
      stop?.();
      terminal?.endFind();
    };
  }, [console]);
  useEffect(() => {
    if (text) terminals().get(console)?.find(text, { caseSensitive, incremental: true });
    else {
      terminals().get(console)?.endFind();
      setFound(undefined);
    }
  }, [console, text, caseSensitive]);

  const close = () => {
    setFinding(undefined);
    focusConsole(console);
  };
  const step = (back: boolean) => text && terminals().get(console)?.find(text, { caseSensitive, back });
  return (
    <search
      className="find-bar"
      aria-label={`Find in ${title}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <input
        ref={field}
        className="input input-mono"
        aria-label={`Find in the text of ${title}`}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="meta nowrap find-count" role="status">
        {text && found && countInWords(found)}
      </span>
      <Button kind="quiet" small glyph="up" name="Previous (Shift+Enter)" onPress={() => step(true)} />
      <Button kind="quiet" small glyph="down" name="Next (Enter)" onPress={() => step(false)} />
      <Tick checked={caseSensitive} onChange={setCaseSensitive}>
        Match case
      </Tick>
      <Button kind="quiet" small glyph="cross" name="Close find (Esc)" onPress={close} />
    </search>
  );
}

function countInWords({ index, count }: { index: number; count: number }): string {
  if (count === 0) return 'not found';
  if (count >= mostFinds) return `${mostFinds} or more`;
  return index < 0 ? `${count}` : `${index + 1} of ${count}`;
}
