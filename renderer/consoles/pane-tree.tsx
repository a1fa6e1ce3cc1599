import { Fragment, type KeyboardEvent, useEffect, useEffectEvent } from 'react';
import { Panel, Group as PanelGroup, Separator, useGroupRef } from 'react-resizable-panels';
import type { SessionState } from '../../core/contract/schemas.ts';
import {
  activate,
  condense,
  emptyDesk,
  focusedTab,
  type Group,
  groupsOf,
  type Layout,
  leastPercentage,
  resize,
  type Split,
} from '../../core/layout/tree.ts';
import { useApp } from '../store/use-app.ts';
import { ConsolePane } from './console-pane.tsx';
import { ModeGlyph } from './mode-badge.tsx';
import { modeView } from './modes.ts';
import { usePanesThatFit } from './panes-that-fit.ts';
import { useShowConsole } from './use-show-console.ts';

/** The consoles of a session in their splits; small windows show fewer panes and more tabs. */
export function PaneTree({ session }: { session: SessionState }) {
  const desk = useApp((state) => state.desks[session.id] ?? emptyDesk);
  const shown = useApp((state) => state.shownConsoles);
  const fit = usePanesThatFit();
  if (!desk.root) return null;
  const zoomed = groupsOf(desk.root).find(({ id }) => id === desk.zoomed);
  const layout =
    zoomed ?? (fit === 'all' ? desk.root : condense(desk.root, fit, [focusedTab(desk) ?? '', ...shown]));
  return <Pane session={session} layout={layout} />;
}

function Pane({ session, layout }: { session: SessionState; layout: Layout }) {
  return layout.kind === 'group' ? (
    <TabGroup session={session} group={layout} />
  ) : (
    // A new split is a new arrangement: it starts from its own share.
    <SplitPane key={layout.id} session={session} layout={layout} />
  );
}

/** Percent: less than a pixel of any window, so it is rounding and no wish. */
const leastShareChange = 0.01;

function SplitPane({ session, layout }: { session: SessionState; layout: Split }) {
  const arrange = useApp((state) => state.arrange);
  const panels = useGroupRef();
  const { id, first, second, percentage } = layout;
  const names = { first: `${id}-first`, second: `${id}-second` };
  const setShares = useEffectEvent((share: number) => {
    const now = panels.current?.getLayout()[names.first];
    if (now === undefined || Math.abs(now - share) < leastShareChange) return;
    panels.current?.setLayout({ [names.first]: share, [names.second]: 100 - share });
  });
  // Moved by keys, the border is told; moved by the pointer, it was there first.
  useEffect(() => setShares(percentage), [percentage]);
  return (
    <PanelGroup
      groupRef={panels}
      orientation={layout.direction === 'row' ? 'horizontal' : 'vertical'}
      // A double click on the border goes back to the panels' default size: equal.
      defaultLayout={{ [names.first]: percentage, [names.second]: 100 - percentage }}
      onLayoutChanged={(sizes, { requestedLayout = sizes }) => {
        // What was asked for, not what a small window made of it.
        const share = requestedLayout[names.first];
        if (share === undefined || Math.abs(share - percentage) < leastShareChange) return;
        arrange(session.id, (desk) => resize(desk, id, share));
      }}
    >
      <Panel id={names.first} defaultSize="50%" minSize={`${leastPercentage}%`}>
        <Pane session={session} layout={first} />
      </Panel>
      <Separator className={`border border-${layout.direction}`} aria-label="Border between panes" />
      <Panel id={names.second} defaultSize="50%" minSize={`${leastPercentage}%`}>
        <Pane session={session} layout={second} />
      </Panel>
    </PanelGroup>
  );
}

function TabGroup({ session, group }: { session: SessionState; group: Group }) {
  const console = session.consoles.find(({ id }) => id === group.active);
  if (!console) return null;
  const tabs = group.tabs.length > 1;
  const panel = <ConsolePane key={console.id} session={session} console={console} />;
  if (!tabs) return panel;
  return (
    <div className="tab-group">
      <Tabs session={session} group={group} />
      <div
        className="tab-panel"
        role="tabpanel"
        id={`panel-${group.id}`}
        aria-labelledby={`tab-${console.id}`}
      >
        {panel}
      </div>
    </div>
  );
}

function Tabs({ session, group }: { session: SessionState; group: Group }) {
  const arrange = useApp((state) => state.arrange);
  const showConsole = useShowConsole(session.id);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const next = group.tabs.at((group.tabs.indexOf(group.active) + by) % group.tabs.length);
    if (!next) return;
    // The keys stay on the tabs while one walks along them.
    arrange(session.id, (desk) => activate(desk, next));
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label="Consoles in this pane">
      {group.tabs.map((tab) => {
        const console = session.consoles.find(({ id }) => id === tab);
        if (!console) return <Fragment key={tab} />;
        const chosen = tab === group.active;
        return (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={chosen}
            aria-controls={chosen ? `panel-${group.id}` : undefined}
            tabIndex={chosen ? 0 : -1}
            title={`${console.title} on ${console.computer}: ${modeView(console).word}`}
            onKeyDown={onKeyDown}
            onClick={() => showConsole(tab)}
          >
            <ModeGlyph console={console} />
            <span>{console.title}</span>
            <span className="meta">{console.computer}</span>
          </button>
        );
      })}
    </div>
  );
}
