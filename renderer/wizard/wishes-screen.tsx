import { useState } from 'react';
import type { Situation } from '../../core/situation/schema.ts';
import { isLinuxTarget, viewOf } from '../../core/situation/view.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/field.tsx';
import { Question } from '../ui/question.tsx';
import { setWant } from './answers.ts';
import { Asked, AskedChoice } from './asked.tsx';
import { certificateField, passwordField, pipeField, portField } from './fields.ts';
import { TypedInput } from './typed-input.tsx';
import { useSituation } from './use-situation.ts';
import { useTypedField } from './use-typed-field.ts';

export function WishesScreen() {
  const situation = useSituation();
  return (
    <>
      <PasswordQuestion />
      <Asked id="prefer.port">
        <TypedInput field={portField} columns={16} placeholder="chosen for you" />
      </Asked>
      <AskedChoice id="prefer.transport" />
      {situation.prefer?.transport === 'npipe' && (
        <Question label="Name of the pipe" hint="Any name that no other server there uses.">
          <TypedInput field={pipeField} columns={28} placeholder="chosen for you" />
        </Question>
      )}
      <AskedChoice id="wants.encryption" />
      <Asked id="wants.certificate">
        <TypedInput field={certificateField} columns={32} placeholder="CN=... or thumbprint" />
      </Asked>
      <AskedChoice id="wants.lowPrivilegeTarget" />
      <AskedChoice id="wants.graphical" />
      <AskedChoice id="wants.log" />
      <AlsoQuestion situation={situation} />
    </>
  );
}

/** The engine's own limit (engine 1.2). */
const longestPassword = 12;

function PasswordQuestion() {
  const [shown, setShown] = useState(false);
  const { value } = useTypedField(passwordField);
  return (
    <Asked id="prefer.password">
      <div className="row wrap align-start">
        <TypedInput field={passwordField} columns={20} mono secret={!shown} placeholder="none" />
        <span className="meta field-count">
          {value.length} of {longestPassword} characters, case matters
        </span>
        <Button kind="quiet" small pressed={shown} onPress={() => setShown(!shown)}>
          {shown ? 'Show as dots' : 'Show as text'}
        </Button>
      </div>
    </Asked>
  );
}

const also = [
  { wish: 'hidden', text: 'Not listed when others search for servers', code: 'hidden' },
  { wish: 'untouchedServerConsole', text: "No typing at the server's own console", code: '-noio' },
] as const;

function AlsoQuestion({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  if (isLinuxTarget(viewOf(situation))) return null;
  return (
    <Question label="Also">
      {also.map(({ wish, text, code }) => (
        <Tick
          key={wish}
          checked={situation.wants?.[wish] === true}
          onChange={(is) =>
            answer({ question: `wants.${wish}`, says: is ? text : `Not: ${text}` }, (before) =>
              setWant(before, wish, is ? true : undefined),
            )
          }
        >
          {text} <code className="meta">{code}</code>
        </Tick>
      ))}
    </Question>
  );
}
