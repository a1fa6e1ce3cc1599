import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { ConsoleState } from '../../core/consoles/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { hasPrompt } from './modes.ts';
import { terminals } from './terminal-registry.ts';

const noLines: string[] = [];

/**
 * Where one types. A line goes out at a prompt; without one it is held by main and goes out when the prompt is back, because what a
 * debugger gets while it is busy is lost without a message (engine 4.8).
 */
export function CommandLine({ console }: { console: ConsoleState }) {
  const { id, title, held } = console;
  const draft = useApp((state) => state.drafts[id] ?? '');
  const pasted = useApp((state) => state.pasted[id] ?? noLines);
  const history = useApp((state) => state.histories[id] ?? noLines);
  const { type, paste, sendLines, breakIn } = useDeeds();
  /** Steps back in the history; 0 is the line being written, kept aside in `written`. */
  const [back, setBack] = useState(0);
  const written = useRef('');

  const atPrompt = hasPrompt(console);
  const next = held.length + 1;
  const lines = draft || pasted.length === 0 ? [...pasted, draft] : pasted;

  const send = async () => {
    if (!atPrompt && lines.every((line) => line === '')) return;
    setBack(0);
    type(id, '');
    paste(id, noLines);
    terminals().get(id)?.scrollToEnd();
    const refused = await sendLines(id, lines);
    // Above the line, where they disturb nothing that is typed meanwhile; Enter tries again.
    if (refused.length > 0) paste(id, refused);
  };
  const recall = (steps: number) => {
    const to = Math.min(history.length, Math.max(0, back + steps));
    if (back === 0) written.current = draft;
    setBack(to);
    type(id, to === 0 ? written.current : (history.at(-to) ?? ''));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, ctrlKey, shiftKey, altKey, currentTarget: field } = event;
    if (event.nativeEvent.isComposing || altKey) return;
    const nothingSelected = field.selectionStart === field.selectionEnd;
    if (key === 'Enter' && !ctrlKey) void send();
    else if (key === 'ArrowUp' && !shiftKey) recall(1);
    else if (key === 'ArrowDown' && !shiftKey) recall(-1);
    else if (key === 'PageUp' || key === 'PageDown')
      terminals()
        .get(id)
        ?.scrollPages(key === 'PageUp' ? -1 : 1);
    else if (key === 'Escape' && pasted.length > 0) paste(id, noLines);
    else if (key === 'c' && ctrlKey && !shiftKey && nothingSelected) void breakIn(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const [first = '', ...more] = event.clipboardData.getData('text/plain').replace(/\n$/, '').split(/\r?\n/);
    if (more.length === 0) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const before = value.slice(0, selectionStart ?? value.length);
    paste(id, [...pasted, before + first, ...more.slice(0, -1)]);
    type(id, (more.at(-1) ?? '') + value.slice(selectionEnd ?? value.length));
  };

  const hint =
    lines.length > 1
      ? `${lines.length} lines, one per prompt`
      : held.length > 0
        ? `Enter holds it as line ${next}`
        : '';
  return (
    <div className="entry">
      {pasted.length > 0 && (
        <ol className="pasted" aria-label="Lines that are not sent yet">
          {numbered(pasted).map(({ number, line }) => (
            <li key={number}>
              <code>{line || ' '}</code>
            </li>
          ))}
        </ol>
      )}
      <div className="type">
        {atPrompt ? (
          <code className="type-at">{console.prompt ?? '>'}</code>
        ) : (
          <span className="type-at type-none">no prompt</span>
        )}
        <input
          className="type-field"
          data-command={id}
          aria-label={`Command for ${title}`}
          value={draft}
          placeholder={placeholder(console)}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => {
            setBack(0);
            type(id, event.target.value);
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {hint && <span className="meta only-wide nowrap">{hint}</span>}
        <Button small onPress={() => void send()}>
          {atPrompt && held.length === 0 ? 'Send' : 'Hold'}
        </Button>
      </div>
    </div>
  );
}

/** Lines may repeat and never change places: their number is their key. */
const numbered = (lines: string[]) => lines.map((line, index) => ({ number: index + 1, line }));

function useDeeds() {
  return {
    type: useApp((state) => state.type),
    paste: useApp((state) => state.paste),
    sendLines: useApp((state) => state.sendLines),
    breakIn: useApp((state) => state.breakIn),
  };
}

function placeholder(console: ConsoleState): string {
  if (hasPrompt(console)) return '';
  if (console.mode === 'running')
    return console.held.length > 0 ? '' : 'The target runs. Lines wait here until the prompt returns.';
  return 'Lines wait here until there is a prompt.';
}

/** The lines that wait for the prompt, oldest first. */
export function HeldLines({ console }: { console: ConsoleState }) {
  const takeBackLine = useApp((state) => state.takeBackLine);
  const breakIn = useApp((state) => state.breakIn);
  if (console.held.length === 0) return null;
  return (
    <ol className="held-lines" aria-label="Lines that wait for the prompt">
      {console.held.map((line, index) => (
        <li key={line.id} className="held">
          <Glyph name="waiting" />
          <span className="strong nowrap">{index === 0 ? 'Waits for the prompt' : `Line ${index + 1}`}</span>
          <code>{line.text || 'Enter'}</code>
          {index === 0 && (
            <span className="meta nowrap">
              lost if sent now <span className="rule">engine 4.8</span>
            </span>
          )}
          <span className="grow" />
          {index === 0 && (
            <Button small onPress={() => void breakIn(console.id)}>
              Break in and send
            </Button>
          )}
          <Button kind="quiet" small onPress={() => void takeBackLine(console.id, line.id)}>
            Take back
          </Button>
        </li>
      ))}
    </ol>
  );
}
