/** The pieces of a text between separators, each with its place: places are what lists of pieces are drawn by. */
export function piecesOf(text: string, separator: string): { at: number; piece: string }[] {
  let at = 0;
  return text.split(separator).map((piece) => {
    const place = { at, piece };
    at += piece.length + separator.length;
    return place;
  });
}
