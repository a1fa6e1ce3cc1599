import { useState } from 'react';
import type { Situation } from '../../core/situation/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/field.tsx';
import { Question } from '../ui/question.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { programSystem, setPrefer, setWant } from './answers.ts';
import { certificateField, passwordField, pipeField, portField } from './fields.ts';
import { TypedInput } from './typed-input.tsx';
import { useSituation } from './use-situation.ts';
import { useTypedField } from './use-typed-field.ts';

export function WishesScreen() {
  const situation = useSituation();
  return (
    <>
      <PasswordQuestion />
      <PortQuestion />
      <TransportQuestion situation={situation} />
      <EncryptionQuestion situation={situation} />
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
    <Question
      label="Password"
      hint={
        <>
          Shown as dots in commands, titles and transcripts. More than {longestPassword} characters are
          refused by both ends <span className="rule">engine 1.2</span>.
        </>
      }
    >
      <div className="row wrap align-start">
        <TypedInput field={passwordField} columns={20} mono secret={!shown} placeholder="none" />
        <span className="meta field-count">
          {value.length} of {longestPassword} characters, case matters
        </span>
        <Button kind="quiet" small pressed={shown} onPress={() => setShown(!shown)}>
          {shown ? 'Show as dots' : 'Show as text'}
        </Button>
      </div>
    </Question>
  );
}

function PortQuestion() {
  return (
    <Question
      label="Port"
      hint={
        <>
          One port, or a range such as 5005-5010: the side that listens takes the first free one{' '}
          <span className="rule">B4</span>.
        </>
      }
    >
      <TypedInput field={portField} columns={16} placeholder="chosen for you" />
    </Question>
  );
}

const transports = [
  { value: 'any', text: 'Best one' },
  { value: 'tcp', text: 'TCP' },
  { value: 'npipe', text: 'Named pipe' },
  { value: 'com', text: 'COM' },
  { value: 'ssl', text: 'SSL' },
] as const;

function TransportQuestion({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  if (programSystem(situation) === 'linux') return null;
  const transport = transports.find(({ value }) => value === situation.prefer?.transport)?.value ?? 'any';
  return (
    <Question
      label="Transport"
      why={
        <>
          tcp passes most networks and can be dialled from either side; only tcp and ssl can be dialled in
          reverse <span className="rule">B1</span>.
        </>
      }
    >
      <Segmented
        name="Transport"
        options={transports}
        value={transport}
        onChoose={(chosen) =>
          answer({ question: 'prefer.transport', says: `Transport: ${chosen}` }, (before) =>
            setPrefer(before, 'transport', chosen === 'any' ? undefined : chosen),
          )
        }
      />
      {transport === 'npipe' && <TypedInput field={pipeField} columns={28} placeholder="pipe name" />}
    </Question>
  );
}

function EncryptionQuestion({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  if (programSystem(situation) === 'linux') return null;
  const needed = situation.wants?.encryption === true;
  return (
    <Question
      label="Encryption"
      why={
        <>
          tcp, npipe and com send everything readable, the password too. Only ssl and spipe encrypt{' '}
          <span className="rule">2.20</span>; they need a certificate.
        </>
      }
    >
      <div className="row wrap align-start">
        <Segmented
          name="Encryption"
          options={[
            { value: 'no', text: 'Not needed' },
            { value: 'yes', text: 'Needed' },
          ]}
          value={needed ? 'yes' : 'no'}
          onChoose={(choice) =>
            answer(
              {
                question: 'wants.encryption',
                says: choice === 'yes' ? 'Encryption needed' : 'Encryption not needed',
              },
              (before) => setWant(before, 'encryption', choice === 'yes' ? true : undefined),
            )
          }
        />
        {needed && <TypedInput field={certificateField} columns={32} placeholder="CN=... or thumbprint" />}
      </div>
    </Question>
  );
}

const also = [
  { wish: 'log', text: "Write a log on the engine's computer", code: '.logopen' },
  { wish: 'hidden', text: 'Not listed when others search for servers', code: 'hidden' },
  { wish: 'untouchedServerConsole', text: "No typing at the server's own console", code: '-noio' },
] as const;

function AlsoQuestion({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  if (programSystem(situation) === 'linux') return null;
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
