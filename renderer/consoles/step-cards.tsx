import { useId, useState } from 'react';
import type { SessionState } from '../../core/contract/schemas.ts';
import type { Step } from '../../core/plan/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { CommandText } from '../ui/command-text.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Note } from '../ui/note.tsx';
import { Says } from '../ui/says.tsx';
import { type OpenStep, openSteps, saysExpected } from './open-steps.ts';

/** What is not done yet: steps that somebody must do, steps that failed, and what still waits for them. */
export function StepCards({ session }: { session: SessionState }) {
  const steps = openSteps(session);
  if (steps.length === 0) return null;
  return (
    <section className="open-steps" aria-label="Steps that are not done" data-region tabIndex={-1}>
      <ol>
        {steps.map((open) => (
          <li key={open.step.id} data-step={open.step.id} data-state={open.state.state}>
            <StepCard session={session.id} open={open} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepCard({ session, open }: { session: string; open: OpenStep }) {
  if (open.state.state === 'by-hand') return <ByHandCard session={session} open={open} />;
  if (open.state.state === 'failed') return <FailedCard session={session} open={open} />;
  const runs = open.state.state === 'runs';
  return (
    <div className="step-line">
      <Glyph name={runs ? 'waiting' : 'minus'} />
      <span className="strong nowrap">
        {heading(open)}
        {open.step.program && `: ${open.step.program}`}
      </span>
      <span className="dim grow">
        <Says text={open.state.says ?? (runs ? waitsFor(open.step) : 'Waits for the steps before it.')} />
      </span>
    </div>
  );
}

const heading = ({ number, step }: OpenStep) => `Step ${number}, ${step.on}`;
const waitsFor = (step: Step) => (step.expects ? `Waits for: ${step.expects}` : 'Starts.');

/** Somebody does it on another computer and says so. */
function ByHandCard({ session, open }: { session: string; open: OpenStep }) {
  const { step, state } = open;
  const markStep = useApp((all) => all.markStep);
  const [printed, setPrinted] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const fieldId = useId();
  const done = async () => {
    setBusy(true);
    await markStep(session, step.id, true);
    setBusy(false);
  };
  return (
    <article className="step-card" aria-label={heading(open)}>
      <div className="row">
        <Glyph name="person" />
        <h2 className="grow">
          {heading(open)}: {open.person} runs this{step.elevated ? ', elevated' : ''}
        </h2>
      </div>
      <CommandText command={step.command} of={`step ${open.number}`} />
      <p className="dim">
        {step.silent ? 'Nothing is printed when it works. ' : ''}
        {step.expects && <Says text={`Expected: ${step.expects} `} />}
        <Says text={state.says ?? step.why} />
      </p>
      {asked && (
        <>
          <label className="meta" htmlFor={fieldId}>
            Paste what it printed, or the message box word for word
          </label>
          <textarea
            id={fieldId}
            className="input printed"
            rows={3}
            value={printed}
            onChange={(event) => setPrinted(event.target.value)}
          />
          {printed.trim() && <Compared step={step} printed={printed} />}
        </>
      )}
      <div className="row wrap">
        <Button kind="primary" busy={busy} onPress={() => void done()}>
          Done
        </Button>
        <CopyButton text={step.command} name={`Copy the command of step ${open.number}`}>
          Copy
        </CopyButton>
        {!step.silent && (
          <Button kind="quiet" expanded={asked} onPress={() => setAsked(!asked)}>
            It printed ...
          </Button>
        )}
      </div>
    </article>
  );
}

function Compared({ step, printed }: { step: Step; printed: string }) {
  const says = saysExpected(step, printed);
  if (says === 'expected') return <Note kind="fine">That is what it prints when it works.</Note>;
  if (says === 'unknown') return <Note>Nothing is known to compare it with. When it runs, press Done.</Note>;
  return (
    <Note kind="warning">
      This is not what it prints when it works. <Says text={`Expected: ${step.expects}`} />
    </Note>
  );
}

/** No evidence came: what was expected, what was seen, and what to do. */
function FailedCard({ session, open }: { session: string; open: OpenStep }) {
  const { step, state } = open;
  const retryStep = useApp((all) => all.retryStep);
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    await retryStep(session, step.id);
    setBusy(false);
  };
  return (
    <article className="step-card" aria-label={heading(open)}>
      <Note kind="error" alert>
        <p className="strong">{heading(open)} did not work.</p>
        <p>
          <Says text={state.says ?? 'It gave no sign of working.'} />
        </p>
      </Note>
      <dl className="traits">
        <div>
          <dt>Command</dt>
          <dd>
            <CommandText command={step.command} of={`step ${open.number}`} />
          </dd>
        </div>
        {step.expects && (
          <div>
            <dt>Expected</dt>
            <dd>
              <Says text={step.expects} />
            </dd>
          </div>
        )}
      </dl>
      <div className="row">
        <Button kind="primary" busy={busy} onPress={() => void retry()}>
          Try again
        </Button>
      </div>
    </article>
  );
}

/** After the end: what was ended, and what is verified to be gone or still there. */
export function EndingList({ session }: { session: SessionState }) {
  if (session.state !== 'ending' && session.ending.length === 0) return null;
  return (
    <section className="ending" aria-live="polite" aria-label="How it ended" data-region tabIndex={-1}>
      <h2>{endingInWords(session)}</h2>
      <ul>
        {session.ending.map(({ says, fine }) => (
          <li key={says} className="row">
            <Glyph name={fine ? 'check' : 'error'} className={fine ? 'is-best' : 'is-error'} />
            <Says text={says} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function endingInWords({ state, ending }: SessionState): string {
  const left = ending.filter(({ fine }) => !fine).length;
  if (state === 'ending') return 'Ending. The debuggers are asked, one after the other.';
  if (left === 0) return state === 'ended' ? 'Ended. Nothing is left.' : 'Ended so far';
  return `${state === 'ended' ? 'Ended, but' : 'So far'} ${left === 1 ? 'one thing is' : `${left} things are`} left.`;
}
