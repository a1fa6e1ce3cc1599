import { piecesOf } from './pieces.ts';

/** A sentence of the core: what stands between backticks is code, the rule comes after it. */
export function Says({ text, rule }: { text: string; rule?: string }) {
  return (
    <>
      {piecesOf(text, '`').map(({ at, piece }, index) =>
        // Every second piece was between backticks.
        index % 2 === 1 ? <code key={at}>{piece}</code> : piece,
      )}
      {rule && (
        <>
          {' '}
          <span className="rule">{rule}</span>
        </>
      )}
    </>
  );
}
