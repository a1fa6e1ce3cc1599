import type { Situation } from '../../core/situation/schema.ts';
import { engineComputer } from '../map/facts.ts';
import { planOf } from '../store/advice.ts';
import { useApp } from '../store/use-app.ts';
import { Tick } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { Question } from '../ui/question.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { put } from './answers.ts';
import { symbolPathField } from './fields.ts';
import { TypedInput } from './typed-input.tsx';
import { useSituation } from './use-situation.ts';

export function SymbolsScreen() {
  const situation = useSituation();
  return (
    <>
      <SymbolComputers situation={situation} />
      <Confidential situation={situation} />
      <SymbolPath situation={situation} />
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
    <Question
      label="Your own symbols"
      why={
        <>
          the engine reads symbols on the computer where it runs <span className="rule">1.6</span>. Without
          any, public symbols must do.
        </>
      }
    >
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
    </Question>
  );
}

function Confidential({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const { symbols } = situation;
  const stay = symbols.on.length > 0 ? `No, they stay on ${symbols.on.join(', ')}` : 'No, they stay';
  return (
    <Question
      label="May they be copied?"
      why={
        <>
          a <code>-remote</code> client is only a keyboard and a screen; symbols come from the server's disk{' '}
          <span className="rule">1.6</span>. If they may not go there, the engine must come to them{' '}
          <span className="rule">2.5</span>.
        </>
      }
    >
      <Segmented
        name="May they be copied?"
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: stay },
        ]}
        value={symbols.confidential ? 'no' : 'yes'}
        onChoose={(may) =>
          answer(
            {
              question: 'symbols.confidential',
              says: may === 'no' ? stay.replace('No, they', 'They') : 'They may be copied',
            },
            (before) => ({
              ...before,
              symbols: put(before.symbols, 'confidential', may === 'no' ? true : undefined),
            }),
          )
        }
      />
    </Question>
  );
}

function SymbolPath({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const settingsPath = useApp((state) => state.settings.symbolPath);
  return (
    <Question
      label="Symbol path"
      why={
        <>
          CDB and KD refuse login prompts unless told <code>!sym prompts</code>{' '}
          <span className="rule">11.3</span>; through the kernel debugger logins fail altogether{' '}
          <span className="rule">2.9</span>.
        </>
      }
    >
      <TypedInput
        field={symbolPathField}
        mono
        placeholder={settingsPath || 'srv*C:\\Symbols*https://msdl.microsoft.com/download/symbols'}
      />
      <Segmented
        name="Symbol server"
        options={[
          { value: 'none', text: 'No symbol server' },
          { value: 'open', text: 'Open server' },
          { value: 'authenticated', text: 'Asks for a login' },
        ]}
        value={situation.symbols.server ?? 'none'}
        onChoose={(server) =>
          answer({ question: 'symbols.server', says: `Symbol server: ${server}` }, (before) => ({
            ...before,
            symbols: put(before.symbols, 'server', server),
          }))
        }
      />
    </Question>
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
