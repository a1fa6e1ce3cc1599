/**
 * The outer form of every connection string: `protocol:key=value,key,...` (facts 4.1-4.5). Nothing is judged here, and nothing is
 * lost: `joinSyntax(splitSyntax(text))` is `text` again.
 */
export interface SyntaxItem {
  /** In lower case: letter case never matters for keys (engine 1.1). */
  key: string;
  /** The key as typed, with the spaces around it. */
  spelled: string;
  /** What follows the first `=`, without the spaces in front, which the engine skips (engine 1.1); missing without a `=`. */
  value?: string;
  /** Offsets of the whole item, without its comma; and of the value. */
  from: number;
  to: number;
  valueFrom: number;
}

export interface Syntax {
  /** In lower case; the whole text when there is no colon. */
  protocol: string;
  spelled: string;
  hasColon: boolean;
  items: SyntaxItem[];
  /** The text that was split. */
  text: string;
}

export function splitSyntax(text: string): Syntax {
  const colon = text.indexOf(':');
  const spelled = colon < 0 ? text : text.slice(0, colon);
  const items: SyntaxItem[] = [];
  if (colon >= 0 && colon + 1 < text.length) {
    let from = colon + 1;
    for (const piece of splitAtCommas(text.slice(from))) {
      items.push(splitItem(piece, from));
      from += piece.length + 1;
    }
  }
  return { protocol: spelled.trim().toLowerCase(), spelled, hasColon: colon >= 0, items, text };
}

/** Commas inside `@{...}` and `{...}` belong to the inner string (4.4). */
function splitAtCommas(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (character === ',' && depth === 0) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

function splitItem(piece: string, from: number): SyntaxItem {
  const equals = piece.indexOf('=');
  const spelled = equals < 0 ? piece : piece.slice(0, equals);
  const to = from + piece.length;
  if (equals < 0) return { key: spelled.trim().toLowerCase(), spelled, from, to, valueFrom: to };
  const behind = piece.slice(equals + 1);
  const value = behind.trimStart();
  return { key: spelled.trim().toLowerCase(), spelled, value, from, to, valueFrom: to - value.length };
}
