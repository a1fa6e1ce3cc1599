import type { Situation } from '../../core/situation/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Question } from '../ui/question.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { programSystem, setKind, setProgramSystem, setWant } from './answers.ts';
import {
  argumentsField,
  dumpField,
  folderField,
  imageField,
  packageField,
  pidField,
  serviceField,
} from './fields.ts';
import { kinds } from './kinds.ts';
import { ProcessPicker } from './process-picker.tsx';
import { TypedInput } from './typed-input.tsx';
import { useSituation } from './use-situation.ts';

export function WhatScreen() {
  const situation = useSituation();
  return (
    <>
      <KindChoice situation={situation} />
      <TargetQuestions situation={situation} />
      <ProgramSystem situation={situation} />
      <KeepTarget situation={situation} />
    </>
  );
}

function KindChoice({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  return (
    <div className="kinds" role="radiogroup" aria-label="Kind of target">
      {kinds.map(({ kind, name, says }) => (
        <label className="kind" key={kind}>
          <input
            type="radio"
            name="kind"
            checked={situation.target.kind === kind}
            onChange={() =>
              answer({ question: 'target.kind', says: name }, (before) => setKind(before, kind))
            }
          />
          <span className="kind-mark" />
          <span className="strong">{name}</span>
          <span className="kind-says meta">{says}</span>
        </label>
      ))}
      <p className="kind-help meta">
        Not sure? It hangs: running process. It vanishes: next crash. Blue screen: kernel, or the dump it
        left.
      </p>
    </div>
  );
}

function TargetQuestions({ situation }: { situation: Situation }) {
  switch (situation.target.kind) {
    case 'running-process':
      return <RunningProcess />;
    case 'new-process':
      return <NewProcess />;
    case 'service-start':
      return (
        <Question label="Service" hint="The name that sc query shows, not the one on the screen.">
          <TypedInput field={serviceField} columns={32} placeholder="<SERVICE>" />
        </Question>
      );
    case 'dump-file':
      return (
        <Question label="Dump file" hint="Its path on the computer that holds it.">
          <TypedInput field={dumpField} mono placeholder="<DUMP>" />
        </Question>
      );
    case 'crash':
      return (
        <Question label="Program" hint="The program that faults; empty means any.">
          <TypedInput field={imageField} columns={32} placeholder="<PROGRAM>" />
        </Question>
      );
    case 'app-package':
      return (
        <Question
          label="Package and app"
          hint="As Get-AppxPackage shows them, with an exclamation mark between."
        >
          <TypedInput field={packageField} mono placeholder="Contoso.Orders_1.0.0.0_x64__8wekyb3d8bbwe!App" />
        </Question>
      );
    default:
      return null;
  }
}

function RunningProcess() {
  return (
    <Question
      label="Process"
      why={
        <>
          attaching needs the process id <span className="rule">4.5</span>. Without one the commands show{' '}
          <code className="part-hole">&lt;PID&gt;</code>.
        </>
      }
    >
      <div className="row wrap align-start">
        <TypedInput field={pidField} columns={14} placeholder="PID" numeric />
        <TypedInput field={imageField} columns={28} placeholder="Program, if you know it" />
      </div>
      <ProcessPicker />
    </Question>
  );
}

function NewProcess() {
  return (
    <>
      <Question label="Program" hint="Its path on the computer where it runs.">
        <TypedInput field={imageField} mono placeholder="<PROGRAM>" />
      </Question>
      <Question label="Arguments">
        <TypedInput field={argumentsField} mono placeholder="none" />
      </Question>
      <Question
        label="Working folder"
        why={
          <>
            the debugger passes its own folder on to the program it starts{' '}
            <span className="rule">engine 8.2</span>.
          </>
        }
      >
        <TypedInput field={folderField} mono placeholder="the debugger's" />
      </Question>
    </>
  );
}

function ProgramSystem({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const isProcess = situation.target.kind === 'running-process' || situation.target.kind === 'new-process';
  if (!isProcess) return null;
  return (
    <Question
      label="It is a program for"
      why={
        <>
          Linux programs are debugged through gdbserver <span className="rule">2.15</span>. Where no Windows
          debugger is installed, practice debuggers show how it goes.
        </>
      }
    >
      <Segmented
        name="It is a program for"
        options={[
          { value: 'windows', text: 'Windows' },
          { value: 'linux', text: 'Linux' },
        ]}
        value={programSystem(situation)}
        onChoose={(system) =>
          answer(
            { question: 'target.system', says: system === 'linux' ? 'A Linux program' : 'A Windows program' },
            (before) => setProgramSystem(before, system),
          )
        }
      />
    </Question>
  );
}

function KeepTarget({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  if (situation.target.kind !== 'running-process' || programSystem(situation) === 'linux') return null;
  const program = situation.target.image?.split(/[\\/]/).at(-1) ?? 'The process';
  const keep = situation.wants?.keepTarget !== false;
  return (
    <Question
      label="If our debugger dies"
      why={
        <>
          a killed debugger takes its target with it, even one it only attached to. <code>-pd</code> prevents
          that <span className="rule">engine 8.6</span>.
        </>
      }
    >
      <Segmented
        name="If our debugger dies"
        options={[
          { value: 'keep', text: `${program} runs on` },
          { value: 'end', text: 'It may end' },
        ]}
        value={keep ? 'keep' : 'end'}
        onChoose={(choice) =>
          answer(
            { question: 'wants.keepTarget', says: choice === 'keep' ? 'It runs on' : 'It may end' },
            (before) => setWant(before, 'keepTarget', choice === 'keep'),
          )
        }
      />
    </Question>
  );
}
