import { useEffect, useRef } from 'react';
import type { ConsoleState } from '../../core/consoles/schema.ts';
import type { SessionState } from '../../core/contract/schemas.ts';
import { activate, emptyDesk, find, focusedTab, split, zoom } from '../../core/layout/tree.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { Says } from '../ui/says.tsx';
import { CommandLine, HeldLines } from './command-line.tsx';
import { FindBar } from './find-bar.tsx';
import { consoleBeingTypedIn, focusConsole, keysAreElsewhere } from './focus-console.ts';
import { ModeBadge } from './mode-badge.tsx';
import { exactTime } from './modes.ts';
import { isConsoleOver } from './session-view.ts';
import { SilentConsole } from './silent-console.tsx';
import { terminals } from './terminal-registry.ts';
import { TerminalView } from './terminal-view.tsx';

interface PaneProps {
  session: SessionState;
  console: ConsoleState;
}

export function ConsolePane({ session, console }: PaneProps) {
  const { id, title, computer, silent, mode } = console;
  const focused = useApp((state) => focusedTab(state.desks[session.id] ?? emptyDesk) === id);
  const arrange = useApp((state) => state.arrange);
  const finding = useApp((state) => state.finding === id);
  const raw = useApp((state) => state.rawConsoles[id] ?? false);
  const setRaw = useApp((state) => state.setRaw);
  const pane = useRef<HTMLElement>(null);

  // The keys came here by a shortcut, or because the console was just opened: then nobody is interrupted in a line.
  useEffect(() => {
    if (!focused || pane.current?.contains(document.activeElement) || keysAreElsewhere()) return;
    const typedIn = consoleBeingTypedIn();
    if (typedIn === undefined) focusConsole(id);
    else arrange(session.id, (desk) => activate(desk, typedIn));
  }, [focused, id, arrange, session.id]);

  const wasRaw = useRef(raw);
  useEffect(() => {
    if (wasRaw.current === raw) return;
    wasRaw.current = raw;
    focusConsole(id);
  }, [raw, id]);

  const over = isConsoleOver(session, console);
  return (
    <section
      ref={pane}
      className={focused ? 'pane is-focused' : 'pane'}
      aria-label={`Console ${title} on ${computer}`}
      data-pane={id}
      data-raw={raw}
      tabIndex={-1}
      onFocus={() => {
        if (!focused) arrange(session.id, (desk) => activate(desk, id));
      }}
    >
      <PaneHeader session={session} console={console} />
      <p className="modeline">
        <Says text={console.says} />
      </p>
      {finding && <FindBar console={id} title={title} />}
      {silent && <SilentConsole session={session} console={console} />}
      {hasText(console) && <TerminalView key={id} console={console} />}
      {over && (
        <p className="over">
          {mode === 'lost' ? 'Lost' : 'Ended'} at {exactTime(console.since)}
          {console.exitCode !== undefined && `, exit code ${console.exitCode}`}. Its text stays.
        </p>
      )}
      <HeldLines console={console} />
      {raw && !over && (
        <div className="entry type">
          <span className="grow">
            Raw keys: what is typed in the text above goes to the program as it is.
          </span>
          <Button small onPress={() => setRaw(id, false)}>
            Back to the command line
          </Button>
        </div>
      )}
      {!raw && !silent && !over && <Entry console={console} />}
    </section>
  );
}

/** A silent program may print after all, when it does not work. */
const hasText = ({ silent, transcript }: ConsoleState): boolean => !silent || transcript.end > 0;

/** gdbserver never prompts: its console shows what the target prints, and reads what the target reads. */
function Entry({ console }: { console: ConsoleState }) {
  if (console.role !== 'gdbserver') return <CommandLine console={console} />;
  return (
    <p className="entry type dim">
      gdbserver has no prompt: commands are typed in gdb. Raw keys go to the target.
    </p>
  );
}

function PaneHeader({ session, console }: PaneProps) {
  const { id, title, computer, silent, toolset } = console;
  const breakIn = useApp((state) => state.breakIn);
  const finding = useApp((state) => state.finding === id);
  const setFinding = useApp((state) => state.setFinding);
  const over = isConsoleOver(session, console);
  return (
    <header className="pane-head">
      <h2 className="nowrap">{title}</h2>
      <span className="meta pane-where" title={`${computer}, ${toolset.name}`}>
        {computer}
        {!toolset.practice && `, ${toolset.name}`}
      </span>
      {toolset.practice && <span className="tag tag-warning">PRACTICE</span>}
      <ModeBadge console={console} />
      <span className="grow" />
      {!silent && (
        <Button
          small
          glyph="stop"
          not={over ? 'The program has ended.' : undefined}
          onPress={() => void breakIn(id)}
        >
          Break in
        </Button>
      )}
      {hasText(console) && (
        <Button
          kind="quiet"
          small
          glyph="search"
          name={`Find in ${title} (Ctrl+Shift+F)`}
          pressed={finding}
          onPress={() => setFinding(finding ? undefined : id)}
        />
      )}
      <PaneMenu session={session} console={console} />
    </header>
  );
}

function PaneMenu({ session, console }: PaneProps) {
  const { id, title, silent } = console;
  const arrange = useApp((state) => state.arrange);
  const desk = useApp((state) => state.desks[session.id] ?? emptyDesk);
  const raw = useApp((state) => state.rawConsoles[id] ?? false);
  const setRaw = useApp((state) => state.setRaw);
  const reader = useApp((state) => state.screenReaderText);
  const setReader = useApp((state) => state.setScreenReaderText);
  const askToEnd = useApp((state) => state.askToEnd);
  const group = find(desk, id);
  const items = [
    {
      text: desk.zoomed === group?.id ? 'Back to its place' : 'Fill the window',
      run: () => arrange(session.id, (now) => zoom(now, id)),
    },
    {
      text: 'Copy all text',
      run: () => void navigator.clipboard.writeText(terminals().get(id)?.text() ?? ''),
    },
    { text: 'Save text as a file', run: () => saveText(title, terminals().get(id)?.text() ?? '') },
  ];
  if (group && group.tabs.length > 1) {
    items.push(
      { text: 'Split to the right', run: () => arrange(session.id, (now) => split(now, id, id, 'row')) },
      { text: 'Split downwards', run: () => arrange(session.id, (now) => split(now, id, id, 'column')) },
    );
  }
  if (!isConsoleOver(session, console)) {
    if (!silent) items.push({ text: raw ? 'Command line' : 'Raw keys', run: () => setRaw(id, !raw) });
    items.push({ text: 'End this console', run: () => askToEnd({ session: session.id, console: id }) });
  }
  items.push({
    text: reader ? 'No text for screen readers' : 'Text for screen readers',
    run: () => setReader(!reader),
  });
  return <Menu name={`More for ${title}`} items={items} />;
}

/** What the scrollback holds, as a text file: the whole transcript is in the data folder. */
function saveText(title: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = `${title.replace(/[^\w.-]+/g, '-')}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}
