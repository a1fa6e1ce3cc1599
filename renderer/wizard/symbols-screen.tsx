import type { Situation } from '../../core/situation/schema.ts';
import { engineComputer } from '../map/facts.ts';
import { planOf } from '../store/advice.ts';
import { useApp } from '../store/use-app.ts';
import { Tick } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { Question } from '../ui/question.tsx';
import { put } from './answers.ts';
import { Asked, AskedChoice } from './asked.tsx';
import { symbolPathField } from './fields.ts';
import { TypedInput } from './typed-input.tsx';
import { useSituation } from './use-situation.ts';

export function SymbolsScreen() {
  const situation = useSituation();
  const settingsPath = useApp((state) => state.settings.symbolPath);
  return (
    <>
      <SymbolComputers situation={situation} />
      <AskedChoice id="symbols.confidential" />
      <Asked id="symbols.path">
        <TypedInput
          field={symbolPathField}
          mono
          placeholder={settingsPath || 'srv*C:\\Symbols*https://msdl.microsoft.com/download/symbols'}
        />
      </Asked>
      <AskedChoice id="symbols.server" />
      <SourceComputers situation={situation} />
      <WhatThisMeans situation={situation} />
    </>
  );
}

/** The list with the name in it or not, in the order of the computers. */
function toggled(situation: Situation, on: readonly string[], name: string, is: boolean): string[] {
  return situation.computers
    .map((computer) => computer.name)
    .filter((other) => (other === name ? is : on.includes(other)));
}

function SymbolComputers({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const { symbols, computers } = situation;
  return (
    <Asked id="symbols.on">
      <div className="table">
        <table>
          <caption className="unseen">Computers that hold your symbols</caption>
          <thead>
            <tr>
              <th scope="col">They are on</th>
              <th scope="col">May be read there</th>
            </tr>
          </thead>
          <tbody>
            {computers.map(({ name }) => {
              const has = symbols.on.includes(name);
              return (
                <tr key={name} className={has ? 'is-chosen' : undefined}>
                  <td>
                    <Tick
                      checked={has}
                      onChange={(is) =>
                        answer(
                          {
                            question: 'symbols.on',
                            says: is ? `Symbols on ${name}` : `No symbols on ${name}`,
                          },
                          (before) => ({
                            ...before,
                            symbols: { ...before.symbols, on: toggled(before, before.symbols.on, name, is) },
                          }),
                        )
                      }
                    >
                      <span className={has ? 'strong' : undefined}>{name}</span>
                    </Tick>
                  </td>
                  <td className="dim">
                    {has
                      ? 'yes'
                      : symbols.confidential && symbols.on.length > 0
                        ? 'no, confidential'
                        : 'if copied'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Asked>
  );
}

function SourceComputers({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const on = situation.sources?.on ?? [];
  return (
    <Question label="Sources are on" hint="Without sources the debugger shows addresses and names, no lines.">
      <div className="row wrap">
        {situation.computers.map(({ name }) => (
          <Tick
            key={name}
            checked={on.includes(name)}
            onChange={(is) =>
              answer(
                { question: 'sources.on', says: is ? `Sources on ${name}` : `No sources on ${name}` },
                (before) => {
                  const next = toggled(before, before.sources?.on ?? [], name, is);
                  return put(
                    before,
                    'sources',
                    next.length > 0 ? { ...before.sources, on: next } : undefined,
                  );
                },
              )
            }
          >
            {name}
          </Tick>
        ))}
      </div>
    </Question>
  );
}

function WhatThisMeans({ situation }: { situation: Situation }) {
  const plan = planOf(situation);
  if (plan.method === null) return null;
  const engine = engineComputer(plan);
  const { on } = situation.symbols;
  const read = on.includes(engine)
    ? 'It reads your symbols there.'
    : on.length > 0
      ? `Your symbols are on ${on.join(', ')}: they must be copied, or shared with ${engine}.`
      : 'It has public symbols only: exported names, no locals.';
  return (
    <Question label="What this means">
      <div className="symbols-mean">
        <Note>
          <b>The engine runs on {engine}.</b> {read}
        </Note>
      </div>
    </Question>
  );
}
