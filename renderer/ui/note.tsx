import type { ReactNode } from 'react';
import { Glyph, type GlyphName } from './glyph.tsx';

const glyphs = { plain: 'info', warning: 'warning', error: 'error', fine: 'check' } as const satisfies Record<
  string,
  GlyphName
>;

interface NoteProps {
  kind?: keyof typeof glyphs;
  children: ReactNode;
  /** Buttons at its right end. */
  deeds?: ReactNode;
  /** Read out when it appears. */
  alert?: boolean;
}

export function Note({ kind = 'plain', children, deeds, alert }: NoteProps) {
  return (
    <div className={`note note-${kind}`} role={alert ? 'alert' : undefined}>
      <Glyph name={glyphs[kind]} />
      <div className="grow">{children}</div>
      {deeds}
    </div>
  );
}
