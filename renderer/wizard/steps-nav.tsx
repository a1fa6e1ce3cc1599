import { printRoute, type Route, screens } from '../store/route.ts';
import { useApp } from '../store/use-app.ts';
import { isAnswered, screenNames, summaryOf } from './summaries.ts';
import { useDocument } from './use-situation.ts';

/** The five screens, with what was answered on each. */
export function StepsNav({ route }: { route: Extract<Route, { at: 'situation' }> }) {
  const { situation, answered } = useDocument();
  const go = useApp((state) => state.go);
  return (
    <nav className="steps" aria-label="Questions" data-region="steps" tabIndex={-1}>
      {screens.map((screen, index) => {
        const target = { at: 'situation', document: route.document, screen } as const;
        return (
          <a
            key={screen}
            href={printRoute(target)}
            className={isAnswered(screen, answered) ? 'steps-screen' : 'steps-screen steps-later'}
            aria-current={screen === route.screen ? 'step' : undefined}
            onClick={(event) => {
              event.preventDefault();
              go(target);
            }}
          >
            <span className="steps-number">{index + 1}</span>
            <span className="steps-name">{screenNames[screen]}</span>
            <span className="steps-says meta">{summaryOf(screen, situation, answered)}</span>
          </a>
        );
      })}
    </nav>
  );
}
