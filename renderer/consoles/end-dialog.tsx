import { useId, useState } from 'react';
import type { EndChoice, SessionState } from '../../core/contract/schemas.ts';
import type { Ending } from '../store/consoles-slice.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { type EndOption, endQuestion } from './end-options.ts';

/** Asks how to end; open while the slice's `ending` is set. */
export function EndDialog() {
  const ending = useApp((state) => state.ending);
  const session = useApp((state) => state.sessions.find(({ id }) => id === state.ending?.session));
  // Once it is on its way there is nothing left to choose; what happens is seen in the consoles.
  if (!ending || !session || session.state === 'ending' || session.state === 'ended') return null;
  return <EndForm key={`${ending.session} ${ending.console ?? ''}`} ending={ending} session={session} />;
}

function EndForm({ ending, session }: { ending: Ending; session: SessionState }) {
  const end = useApp((state) => state.end);
  const askToEnd = useApp((state) => state.askToEnd);
  const question = endQuestion(
    session,
    session.consoles.find(({ id }) => id === ending.console),
  );
  const [choice, setChoice] = useState<EndChoice>(question.safe);
  const [busy, setBusy] = useState(false);
  const chosen = question.options.find((option) => option.choice === choice) ?? question.options[0];
  const close = () => askToEnd(undefined);
  const go = async () => {
    if (!chosen) return;
    setBusy(true);
    const fine = await end(ending, chosen.choice);
    setBusy(false);
    if (fine) close();
  };
  return (
    <Dialog
      wide
      title={question.title}
      onClose={close}
      first="input:checked"
      foot={
        <>
          <Button onPress={close}>Cancel</Button>
          <span className="grow" />
          <Button
            kind={chosen?.choice === 'end' ? 'danger' : 'primary'}
            busy={busy}
            onPress={() => void go()}
          >
            {chosen?.label}
          </Button>
        </>
      }
    >
      <p className="dim">{question.says}</p>
      <fieldset className="end-options">
        <legend className="unseen">How to end</legend>
        {question.options.map((option) => (
          <Option
            key={option.choice}
            option={option}
            chosen={option === chosen}
            onChoose={() => setChoice(option.choice)}
          />
        ))}
      </fieldset>
      <p className="row dim end-afterwards">
        <Glyph name="check" />
        {question.afterwards}
      </p>
    </Dialog>
  );
}

function Option({ option, chosen, onChoose }: { option: EndOption; chosen: boolean; onChoose(): void }) {
  const id = useId();
  return (
    <label className={chosen ? 'end-option is-chosen' : 'end-option'}>
      <input
        type="radio"
        name="end"
        value={option.choice}
        checked={chosen}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-effects`}
        onChange={onChoose}
      />
      <span>
        <span className="strong" id={`${id}-label`}>
          {option.label}
        </span>
        {option.typed && <code className="meta end-typed">{option.typed}</code>}
      </span>
      <dl id={`${id}-effects`}>
        {option.effects.map(({ who, does, harm }) => (
          <div key={`${who} ${does}`}>
            <dt>{who}</dt>
            <dd className={harm ? 'is-error strong' : ''}>{does}</dd>
          </div>
        ))}
      </dl>
    </label>
  );
}
