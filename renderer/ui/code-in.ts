/** What is typed as it stands: text between backticks, options such as -pd, placeholders such as <PID>. */
const typed = /`([^`]*)`|(?<![\w-])-[A-Za-z]+\b|<[A-Z]+>/g;

/** The pieces of a sentence, each with its place in it, and whether it is code. */
export function codeIn(text: string): { at: number; piece: string; code: boolean }[] {
  const pieces: { at: number; piece: string; code: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(typed)) {
    if (match.index > at) pieces.push({ at, piece: text.slice(at, match.index), code: false });
    pieces.push({ at: match.index, piece: match[1] ?? match[0], code: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ at, piece: text.slice(at), code: false });
  return pieces;
}
