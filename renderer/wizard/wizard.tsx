import type { ComponentType } from 'react';
import { VerdictBoard } from '../board/board.tsx';
import { OpenedVerdict } from '../board/opened-verdict.tsx';
import { type Route, type ScreenId, screens } from '../store/route.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { ReachScreen } from './reach-screen.tsx';
import { StepsNav } from './steps-nav.tsx';
import { screenNames } from './summaries.ts';
import { SymbolsScreen } from './symbols-screen.tsx';
import { WhatScreen } from './what-screen.tsx';
import { WhereScreen } from './where-screen.tsx';
import { WishesScreen } from './wishes-screen.tsx';

type SituationRoute = Extract<Route, { at: 'situation' }>;

interface Screen {
  title: string;
  lead: string;
  Body: ComponentType;
}

const pages: Record<ScreenId, Screen> = {
  what: {
    title: 'What do you want to debug?',
    lead: 'One target. Several targets are several plans, or one plan with a process server.',
    Body: WhatScreen,
  },
  where: {
    title: 'Which computers take part, and who is there?',
    lead: 'Add a computer in the middle if both sides can reach it: it may carry the link, or hold the symbols.',
    Body: WhereScreen,
  },
  reach: {
    title: 'Who can open a connection to whom?',
    lead: 'An arrow points at the one being called. Click an arrow to allow or forbid it.',
    Body: ReachScreen,
  },
  symbols: {
    title: 'Where are the symbols and sources?',
    lead: 'The engine reads them on the computer where it runs. This is the answer most people find out late.',
    Body: SymbolsScreen,
  },
  wishes: {
    title: 'Anything it must also do?',
    lead: 'All optional. A wish that cannot be met never hides a method: it says what is missing.',
    Body: WishesScreen,
  },
};

/** The stage Situation: the screens at the left, the question, and the verdicts at the right. */
export function Wizard({ route }: { route: SituationRoute }) {
  return (
    <div className="wizard">
      <StepsNav route={route} />
      <main className="work" data-region="question" id="question" tabIndex={-1}>
        {route.verdict ? (
          <OpenedVerdict key={route.verdict} route={route} method={route.verdict} />
        ) : (
          <Page route={route} />
        )}
      </main>
      <VerdictBoard route={route} />
    </div>
  );
}

function Page({ route }: { route: SituationRoute }) {
  const { title, lead, Body } = pages[route.screen];
  return (
    <>
      {/* A new screen begins at its top: its own element, its own scroll position. */}
      <div className="page" key={route.screen}>
        <header>
          <h1>{title}</h1>
          <p className="lead">{lead}</p>
        </header>
        <Body />
      </div>
      <Foot route={route} />
    </>
  );
}

function Foot({ route }: { route: SituationRoute }) {
  const go = useApp((state) => state.go);
  const at = screens.indexOf(route.screen);
  const previous = screens[at - 1];
  const next = screens[at + 1];
  const { document } = route;
  return (
    <footer className="foot">
      {previous && (
        <Button glyph="left" onPress={() => go({ at: 'situation', document, screen: previous })}>
          {screenNames[previous]}
        </Button>
      )}
      <span className="dim foot-says">
        {previous
          ? 'Going back keeps every answer.'
          : 'Every question can be skipped: the verdicts then use the default.'}
      </span>
      <span className="grow" />
      <Button
        kind={next ? 'plain' : 'primary'}
        {...(!next && { glyphAfter: 'right' as const })}
        onPress={() => go({ at: 'plan', document })}
      >
        See the plan
      </Button>
      {next && (
        <Button
          kind="primary"
          glyphAfter="right"
          onPress={() => go({ at: 'situation', document, screen: next })}
        >
          {screenNames[next]}
        </Button>
      )}
    </footer>
  );
}
