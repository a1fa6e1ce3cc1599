import type { Plan } from '../../core/plan/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { screenNames } from '../wizard/summaries.ts';
import { useDocument } from '../wizard/use-situation.ts';
import { type Obstacle, obstacleTo, screenOf } from './obstacle.ts';

export function StartButton({ plan }: { plan: Plan }) {
  const starting = useApp((state) => state.starting);
  const startPlan = useApp((state) => state.startPlan);
  const obstacle = useObstacle(plan);
  return (
    <Button
      kind="primary"
      glyph="play"
      busy={starting}
      not={obstacle?.says}
      onPress={() => void startPlan(plan)}
    >
      Start
    </Button>
  );
}

function useObstacle(plan: Plan): Obstacle | undefined {
  const texts = useApp((state) => state.texts);
  const here = useApp((state) => state.hello?.computer);
  return obstacleTo(plan, texts, here);
}

/** Why the plan did not start, or cannot: with the way to the field that it is about. */
export function StartFailure({ plan }: { plan: Plan }) {
  const failure = useApp((state) => state.startFailure);
  const go = useApp((state) => state.go);
  const { id } = useDocument();
  const obstacle = useObstacle(plan);
  const shown: Obstacle | undefined = failure
    ? { kind: 'error', says: failure.says, screen: failure.field ? screenOf(failure.field) : undefined }
    : obstacle;
  if (!shown) return null;
  const { screen } = shown;
  return (
    <Note
      kind={shown.kind}
      alert={failure !== undefined}
      deeds={
        screen && (
          <Button small onPress={() => go({ at: 'situation', document: id, screen })}>
            Go to {screenNames[screen]}
          </Button>
        )
      }
    >
      {shown.says}
    </Note>
  );
}
