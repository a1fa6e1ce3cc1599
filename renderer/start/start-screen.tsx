import { useRef, useState } from 'react';
import { newSituation, type OwnComputer } from '../../core/situation/defaults.ts';
import { planName } from '../store/plan-name.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { type FileFailure, openFile } from './open-file.ts';
import { practiceSituation } from './practice-situation.ts';
import { RecentPlans } from './recent-plans.tsx';
import { ThisComputerFacts } from './this-computer.tsx';

export function StartScreen() {
  const [failure, setFailure] = useState<FileFailure | undefined>(undefined);
  return (
    <div className="start">
      <main className="page" data-region="start" tabIndex={-1}>
        <StartHead onFailure={setFailure} />
        {failure && (
          <Note
            kind="error"
            alert
            deeds={
              <Button kind="quiet" small glyph="cross" name="Dismiss" onPress={() => setFailure(undefined)} />
            }
          >
            <p className="strong">{failure.says}</p>
            {failure.faults.map((fault) => (
              <p key={fault}>{fault}</p>
            ))}
            <p className="dim">The file itself is not changed.</p>
          </Note>
        )}
        <TryIt />
        <RecentPlans />
      </main>
      <aside className="side" aria-label="This computer" data-region="side" tabIndex={-1}>
        <ThisComputerFacts />
      </aside>
    </div>
  );
}

function StartHead({ onFailure }: { onFailure(failure: FileFailure | undefined): void }) {
  const hello = useApp((state) => state.hello);
  const newDocument = useApp((state) => state.newDocument);
  const go = useApp((state) => state.go);
  const symbolPath = useApp((state) => state.settings.symbolPath);
  const input = useRef<HTMLInputElement>(null);
  const open = (from: Parameters<typeof newDocument>[0]) =>
    go({ at: 'situation', document: newDocument(from), screen: 'what' });
  const openNew = (own: OwnComputer) => {
    const situation = newSituation(own);
    if (symbolPath) situation.symbols.path = symbolPath;
    open({ name: planName(situation), situation });
  };
  const openChosen = async (file: File | undefined) => {
    if (!file) return;
    const opened = await openFile(file);
    if (!opened.ok) return onFailure(opened.error);
    onFailure(undefined);
    open(opened.value);
  };
  return (
    <header className="start-head">
      <div className="grow">
        <h1>Debug something on another computer</h1>
        <p className="lead">Answer five short questions and get the commands for every computer, in order.</p>
      </div>
      <div className="row">
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          className="unseen"
          tabIndex={-1}
          aria-label="Plan file"
          onChange={(event) => {
            void openChosen(event.target.files?.[0]);
            // The same file may be chosen again after it was corrected.
            event.target.value = '';
          }}
        />
        <Button onPress={() => input.current?.click()}>Open plan file</Button>
        <Button kind="primary" glyph="plus" busy={!hello} onPress={() => hello && openNew(hello.computer)}>
          New plan
        </Button>
      </div>
    </header>
  );
}

/** A filled situation whose two computers are both this one. */
function TryIt() {
  const hello = useApp((state) => state.hello);
  const toolsets = useApp((state) => state.toolsets);
  const newDocument = useApp((state) => state.newDocument);
  const go = useApp((state) => state.go);
  const practice = toolsets.find((toolset) => toolset.practice);
  const tryIt = () => {
    if (!hello || !practice) return;
    const situation = practiceSituation(hello.computer);
    const toolsetIds = Object.fromEntries(situation.computers.map(({ name }) => [name, practice.id]));
    const document = newDocument({
      name: 'Practice on this computer',
      situation,
      toolsets: toolsetIds,
      answered: ['target.kind', 'where', 'reach'],
    });
    go({ at: 'plan', document });
  };
  return (
    <section className="try" aria-labelledby="try-title">
      <div className="grow">
        <h2 id="try-title">Try it on this computer now</h2>
        <p className="dim">
          Two computers that are both this one, simulated debuggers, a real connection between them. Nothing
          is installed or changed; everything is marked <span className="tag tag-warning">practice</span>.
        </p>
      </div>
      <Button
        glyph="play"
        not={hello && practice ? undefined : 'The debuggers of this computer are being looked for.'}
        onPress={tryIt}
      >
        Try it on this computer now
      </Button>
    </section>
  );
}
