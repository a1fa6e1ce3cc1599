import type { ConsoleState } from '../../core/consoles/schema.ts';
import { Glyph } from '../ui/glyph.tsx';
import { duration, modeView } from './modes.ts';
import { useNow } from './use-now.ts';

/** Glyph, prompt where there is one, and word. */
export function ModeBadge({ console }: { console: ConsoleState }) {
  const { glyph, word, tone, prompt, clock } = modeView(console);
  return (
    <span className={`mode mode-${tone}`} data-mode={console.mode}>
      <Glyph name={glyph} className="glyph-small" />
      {prompt && <code>{prompt}</code>}
      <span>
        {word}
        {clock && <Since at={console.since} />}
      </span>
    </span>
  );
}

/** The glyph alone, where the word stands beside it: in tabs. */
export function ModeGlyph({ console }: { console: ConsoleState }) {
  const { glyph, tone } = modeView(console);
  return (
    <span className={`mode-${tone} mode-bare`}>
      <Glyph name={glyph} className="glyph-small" />
    </span>
  );
}

/** " 12 s": runs on each second. */
export function Since({ at }: { at: number }) {
  return <span className="clock"> {duration(useNow() - at)}</span>;
}
