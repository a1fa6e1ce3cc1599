import { useEffect, useRef, useState } from 'react';
import { applyPatch } from '../../core/plan/patch.ts';
import type { MethodAdvice, Remedy } from '../../core/plan/schema.ts';
import type { MethodId } from '../../core/situation/schema.ts';
import { adviceOf } from '../store/advice.ts';
import type { Route } from '../store/route.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Note } from '../ui/note.tsx';
import { Says } from '../ui/says.tsx';
import { screenNames } from '../wizard/summaries.ts';
import { useDocument } from '../wizard/use-situation.ts';
import { deltaOf } from './delta.ts';
import { hopSays, methodWords, verdictWords } from './words.ts';

interface OpenedProps {
  route: Extract<Route, { at: 'situation' }>;
  method: MethodId;
}

/** One verdict: its reasons with their sources, and what would have to change. Another method is another element: its title gets the focus. */
export function OpenedVerdict({ route, method }: OpenedProps) {
  const { situation } = useDocument();
  const last = useApp((state) => state.history.at(-1));
  const go = useApp((state) => state.go);
  const chooseMethod = useApp((state) => state.chooseMethod);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const advice = adviceOf(situation);
  const verdict = advice.methods.find((candidate) => candidate.method === method);
  if (!verdict) return null;
  const { name, options } = methodWords[method];
  const { word, glyph, className } = verdictWords[verdict.verdict];
  const was = last && deltaOf(adviceOf(last.before.situation), advice).was.get(method);
  const { document, screen } = route;
  return (
    <>
      <div className="page">
        <header className="opened-head">
          <h1 ref={title} tabIndex={-1}>
            {name}
          </h1>
          <span className={`tag ${className}`}>
            <Glyph name={glyph} /> {word}
          </span>
          {was && (
            <span className="is-accent">
              was {verdictWords[was].word} before "{last.says}"
            </span>
          )}
          <span className="grow" />
          <Button kind="quiet" glyph="left" onPress={() => go({ at: 'situation', document, screen })}>
            {screenNames[screen]}
          </Button>
          <p className="lead">
            <code>{options}</code>
            {verdict.route?.map((hop) => ` · ${hopSays(hop)}`)}
          </p>
        </header>
        <Reasons verdict={verdict} />
        <Remedies verdict={verdict} />
      </div>
      <footer className="foot">
        <span className="dim foot-says">
          "engine" rules were measured on the real engine; all others name their page.
        </span>
        <span className="grow" />
        <CopyButton text={reasonsText(verdict)} name="Copy reasons as text">
          Copy reasons as text
        </CopyButton>
        {verdict.verdict !== 'ruled-out' && (
          <Button
            kind="primary"
            glyphAfter="right"
            onPress={() => {
              chooseMethod(verdict.verdict === 'best' ? undefined : method);
              go({ at: 'plan', document });
            }}
          >
            See this plan
          </Button>
        )}
      </footer>
    </>
  );
}

function Reasons({ verdict }: { verdict: MethodAdvice }) {
  const ruledOut = verdict.verdict === 'ruled-out';
  return (
    <section>
      <h2>Why</h2>
      <ul className="reasons">
        {verdict.reasons.map(({ rule, says, source }) => (
          <li key={`${rule} ${says}`}>
            <Glyph name={ruledOut ? 'cross' : 'check'} className={ruledOut ? 'is-ruled-out' : 'is-best'} />
            <span className="grow">
              <Says text={says} />
              <span className="meta reason-source">{source}</span>
            </span>
            <span className="rule">{rule}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Remedies({ verdict }: { verdict: MethodAdvice }) {
  const remedies = verdict.remedies ?? [];
  if (remedies.length === 0) return null;
  return (
    <section>
      <h2>What would have to change</h2>
      <ul className="reasons">
        {remedies.map((remedy) => (
          <RemedyRow key={remedy.says} remedy={remedy} />
        ))}
      </ul>
    </section>
  );
}

/** Applied with one click; undone on the board like every answer. */
export function RemedyRow({ remedy }: { remedy: Remedy }) {
  const answer = useApp((state) => state.answer);
  const { situation } = useDocument();
  const [fault, setFault] = useState<string | undefined>(undefined);
  const { says, change, becomes } = remedy;
  const becomesWords = becomes && verdictWords[becomes];
  const apply = () => {
    const patched = applyPatch(situation, change ?? []);
    if (!patched.ok) return setFault(patched.error);
    setFault(undefined);
    answer({ question: 'remedy', says: says.replace(/\.$/, '') }, () => patched.value);
  };
  return (
    <li>
      <Glyph
        name={becomesWords?.glyph ?? 'info'}
        {...(becomesWords && { className: becomesWords.className })}
      />
      <span className="grow">
        <Says text={says} />
        {becomesWords && (
          <span className="meta reason-source">
            Becomes <b className={becomesWords.className}>{becomesWords.word}</b>.
          </span>
        )}
        {fault && <Note kind="error">{fault}</Note>}
      </span>
      {change && (
        <Button small onPress={apply}>
          Apply
          <span className="unseen">: {says}</span>
        </Button>
      )}
    </li>
  );
}

function reasonsText({ method, verdict, reasons, remedies = [] }: MethodAdvice): string {
  return [
    `${methodWords[method].name}: ${verdictWords[verdict].word}`,
    ...reasons.map(({ rule, says, source }) => `- ${says} (${rule}, ${source})`),
    ...(remedies.length > 0 ? ['What would have to change:'] : []),
    ...remedies.map(
      ({ says, becomes }) => `- ${says}${becomes ? ` Becomes ${verdictWords[becomes].word}.` : ''}`,
    ),
  ].join('\n');
}
