import type { Plan } from '../../core/plan/schema.ts';
import { sheets } from '../../core/plan/sheets.ts';
import { boardOrder } from '../board/delta.ts';
import { methodWords, verdictWords } from '../board/words.ts';
import { adviceOf } from '../store/advice.ts';
import { runsHere, toolsetChoice } from '../store/toolset-choice.ts';
import { useApp } from '../store/use-app.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Select } from '../ui/field.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Says } from '../ui/says.tsx';
import { useDocument } from '../wizard/use-situation.ts';
import { numbersOf } from './words.ts';

/** Beside the plan: which method, what to beware of, whose debuggers, who gets which steps. */
export function PlanSide({ plan }: { plan: Plan }) {
  return (
    <>
      <MethodChoice plan={plan} />
      <Warnings plan={plan} />
      <DebuggersUsed plan={plan} />
      <WhoDoesWhat plan={plan} />
    </>
  );
}

function MethodChoice({ plan }: { plan: Plan }) {
  const chooseMethod = useApp((state) => state.chooseMethod);
  const usable = boardOrder(adviceOf(plan.situation).methods).filter(
    ({ verdict }) => verdict !== 'ruled-out',
  );
  return (
    <section>
      <h2>Method</h2>
      <div className="side-list" role="radiogroup" aria-label="Method">
        {usable.map(({ method, verdict, reasons: [reason] }) => {
          const { word, glyph, className } = verdictWords[verdict];
          return (
            <label className="side-choice" key={method}>
              <input
                type="radio"
                name="method"
                checked={method === plan.method}
                onChange={() => chooseMethod(verdict === 'best' ? undefined : method)}
              />
              <span>
                <span className="strong">{methodWords[method].name}</span>{' '}
                <code className="meta">{methodWords[method].options}</code>
                {reason && (
                  <span className="meta side-says">
                    <Says text={reason.says} rule={reason.rule} />
                  </span>
                )}
              </span>
              <span className={`row ${className}`}>
                <Glyph name={glyph} />
                {word}
              </span>
            </label>
          );
        })}
      </div>
    </section>
  );
}

function Warnings({ plan }: { plan: Plan }) {
  if (plan.warnings.length === 0) return null;
  return (
    <section>
      <h2>Warnings</h2>
      <ul className="side-list">
        {plan.warnings.map(({ rule, says, source }) => (
          <li key={`${rule} ${says}`} title={source}>
            <Glyph name="warning" className="is-warning" />
            <span>
              <Says text={says} />
            </span>
            <span className="rule">{rule}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which debuggers start on this computer: the best found, or another one on request. */
function DebuggersUsed({ plan }: { plan: Plan }) {
  const document = useDocument();
  const toolsets = useApp((state) => state.toolsets);
  const here = useApp((state) => state.hello?.computer);
  const chooseToolset = useApp((state) => state.chooseToolset);
  const own = plan.situation.computers.filter(
    (computer) => runsHere(computer, here) && plan.steps.some(({ on }) => on === computer.name),
  );
  if (own.length === 0) return null;
  return (
    <section>
      <h2>Debuggers on this computer</h2>
      <ul className="side-list">
        {own.map((computer) => {
          const { usable, toolset } = toolsetChoice(document, computer, toolsets);
          return (
            <li key={computer.name} className="side-tools">
              <span className="strong">{computer.name}</span>
              {toolset ? (
                <Select
                  name={`Debuggers for ${computer.name}`}
                  options={usable.map(({ id, name }) => ({ value: id, text: name }))}
                  value={toolset.id}
                  onChoose={(id) => chooseToolset(computer.name, id)}
                />
              ) : (
                <span className="is-warning">none found here; Settings says how to get them</span>
              )}
              {toolset?.practice && <span className="tag tag-warning">practice: simulated</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function WhoDoesWhat({ plan }: { plan: Plan }) {
  const here = useApp((state) => state.hello?.computer);
  const numbers = numbersOf(plan);
  const all = sheets(plan, 'markdown');
  const names = [...new Set([...plan.steps, ...plan.cleanup].map(({ on }) => on))];
  return (
    <section>
      <h2>Who does which step</h2>
      <ul className="side-list">
        {names.map((name) => {
          const computer = plan.situation.computers.find((candidate) => candidate.name === name);
          const own = [...plan.steps, ...plan.cleanup].filter(({ on }) => on === name);
          const who = !computer
            ? 'by hand'
            : runsHere(computer, here)
              ? 'runs here'
              : computer.access === 'ssh'
                ? 'over SSH'
                : 'by hand';
          return (
            <li key={name}>
              <Glyph name={who === 'by hand' ? 'person' : 'computer'} />
              <span>
                <span className="strong">{name}</span>{' '}
                <span className="meta">
                  {own.length === 1 ? 'step' : 'steps'} {own.map(({ id }) => numbers.get(id)).join(', ')}
                </span>
              </span>
              {who === 'by hand' ? (
                <CopyButton
                  text={all.find((sheet) => sheet.computer === name)?.text ?? ''}
                  name={`Copy the sheet for ${name}`}
                >
                  Copy sheet
                </CopyButton>
              ) : (
                <span className="meta">{who}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
