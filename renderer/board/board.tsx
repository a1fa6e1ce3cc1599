import { useEffect, useState } from 'react';
import type { MethodAdvice, Verdict } from '../../core/plan/schema.ts';
import { adviceOf } from '../store/advice.ts';
import type { Route } from '../store/route.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Says } from '../ui/says.tsx';
import { useDocument } from '../wizard/use-situation.ts';
import { boardOrder, countsSay, deltaAnnounced, deltaOf, deltaSays } from './delta.ts';
import { callOf, hopSays, methodWords, verdictWords } from './words.ts';

type SituationRoute = Extract<Route, { at: 'situation' }>;

/** Every method with its verdict, always visible; below 1024 px a bar at the foot that opens upwards. */
export function VerdictBoard({ route }: { route: SituationRoute }) {
  const { situation } = useDocument();
  const last = useApp((state) => state.history.at(-1));
  const undo = useApp((state) => state.undo);
  const [open, setOpen] = useState(false);
  const advice = adviceOf(situation);
  const methods = boardOrder(advice.methods);
  const delta = last && deltaOf(adviceOf(last.before.situation), advice);
  const [first] = methods;
  return (
    <aside
      className={open ? 'board board-open' : 'board'}
      aria-label="Verdicts"
      data-region="board"
      tabIndex={-1}
    >
      <button type="button" className="board-bar" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open && <span className="strong">Verdicts</span>}
        {!open && first && (
          <>
            <Glyph
              name={verdictWords[first.verdict].glyph}
              className={verdictWords[first.verdict].className}
            />
            <span className="strong">{methodWords[first.method].name}</span>
            <span className={verdictWords[first.verdict].className}>{verdictWords[first.verdict].word}</span>
          </>
        )}
        <span className="grow" />
        <span className="meta">{countsSay(methods)}</span>
        <Glyph name="down" className="board-turn" />
      </button>
      <header className="board-head">
        <h2>Verdicts</h2>
        <span className="meta">{countsSay(methods)}</span>
      </header>
      {last && delta && (
        <div className="delta">
          <span className="grow">{deltaSays(delta, last.says)}</span>
          <Button kind="quiet" small onPress={undo}>
            Undo
          </Button>
        </div>
      )}
      <ul className="verdicts" onKeyDown={moveByArrows}>
        {methods.map((method) => (
          <VerdictRow
            key={method.method}
            advice={method}
            was={delta?.was.get(method.method)}
            route={route}
            onOpened={() => setOpen(false)}
          />
        ))}
      </ul>
      <p className="meta board-foot">
        A verdict opens its reasons, their sources, and what would have to change.
      </p>
      <Announcement says={delta ? deltaAnnounced(delta, advice) : ''} />
    </aside>
  );
}

function moveByArrows(event: React.KeyboardEvent<HTMLElement>) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.findIndex((row) => row.matches(':focus'));
  rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  event.preventDefault();
}

/** After the last key by so much: an announcement for every letter would never be finished. */
const announceAfterMs = 500;

function Announcement({ says }: { says: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(says), announceAfterMs);
    return () => clearTimeout(timer);
  }, [says]);
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}

interface RowProps {
  advice: MethodAdvice;
  was: Verdict | undefined;
  route: SituationRoute;
  onOpened(): void;
}

function VerdictRow({ advice, was, route, onOpened }: RowProps) {
  const go = useApp((state) => state.go);
  const { method, verdict, reasons } = advice;
  const { name, options } = methodWords[method];
  const { word, glyph, className } = verdictWords[verdict];
  const [reason] = reasons;
  const opened = route.verdict === method;
  const { document, screen } = route;
  const classes = ['verdict', `verdict-${verdict}`, was && 'verdict-changed'].filter(Boolean).join(' ');
  return (
    <li className="verdict-item">
      <button
        type="button"
        className={classes}
        aria-pressed={opened}
        onClick={() => {
          go({ at: 'situation', document, screen, ...(!opened && { verdict: method }) });
          onOpened();
        }}
      >
        <Glyph name={glyph} className={className} />
        <span className="verdict-name">
          {name} <code>{options}</code>
        </span>
        <span className={`verdict-word ${className}`}>
          {was && <span className="verdict-was">was {verdictWords[was].word} · </span>}
          {verdict === 'ruled-out' && !was ? <span className="rule">{reason?.rule}</span> : word}
          {verdict === 'ruled-out' && !was && <span className="unseen">, {word}</span>}
        </span>
        {reason && (
          <span className="verdict-says">
            <Says text={reason.says} {...(verdict !== 'ruled-out' && { rule: reason.rule })} />
          </span>
        )}
        {verdict === 'best' && <RouteLine advice={advice} />}
      </button>
    </li>
  );
}

function RouteLine({ advice }: { advice: MethodAdvice }) {
  const password = useApp((state) => Boolean(state.document?.situation.prefer?.password));
  return advice.route?.map((hop) => (
    <span className="verdict-route" key={`${hop.from} ${hop.to} ${hop.role}`}>
      <Glyph name={callOf(hop).caller === hop.from ? 'arrow-right' : 'arrow-left'} />
      <span>
        {hopSays(hop)}
        {hop.dial === 'reverse' && (
          <>
            , <b>reverse</b>
          </>
        )}
        {password && hop.role !== 'wire' && ', password'}
      </span>
    </span>
  ));
}
