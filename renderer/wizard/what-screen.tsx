import type { Situation, TargetKind } from '../../core/situation/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Question } from '../ui/question.tsx';
import { setKind, technicianFits } from './answers.ts';
import { Asked, AskedChoice } from './asked.tsx';
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
      <TargetQuestions kind={situation.target.kind} />
      <AskedChoice id="target.system" also={technicianFits} />
      <AskedChoice id="target.needsKernelState" />
      <AskedChoice id="wants.keepTarget" />
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

function TargetQuestions({ kind }: { kind: TargetKind }) {
  if (kind === 'running-process') {
    return (
      <Asked id="target.pid">
        <div className="row wrap align-start">
          <TypedInput field={pidField} columns={14} placeholder="PID" numeric />
          <TypedInput field={imageField} columns={28} placeholder="Program, if you know it" />
        </div>
        <ProcessPicker />
      </Asked>
    );
  }
  if (kind === 'crash') {
    return (
      <Question label="Which program?" hint="The program that faults; empty means any.">
        <TypedInput field={imageField} columns={32} placeholder="<PROGRAM>" />
      </Question>
    );
  }
  if (kind === 'app-package') {
    return (
      <Question
        label="Which package and app?"
        hint="As Get-AppxPackage shows them, with an exclamation mark between."
      >
        <TypedInput field={packageField} mono placeholder="Contoso.Orders_1.0.0.0_x64__8wekyb3d8bbwe!App" />
      </Question>
    );
  }
  return (
    <>
      <Asked id="target.image">
        <TypedInput field={imageField} mono placeholder="<PROGRAM>" />
      </Asked>
      <Asked id="target.arguments">
        <TypedInput field={argumentsField} mono placeholder="none" />
      </Asked>
      <Asked id="target.folder">
        <TypedInput field={folderField} mono placeholder="the debugger's" />
      </Asked>
      <Asked id="target.service">
        <TypedInput field={serviceField} columns={32} placeholder="<SERVICE>" />
      </Asked>
      <Asked id="target.dumpPath">
        <TypedInput field={dumpField} mono placeholder="<DUMP>" />
      </Asked>
    </>
  );
}
