import type { Plan, Step } from '../../core/plan/schema.ts';
import { useApp } from '../store/use-app.ts';
import { CommandText } from '../ui/command-text.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Note } from '../ui/note.tsx';
import { Says } from '../ui/says.tsx';
import { consoleProgram, numbersOf, placeSays, undoneBy } from './words.ts';

export type StepOrder = 'in-order' | 'by-computer';

export function PlanSteps({ plan, order }: { plan: Plan; order: StepOrder }) {
  return (
    <>
      {order === 'in-order' ? (
        <StepList plan={plan} steps={plan.steps} name="Steps" />
      ) : (
        computersOf(plan.steps).map((computer) => (
          <section key={computer}>
            <h2 className="plan-group">{computer}</h2>
            <StepList
              plan={plan}
              steps={plan.steps.filter(({ on }) => on === computer)}
              name={`Steps on ${computer}`}
            />
          </section>
        ))
      )}
      {plan.cleanup.length > 0 && (
        <section>
          <h2 className="plan-group">
            Clean-up{' '}
            <span className="meta">runs when you end the session; afterwards nothing may listen</span>
          </h2>
          <StepList plan={plan} steps={plan.cleanup} name="Clean-up" />
        </section>
      )}
    </>
  );
}

/** In the order of their first step. */
const computersOf = (steps: readonly Step[]): string[] => [...new Set(steps.map(({ on }) => on))];

function StepList({ plan, steps, name }: { plan: Plan; steps: readonly Step[]; name: string }) {
  const numbers = numbersOf(plan);
  return (
    <ol className="step-list" aria-label={name}>
      {steps.map((step) => (
        <StepRow key={step.id} plan={plan} step={step} number={numbers.get(step.id) ?? 0} numbers={numbers} />
      ))}
    </ol>
  );
}

interface StepRowProps {
  plan: Plan;
  step: Step;
  number: number;
  numbers: ReadonlyMap<string, number>;
}

function StepRow({ plan, step, number, numbers }: StepRowProps) {
  const here = useApp((state) => state.hello?.computer);
  const failure = useApp((state) =>
    state.startFailure?.step === step.id ? state.startFailure.says : undefined,
  );
  const undoing = undoneBy(plan, step.id);
  const undone = (Array.isArray(step.undoes) ? step.undoes : step.undoes ? [step.undoes] : [])
    .map((id) => numbers.get(id))
    .filter((undoes) => undoes !== undefined);
  return (
    <li className="step">
      <span className="step-number">{number}</span>
      <div className="step-who">
        <span className="row strong">
          <Glyph name="computer" /> <span className="step-computer">{step.on}</span>
        </span>
        <span className="meta">{placeSays(plan, step, here)}</span>
      </div>
      <div className="step-what">
        {step.kind === 'note' || step.kind === 'wait' || step.kind === 'reboot' ? (
          <p className="step-note">
            <Says text={step.command} />
          </p>
        ) : (
          <CommandText command={step.command} ask={askOf(plan, step)} of={`step ${number}`} />
        )}
        {failure && <Note kind="error">{failure}</Note>}
        <StepTags
          step={step}
          undoneByNumbers={undoing.map(({ id }) => numbers.get(id) ?? 0)}
          undoes={undone}
        />
        <dl className="step-facts">
          {step.folder && (
            <>
              <dt>In folder</dt>
              <dd>
                <code>{step.folder}</code>
              </dd>
            </>
          )}
          {(step.expects ?? step.silent) && (
            <>
              <dt>Expect</dt>
              <dd>
                <Says text={step.expects ?? 'No text when it works.'} />
              </dd>
            </>
          )}
          <dt>Why</dt>
          <dd>
            <Says text={step.why} />
          </dd>
        </dl>
      </div>
    </li>
  );
}

/** What is typed at a debugger's prompt looks different from what is run in a command window. */
function askOf(plan: Plan, step: Step): string {
  if (step.kind !== 'type') return '>';
  if (step.command.startsWith('Ctrl+')) return 'press';
  const prompts: Record<string, string> = { gdb: '(gdb)', kd: 'kd>' };
  return prompts[consoleProgram(plan, step)] ?? '0:000>';
}

interface StepTagsProps {
  step: Step;
  undoneByNumbers: readonly number[];
  undoes: readonly number[];
}

function StepTags({ step, undoneByNumbers, undoes }: StepTagsProps) {
  const opens = (step.opens ?? []).map(({ protocol, at }) => `${protocol} ${at}`);
  return (
    <p className="step-tags">
      {step.silent && (
        <span className="tag">
          <Glyph name="silent" /> Silent
        </span>
      )}
      {step.elevated && (
        <span className="tag tag-warning">
          <Glyph name="shield" /> Elevated
        </span>
      )}
      {opens.length > 0 && (
        <span className="tag">
          <Glyph name="listens" /> Opens {opens.join(', ')}
        </span>
      )}
      {undoneByNumbers.length > 0 && (
        <span className="tag">
          <Glyph name="undo" /> Undone by {undoneByNumbers.join(', ')}
        </span>
      )}
      {undoes.length > 0 && (
        <span className="tag">
          <Glyph name="undo" /> Undoes {undoes.join(', ')}
        </span>
      )}
    </p>
  );
}
