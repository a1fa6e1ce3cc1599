import { useState } from 'react';
import type { Toolset } from '../../core/contract/schemas.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { TextInput } from '../ui/field.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Note } from '../ui/note.tsx';
import { Question } from '../ui/question.tsx';
import { Says } from '../ui/says.tsx';
import { clockTime } from '../ui/times.ts';

/** The toolsets found and missing, and the user's own folders. */
export function Debuggers() {
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
