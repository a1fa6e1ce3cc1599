import { useId, useState } from 'react';
import type { ProcessInfo } from '../../core/contract/schemas.ts';
import { runsHere, toolsetChoice } from '../store/toolset-choice.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Note } from '../ui/note.tsx';
import { setTarget } from './answers.ts';
import { matchingProcesses } from './processes.ts';
import { useDocument } from './use-situation.ts';

/** The processes of this computer, as the debuggers that will attach count them; nothing for other computers. */
export function ProcessPicker() {
  const document = useDocument();
  const { situation } = document;
  const here = useApp((state) => state.hello?.computer);
  const toolsets = useApp((state) => state.toolsets);
  const loadProcesses = useApp((state) => state.loadProcesses);
  const chooseToolset = useApp((state) => state.chooseToolset);
  const [open, setOpen] = useState(false);
  const computer = situation.computers.find(({ name }) => name === situation.target.on);
  if (!computer || !runsHere(computer, here)) return null;
  const { usable, toolset } = toolsetChoice(document, computer, toolsets);
  if (!toolset)
    return <Note>No debugger for this kind of program is found here, so no list of its processes.</Note>;
  const show = (id: string) => {
    setOpen(true);
    void loadProcesses(id);
  };
  return (
    <>
      <div className="row wrap">
        <Button
          glyph={open ? 'down' : 'search'}
          expanded={open}
          onPress={() => (open ? setOpen(false) : show(toolset.id))}
        >
          {open ? 'Hide the list' : `Pick from the processes of ${computer.name}`}
        </Button>
        {open && usable.length > 1 && (
          <Select
            name="Processes as counted by"
            options={usable.map(({ id, name }) => ({ value: id, text: name }))}
            value={toolset.id}
            onChoose={(id) => {
              chooseToolset(computer.name, id);
              show(id);
            }}
            columns={34}
          />
        )}
        {open && (
          <Button
            kind="quiet"
            glyph="undo"
            name="Read the processes again"
            onPress={() => show(toolset.id)}
          />
        )}
      </div>
      {open && <ProcessList key={toolset.id} toolset={toolset.id} onPicked={() => setOpen(false)} />}
    </>
  );
}

/** The row that the arrow keys have reached; only the list scrolls, never the page. */
function keepInSight(row: HTMLElement | null) {
  row?.scrollIntoView({ block: 'nearest' });
}

function ProcessList({ toolset, onPicked }: { toolset: string; onPicked(): void }) {
  const list = useApp((state) => state.processLists[toolset]);
  const answer = useApp((state) => state.answer);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const { shown, hidden } = matchingProcesses(list?.processes ?? [], search);
  const at = Math.min(active, shown.length - 1);
  const pick = ({ pid, name }: ProcessInfo) => {
    answer({ question: 'target.pid', says: `${name}, PID ${pid}` }, (before) =>
      setTarget(setTarget(before, 'pid', pid), 'image', name),
    );
    onPicked();
  };
  return (
    <div className="processes">
      <input
        className="input"
        role="combobox"
        aria-label="Search processes"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={shown[at] && `${listId}-${shown[at].pid}`}
        aria-autocomplete="list"
        placeholder="Search by name, PID, user or command line"
        spellCheck={false}
        autoComplete="off"
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const process = shown[at];
          if (event.key === 'ArrowDown') setActive(Math.min(at + 1, shown.length - 1));
          else if (event.key === 'ArrowUp') setActive(Math.max(at - 1, 0));
          else if (event.key === 'Enter' && process) pick(process);
          else return;
          event.preventDefault();
        }}
      />
      {list?.state === 'failed' && <Note kind="error">{list.says}</Note>}
      <div className="process-list" role="listbox" id={listId} aria-label="Processes" tabIndex={-1}>
        {shown.map((process, index) => (
          <div
            key={process.pid}
            id={`${listId}-${process.pid}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="process"
            ref={index === at ? keepInSight : undefined}
            onClick={() => pick(process)}
            // Keys stay in the search field above.
            onKeyDown={undefined}
          >
            <span className="process-pid">{process.pid}</span>
            <span className="strong">{process.name}</span>
            <span className="dim">{process.user}</span>
            <span className="meta process-line">{process.commandLine}</span>
          </div>
        ))}
      </div>
      <p className="meta row" role="status">
        {list?.state === 'loading' && (
          <>
            <Glyph name="waiting" /> Reading the processes.
          </>
        )}
        {list?.state === 'ready' && shown.length === 0 && 'No process matches.'}
        {list?.state === 'ready' && hidden > 0 && `${hidden} more; search to see them.`}
      </p>
    </div>
  );
}
