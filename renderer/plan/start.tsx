import type { Plan } from '../../core/plan/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { setPrefer } from '../wizard/answers.ts';
import { screenNames } from '../wizard/summaries.ts';
import { useDocument } from '../wizard/use-situation.ts';
import { nextPort, type Obstacle, obstacleTo, screenOf } from './obstacle.ts';

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
  const port = failure?.kind === 'port-in-use' ? nextPort(plan) : undefined;
  return (
    <Note
      kind={shown.kind}
      alert={failure !== undefined}
      deeds={
        <span className="row wrap">
          {port && <UsePort port={port} />}
          {screen && (
            <Button small onPress={() => go({ at: 'situation', document: id, screen })}>
              Go to {screenNames[screen]}
            </Button>
          )}
        </span>
      }
    >
      {shown.says}
    </Note>
  );
}

function UsePort({ port }: { port: number }) {
  const answer = useApp((state) => state.answer);
  return (
    <Button
      small
      onPress={() =>
        answer({ question: 'prefer.port', says: `Port ${port}` }, (before) => setPrefer(before, 'port', port))
      }
    >
      Use tcp {port} on both ends
    </Button>
  );
}

/** Says that this plan runs already; starting it again makes a second session. */
export function RunningNote() {
  const { id } = useDocument();
  const running = useApp((state) =>
    state.sessions.some(({ document, state: at }) => document === id && at !== 'ended' && at !== 'failed'),
  );
  const go = useApp((state) => state.go);
  if (!running) return null;
  return (
    <Note
      deeds={
        <Button small onPress={() => go({ at: 'consoles', document: id })}>
          Go to the consoles
        </Button>
      }
    >
      This plan is running. Start begins a second session beside it.
    </Note>
  );
}
