import type { ReactNode } from 'react';
import { Glyph, type GlyphName } from './glyph.tsx';

interface ButtonProps {
  /** The deed, verb first. */
  children?: ReactNode;
  onPress(): void;
  kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  small?: boolean;
  glyph?: GlyphName;
  glyphAfter?: GlyphName;
  /** For buttons that show only a glyph. */
  name?: string;
  busy?: boolean;
  /** Why it cannot be pressed now; it stays reachable, so that the reason can be read. */
  not?: string | undefined;
  className?: string;
  expanded?: boolean;
  pressed?: boolean;
}

export function Button(props: ButtonProps) {
  const {
    children,
    kind = 'plain',
    small,
    glyph,
    glyphAfter,
    name,
    busy,
    not,
    className,
    expanded,
    pressed,
  } = props;
  const shown = busy ? 'waiting' : glyph;
  const classes = ['button', kind !== 'plain' && `button-${kind}`, small && 'button-small'];
  if (!children) classes.push('button-icon');
  return (
    <button
      type="button"
      className={[...classes, className].filter(Boolean).join(' ')}
      aria-label={name}
      title={not ?? (children ? undefined : name)}
      aria-disabled={not || busy ? true : undefined}
      aria-busy={busy || undefined}
      aria-expanded={expanded}
      aria-pressed={pressed}
      onClick={() => {
        if (!not && !busy) props.onPress();
      }}
    >
      {shown && <Glyph name={shown} />}
      {children}
      {glyphAfter && <Glyph name={glyphAfter} />}
    </button>
  );
}
