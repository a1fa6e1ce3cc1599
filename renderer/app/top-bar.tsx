import { type MouseEvent, useState } from 'react';
import { printRoute, type Route } from '../store/route.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { clockTime } from '../ui/times.ts';

export function TopBar() {
  const go = useApp((state) => state.go);
  return (
    <header className="top" data-region="bar" tabIndex={-1}>
      <div className="top-left">
        <RouteLink className="home" route={{ at: 'start' }} name="Debug Switchboard, start">
          <Glyph name="brand" />
          <span className="home-name">Debug Switchboard</span>
        </RouteLink>
        <OpenPlan />
      </div>
      <Stages />
      <Button kind="quiet" glyph="settings" name="Settings" onPress={() => go({ at: 'settings' })} />
    </header>
  );
}

/** The name of the open plan, editable in place, and whether it is saved. */
function OpenPlan() {
  const document = useApp((state) => state.document);
  const route = useApp((state) => state.route);
  const rename = useApp((state) => state.renameDocument);
  const [draft, setDraft] = useState<string | undefined>(undefined);
  if (!document || route.at === 'start' || route.at === 'settings') return null;
  const done = (name: string | undefined) => {
    setDraft(undefined);
    if (name?.trim() && name.trim() !== document.name) void rename(document.id, name.trim());
  };
  return (
    <div className="plan-name">
      {draft === undefined ? (
        <button type="button" className="plan-title" title="Rename" onClick={() => setDraft(document.name)}>
          {document.name}
          <span className="unseen">, rename</span>
        </button>
      ) : (
        <input
          className="input"
          aria-label="Name of the plan"
          // The field replaces the button that was pressed.
          ref={(input) => {
            if (input && input !== window.document.activeElement) input.focus();
          }}
          maxLength={200}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => done(draft)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') done(draft);
            if (event.key === 'Escape') done(undefined);
          }}
        />
      )}
      <SavedState />
    </div>
  );
}

function SavedState() {
  const saving = useApp((state) => state.saving);
  if (saving.state === 'failed') return <span className="saved is-error">not saved</span>;
  return (
    <span className="saved meta">
      {saving.state === 'saving' ? 'saving' : `saved ${clockTime(saving.at)}`}
    </span>
  );
}

function Stages() {
  const document = useApp((state) => state.document);
  const route = useApp((state) => state.route);
  const screen = useApp((state) => state.lastScreen);
  const consoles = useApp((state) => state.sessions.length);
  if (route.at === 'start' || route.at === 'settings') {
    return consoles > 0 ? (
      <nav className="stages" aria-label="Stages">
        <RouteLink route={{ at: 'consoles' }}>Consoles</RouteLink>
      </nav>
    ) : (
      <span />
    );
  }
  const id = document?.id;
  const stages: { text: string; route: Route | undefined }[] = [
    { text: 'Situation', route: id ? { at: 'situation', document: id, screen } : undefined },
    { text: 'Plan', route: id ? { at: 'plan', document: id } : undefined },
    { text: 'Consoles', route: { at: 'consoles', ...(id && { document: id }) } },
  ];
  return (
    <nav className="stages" aria-label="Stages">
      {stages.map(
        (stage, index) =>
          stage.route && (
            <RouteLink
              key={stage.text}
              route={stage.route}
              current={stage.route.at === route.at}
              keys={`Alt+${index + 1}`}
            >
              {stage.text}
            </RouteLink>
          ),
      )}
    </nav>
  );
}

interface RouteLinkProps {
  route: Route;
  children: React.ReactNode;
  className?: string;
  name?: string;
  current?: boolean;
  keys?: string;
}

function RouteLink({ route, children, className, name, current, keys }: RouteLinkProps) {
  const go = useApp((state) => state.go);
  const onClick = (event: MouseEvent) => {
    event.preventDefault();
    go(route);
  };
  return (
    <a
      href={printRoute(route)}
      className={className}
      aria-label={name}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={keys}
      title={keys}
      onClick={onClick}
    >
      {children}
    </a>
  );
}
