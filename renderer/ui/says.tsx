import { codeIn } from './code-in.ts';

/** A sentence of the core, with what one types in the font for that; the rule comes after it. */
export function Says({ text, rule }: { text: string; rule?: string }) {
  return (
    <>
      {codeIn(text).map(({ at, piece, code }) => (code ? <code key={at}>{piece}</code> : piece))}
      {rule && (
        <>
          {' '}
          <span className="rule">{rule}</span>
        </>
      )}
    </>
  );
}
