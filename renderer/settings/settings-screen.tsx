import { useState } from 'react';
import type { Settings, Toolset } from '../../core/contract/schemas.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { TextInput } from '../ui/field.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Note } from '../ui/note.tsx';
import { Question } from '../ui/question.tsx';
import { Says } from '../ui/says.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { clockTime } from '../ui/times.ts';
import { numberFault } from './number-fault.ts';

const sections = [
  { id: 'debuggers', text: 'Debuggers' },
  { id: 'symbols', text: 'Symbols' },
  { id: 'consoles', text: 'Consoles' },
  { id: 'appearance', text: 'Appearance' },
] as const;

export function SettingsScreen() {
  return (
    <div className="settings">
      <nav className="steps" aria-label="Settings" data-region="sections" tabIndex={-1}>
        {sections.map(({ id, text }) => (
          <a
            key={id}
            href={`#${id}`}
            className="steps-screen settings-link"
            onClick={(event) => {
              event.preventDefault();
              document.querySelector<HTMLElement>(`#settings-${id}`)?.focus();
            }}
          >
            <span className="steps-name">{text}</span>
          </a>
        ))}
      </nav>
      <main className="page" data-region="settings" tabIndex={-1}>
        <Debuggers />
        <Preferences />
      </main>
    </div>
  );
}

function Debuggers() {
  const toolsets = useApp((state) => state.toolsets);
  const toolsetsState = useApp((state) => state.toolsetsState);
  const at = useApp((state) => state.toolsetsAt);
  const load = useApp((state) => state.loadToolsets);
  const found = toolsets.filter(({ programs }) => programs.length > 0);
  const missing = toolsets.flatMap((toolset) =>
    toolset.missing.map((one) => ({ ...one, key: `${toolset.id} ${one.name}`, of: toolset.name })),
  );
  return (
    <>
      <header className="settings-head">
        <div className="grow">
          <h1 id="settings-debuggers" tabIndex={-1}>
            Debuggers on this computer
          </h1>
          <p className="lead">
            {at > 0 && `Found at ${clockTime(at)} in the kits folder, the Store, PATH and your own folders. `}
            Nothing is downloaded.
          </p>
        </div>
        <Button busy={toolsetsState === 'loading'} onPress={() => void load(true)}>
          Look again
        </Button>
      </header>
      {toolsetsState === 'ready' && found.length === 0 && (
        <Note kind="warning">
          No debugger found on this computer. Plans for other computers work as they are.
        </Note>
      )}
      {found.length > 0 && <FoundTable toolsets={found} />}
      {missing.length > 0 && (
        <div className="table">
          <table>
            <caption className="unseen">Debuggers that are missing</caption>
            <thead>
              <tr>
                <th scope="col">Missing</th>
                <th scope="col">Belongs to</th>
                <th scope="col">How to get it</th>
                <th scope="col">
                  <span className="unseen">Copy</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {missing.map(({ key, name, how, of }) => (
                <tr key={key}>
                  <th scope="row">
                    <span className="row">
                      <Glyph name="cross" className="is-ruled-out" /> {name}
                    </span>
                  </th>
                  <td className="dim">{of}</td>
                  <td>
                    <Says text={how} />
                  </td>
                  <td>
                    <CopyButton text={how} name={`Copy how to get ${name}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ToolFolders />
    </>
  );
}

function FoundTable({ toolsets }: { toolsets: Toolset[] }) {
  return (
    <div className="table settings-found">
      <table>
        <caption className="unseen">Debuggers that were found</caption>
        <thead>
          <tr>
            <th scope="col">Found</th>
            <th scope="col">Version</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {toolsets.map(({ id, name, version, folder, practice, programs }) => (
            <tr key={id}>
              <th scope="row">
                <span className="row">
                  <Glyph name="check" className="is-best" /> {name}
                  {practice && <span className="tag tag-warning">practice</span>}
                </span>
              </th>
              <td>
                <code>{version ?? '-'}</code>
              </td>
              <td>
                <code>{folder ?? programs.map(({ argvPrefix }) => argvPrefix[0]).join(' ')}</code>
                <span className="meta settings-programs">
                  {programs.map((program) => program.name).join(' ')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ToolFolders() {
  const folders = useApp((state) => state.settings.toolFolders);
  const change = useApp((state) => state.changeSettings);
  const load = useApp((state) => state.loadToolsets);
  const [folder, setFolder] = useState('');
  const save = async (toolFolders: string[]) => {
    await change({ toolFolders });
    await load(true);
  };
  const add = () => {
    const name = folder.trim();
    if (!name || folders.includes(name)) return;
    setFolder('');
    void save([...folders, name]);
  };
  return (
    <Question
      label="Your own folders"
      hint="Searched for cdb, kd, dbgsrv, gdb and their like, before everything else."
    >
      {folders.map((name) => (
        <div className="row" key={name}>
          <code>{name}</code>
          <Button
            kind="quiet"
            small
            glyph="cross"
            name={`Do not search ${name}`}
            onPress={() => void save(folders.filter((other) => other !== name))}
          />
        </div>
      ))}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          name="Folder"
          value={folder}
          onChange={setFolder}
          columns={48}
          mono
          placeholder="path of a folder"
        />
        <Button onPress={add}>Add folder</Button>
      </form>
    </Question>
  );
}

const themes = [
  { value: 'system', text: "As the system's" },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
  { value: 'contrast', text: 'High contrast' },
] as const;

function Preferences() {
  const settings = useApp((state) => state.settings);
  const change = useApp((state) => state.changeSettings);
  return (
    <>
      <h2 id="settings-symbols" tabIndex={-1}>
        Symbols
      </h2>
      <Question label="Symbol path" hint="Offered for new plans, for the computer where the engine runs.">
        <TextInput
          name="Symbol path"
          mono
          value={settings.symbolPath}
          onChange={(symbolPath) => void change({ symbolPath })}
          placeholder="srv*C:\Symbols*https://msdl.microsoft.com/download/symbols"
        />
      </Question>
      <h2 id="settings-consoles" tabIndex={-1}>
        Consoles
      </h2>
      <NumberQuestion
        label="Font size"
        unit="px"
        field="consoleFontPx"
        least={8}
        most={32}
        hint="80 columns side by side fit at 13 px in a window of 1600 px."
      />
      <NumberQuestion
        label="Scrollback"
        unit="lines"
        field="scrollbackLines"
        least={1000}
        most={200_000}
        hint="Older lines stay in the transcript."
      />
      <h2 id="settings-appearance" tabIndex={-1}>
        Appearance
      </h2>
      <Question label="Theme">
        <Segmented
          name="Theme"
          options={themes}
          value={settings.theme}
          onChoose={(theme) => void change({ theme })}
        />
      </Question>
    </>
  );
}

interface NumberQuestionProps {
  label: string;
  unit: string;
  field: keyof Pick<Settings, 'consoleFontPx' | 'scrollbackLines'>;
  least: number;
  most: number;
  hint: string;
}

function NumberQuestion({ label, unit, field, least, most, hint }: NumberQuestionProps) {
  const value = useApp((state) => state.settings[field]);
  const change = useApp((state) => state.changeSettings);
  const [text, setText] = useState<string | undefined>(undefined);
  const shown = text ?? String(value);
  const error = numberFault(label, shown, least, most);
  return (
    <Question label={label} hint={hint}>
      <span className="row align-start">
        <TextInput
          name={label}
          value={shown}
          error={error}
          columns={12}
          inputMode="numeric"
          onChange={(next) => {
            setText(next);
            if (!numberFault(label, next, least, most)) void change({ [field]: Number(next) });
          }}
        />
        <span className="meta field-count">{unit}</span>
      </span>
    </Question>
  );
}
