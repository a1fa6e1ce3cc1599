import type { ReactNode } from 'react';
import type { Computer, Situation } from '../../core/situation/schema.ts';
import { runsHere, toolsetChoice } from '../store/toolset-choice.ts';
import { useApp } from '../store/use-app.ts';
import { Select } from '../ui/field.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Menu } from '../ui/menu.tsx';
import { removeComputer, setComputer } from './answers.ts';
import { addressField, computerNameField } from './fields.ts';
import { TypedInput } from './typed-input.tsx';
import { useDocument } from './use-situation.ts';

interface CardProps {
  computer: Computer;
  index: number;
  situation: Situation;
}

const systems = [
  { value: 'windows', text: 'Windows' },
  { value: 'linux', text: 'Linux' },
  { value: 'firmware', text: 'Firmware, no system yet' },
] as const;
const tools = [
  { value: 'kit', text: 'Windows kit' },
  { value: 'store', text: 'WinDbg from the Store' },
  { value: 'remote-only', text: 'Only remote.exe' },
  { value: 'gdb', text: 'gdb, gdbserver' },
  { value: 'none', text: 'None' },
] as const;
const people = [
  { value: 'helper', text: 'Somebody who operates it' },
  { value: 'starter', text: 'Somebody who starts a program' },
  { value: 'nobody', text: 'Nobody' },
  { value: 'technician', text: 'You' },
] as const;
const accesses = [
  { value: 'by-hand', text: 'Somebody there, by hand' },
  { value: 'ssh', text: 'Over SSH' },
  { value: 'here', text: 'This computer' },
] as const;
const rights = [
  { value: 'unknown', text: 'Not known' },
  { value: 'elevated', text: 'Elevated' },
  { value: 'plain', text: 'Not elevated' },
] as const;

export function ComputerCard({ computer, index, situation }: CardProps) {
  const answer = useApp((state) => state.answer);
  const isTechnician = computer.name === situation.technician;
  const isTarget = computer.name === situation.target.on;
  const set = <Key extends keyof Computer>(key: Key, value: Computer[Key] | undefined, text: string) =>
    answer({ question: `computers[${index}].${key}`, says: `${computer.name}: ${text}` }, (before) =>
      setComputer(before, computer.name, key, value),
    );
  return (
    <section className="computer" aria-label={computer.name}>
      <header>
        <Glyph name="computer" />
        <span className="strong computer-name">{computer.name}</span>
        {isTechnician && <span className="tag tag-accent">you</span>}
        {isTarget && <span className="tag">target</span>}
        {!isTechnician && !isTarget && <span className="tag">in the middle</span>}
        <span className="grow" />
        {!isTechnician && (
          <Menu
            name={`More for ${computer.name}`}
            items={[
              {
                text: `Remove ${computer.name}`,
                run: () =>
                  answer({ question: 'computers', says: `${computer.name} is removed` }, (before) =>
                    removeComputer(before, computer.name),
                  ),
              },
            ]}
          />
        )}
      </header>
      <div className="computer-facts">
        <Fact name="Name">
          <TypedInput field={computerNameField(index)} />
        </Fact>
        <Fact name="Address">
          <TypedInput
            field={addressField(index)}
            placeholder={isTechnician ? 'its name' : 'name or IP address'}
          />
        </Fact>
        <Fact name="System">
          <Choice
            name="System"
            options={systems}
            value={computer.os}
            onChoose={(os, text) => set('os', os, text)}
          />
        </Fact>
        <Fact name="Debuggers">
          <Choice
            name="Debuggers"
            options={tools}
            value={computer.tools}
            onChoose={(value, text) => set('tools', value, text)}
          />
        </Fact>
        <Fact name="Who is there">
          <Choice
            name="Who is there"
            options={people}
            value={computer.person}
            onChoose={(person, text) => set('person', person, text)}
          />
        </Fact>
        <Fact name="Starts steps">
          <Choice
            name="Starts steps"
            options={accesses}
            value={computer.access ?? 'by-hand'}
            onChoose={(access, text) => set('access', access, text)}
          />
        </Fact>
        <Fact name="Rights">
          <Choice
            name="Rights"
            options={rights}
            value={computer.elevated === undefined ? 'unknown' : computer.elevated ? 'elevated' : 'plain'}
            onChoose={(right, text) =>
              set('elevated', right === 'unknown' ? undefined : right === 'elevated', text)
            }
          />
        </Fact>
        <RunsHere computer={computer} />
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="computer-fact">
      <span className="meta" aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  options: readonly { value: Value; text: string }[];
  value: Value;
  onChoose(value: Value, text: string): void;
}

function Choice<Value extends string>({ name, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <Select
      name={name}
      options={options}
      value={value}
      onChoose={(chosen) =>
        onChoose(chosen, options.find((option) => option.value === chosen)?.text ?? chosen)
      }
    />
  );
}

/** Which debuggers of this computer its steps would use. */
function RunsHere({ computer }: { computer: Computer }) {
  const document = useDocument();
  const here = useApp((state) => state.hello?.computer);
  const toolsets = useApp((state) => state.toolsets);
  if (!runsHere(computer, here)) return null;
  const { toolset } = toolsetChoice(document, computer, toolsets);
  return (
    <p className="meta computer-note">
      {toolset
        ? `Its steps run on this computer, with ${toolset.name}.`
        : 'Its steps run on this computer; no debugger for it is found here.'}
    </p>
  );
}
