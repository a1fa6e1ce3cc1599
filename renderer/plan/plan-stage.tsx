import { useRef, useState } from 'react';
import type { NoPlan, Plan } from '../../core/plan/schema.ts';
import type { MethodId } from '../../core/situation/schema.ts';
import { RemedyRow } from '../board/opened-verdict.tsx';
import { methodWords } from '../board/words.ts';
import { RouteMap } from '../map/route-map.tsx';
import { adviceOf, planOf } from '../store/advice.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Note } from '../ui/note.tsx';
import { Says } from '../ui/says.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useDocument } from '../wizard/use-situation.ts';
import { PlanSide } from './plan-side.tsx';
import { PlanSteps, type StepOrder } from './plan-steps.tsx';
import { RunningNote, StartButton, StartFailure } from './start.tsx';
import { planLead, planTitle } from './words.ts';

/** The stage Plan: the route, every command in order, what to expect, what to undo; Start. */
export function PlanStage() {
  const { situation, method } = useDocument();
  const plan = planOf(situation, method);
  return plan.method === null ? <NothingWorks answer={plan} method={method} /> : <PlanPage plan={plan} />;
}

const orders: readonly { value: StepOrder; text: string }[] = [
  { value: 'in-order', text: 'In order' },
  { value: 'by-computer', text: 'By computer' },
];

function PlanPage({ plan }: { plan: Plan }) {
  const [order, setOrder] = useState<StepOrder>('in-order');
  const here = useApp((state) => state.hello?.computer);
  const advice = adviceOf(plan.situation);
  const side = useRef<HTMLElement>(null);
  return (
    <div className="plan">
      <main className="page" data-region="plan" tabIndex={-1}>
        <header className="plan-head">
          <div className="grow">
            <h1>{planTitle(plan)}</h1>
            <p className="lead">{planLead(plan, advice, here)}</p>
          </div>
          <div className="row wrap">
            <Segmented
              name="Order of the steps"
              options={orders}
              value={order}
              onChoose={(next) => setOrder(next)}
            />
            <span className="only-narrow">
              <Button
                glyph={plan.warnings.length > 0 ? 'warning' : 'info'}
                onPress={() => side.current?.focus()}
              >
                {aboutWords(plan.warnings.length)}
              </Button>
            </span>
            <StartButton plan={plan} />
          </div>
        </header>
        <StartFailure plan={plan} />
        <RunningNote />
        <RouteMap plan={plan} />
        <PlanSteps plan={plan} order={order} />
      </main>
      <aside ref={side} className="side" aria-label="About this plan" data-region="side" tabIndex={-1}>
        <PlanSide plan={plan} />
      </aside>
    </div>
  );
}

/** Where the side panel is below the steps, this leads to it. */
const aboutWords = (warnings: number): string =>
  warnings === 0 ? 'Method' : `Method, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;

function NothingWorks({ answer, method }: { answer: NoPlan; method: MethodId | undefined }) {
  const chooseMethod = useApp((state) => state.chooseMethod);
  const { id, situation } = useDocument();
  const go = useApp((state) => state.go);
  const best = adviceOf(situation).best;
  return (
    <main className="alone" data-region="plan" tabIndex={-1}>
      <h1 className="row">
        <Glyph name="cross" className="is-ruled-out" />
        {method ? `${methodWords[method].name} does not work here` : 'No method works yet'}
      </h1>
      <ul className="reasons">
        {answer.reasons.map(({ rule, says, source }) => (
          <li key={`${rule} ${says}`}>
            <Glyph name="cross" className="is-ruled-out" />
            <span className="grow">
              <Says text={says} />
              <span className="meta reason-source">{source}</span>
            </span>
            <span className="rule">{rule}</span>
          </li>
        ))}
      </ul>
      {answer.remedies.length > 0 && (
        <section>
          <h2>One of these would be enough</h2>
          <ul className="reasons">
            {answer.remedies.map((remedy) => (
              <RemedyRow key={remedy.says} remedy={remedy} />
            ))}
          </ul>
        </section>
      )}
      <div className="row">
        {method && best && (
          <Button kind="primary" onPress={() => chooseMethod(undefined)}>
            Use the best, {methodWords[best].name}
          </Button>
        )}
        <Button onPress={() => go({ at: 'situation', document: id, screen: 'what' })}>
          Change the situation
        </Button>
      </div>
      {!method && answer.remedies.length === 0 && <Note>Change an answer; the verdicts follow at once.</Note>}
    </main>
  );
}
