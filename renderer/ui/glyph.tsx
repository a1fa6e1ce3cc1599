import type { ReactNode } from 'react';

/** Every glyph of the app on a 16 px grid. A glyph never stands alone: a word or an accessible name says the same. */
const glyphs = {
  brand: (
    <>
      <circle cx="3.5" cy="8" r="2.5" className="glyph-fill" />
      <path d="M6 8h4" />
      <circle cx="12.5" cy="8" r="2" />
    </>
  ),
  best: (
    <>
      <circle cx="8" cy="8" r="7" className="glyph-fill" />
      <path d="M4.6 8.3l2.3 2.3 4.5-4.8" className="glyph-hole" />
    </>
  ),
  works: <circle cx="8" cy="8" r="5.5" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  check: <path d="M3 8.5l3.2 3.2L13 4.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5l3.5 3.5" />
    </>
  ),
  computer: (
    <>
      <rect x="1.8" y="2.5" width="12.4" height="8.5" />
      <path d="M8 11v2.5M5 13.5h6" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M3.5 10.5h-1v-8h8v1" />
    </>
  ),
  right: <path d="M6 3l5 5-5 5" />,
  left: <path d="M10 3L5 8l5 5" />,
  up: <path d="M3 10l5-5 5 5" />,
  down: <path d="M3 6l5 5 5-5" />,
  undo: (
    <>
      <path d="M3 6h6.5a3.5 3.5 0 0 1 0 7H6" />
      <path d="M5.5 3L2.5 6l3 3" />
    </>
  ),
  settings: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.5v2.3M8 12.2v2.3M1.5 8h2.3M12.2 8h2.3M3.4 3.4L5 5M11 11l1.6 1.6M12.6 3.4L11 5M5 11l-1.6 1.6" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2l6.5 11.5h-13z" />
      <path d="M8 6.2v3.6M8 11v1.2" />
    </>
  ),
  error: (
    <>
      <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" />
      <path d="M8 4.5v4.2M8 10.4v1.3" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 7.2v4M8 4.6v1.4" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5" r="2.6" />
      <path d="M2.8 14c.5-3 2.5-4.5 5.2-4.5s4.7 1.5 5.2 4.5" />
    </>
  ),
  waiting: <circle cx="8" cy="8" r="5.5" strokeDasharray="2.4 2" />,
  more: <path d="M3 8h.01M8 8h.01M13 8h.01" className="glyph-dots" />,
  play: <path d="M4 2.5l9 5.5-9 5.5z" className="glyph-fill" />,
  stop: <rect x="3" y="3" width="10" height="10" className="glyph-fill" />,
  split: (
    <>
      <rect x="2" y="3" width="12" height="10" />
      <path d="M8 3v10" />
    </>
  ),
  'arrow-left': <path d="M15 8H3M6.5 4.5L3 8l3.5 3.5" />,
  'arrow-right': <path d="M1 8h12M9.5 4.5L13 8l-3.5 3.5" />,
  silent: (
    <>
      <path d="M2 6h2.5L8 3v10L4.5 10H2z" />
      <path d="M10.5 6l4 4M14.5 6l-4 4" />
    </>
  ),
  listens: (
    <>
      <circle cx="8" cy="8" r="5" />
      <circle cx="8" cy="8" r="1.6" className="glyph-fill" />
    </>
  ),
  shield: <path d="M8 1.5l5.5 2V8c0 3-2.2 5.3-5.5 6.5C4.7 13.3 2.5 11 2.5 8V3.5z" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  engine: (
    <>
      <rect x="4" y="4" width="8" height="8" />
      <path d="M6 1.5V4M10 1.5V4M6 12v2.5M10 12v2.5M1.5 6H4M1.5 10H4M12 6h2.5M12 10h2.5" />
    </>
  ),
  page: (
    <>
      <path d="M3.5 1.5h6l3 3v10h-9z" />
      <path d="M6 8h4M6 11h4" />
    </>
  ),
  prompt: <path d="M3 3.5L8 8l-5 4.5M8.5 12.8h5" />,
  key: (
    <>
      <circle cx="4.5" cy="8" r="2.7" />
      <path d="M7.2 8h7.3M12 8v3" />
    </>
  ),
  readable: (
    <>
      <rect x="3" y="7.5" width="10" height="6.5" />
      <path d="M5.5 7.5V5a2.5 2.5 0 0 1 5 0" />
    </>
  ),
  encrypted: (
    <>
      <rect x="3" y="7.5" width="10" height="6.5" className="glyph-fill" />
      <path d="M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </>
  ),
  pin: <path d="M5.5 2h5l-.8 4.5 2.3 2.5H4l2.3-2.5zM8 9v5" />,
  trash: <path d="M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.7 9h6.6l.7-9" />,
  edit: <path d="M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4z" />,
  bars: <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2.2" />,
  broken: <path d="M1.5 8h4M10.5 8h4M7 5.5L5.5 3M9 10.5l1.5 2.5" />,
  'double-square': (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" />
      <rect x="5" y="5" width="6" height="6" className="glyph-fill" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof glyphs;

export function Glyph({ name, className }: { name: GlyphName; className?: string }) {
  return (
    <svg
      className={className ? `glyph ${className}` : 'glyph'}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {glyphs[name]}
    </svg>
  );
}
