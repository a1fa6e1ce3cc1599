import type { Computer, Situation } from '../../core/situation/schema.ts';
import { adviceOf } from '../store/advice.ts';
import { useApp } from '../store/use-app.ts';
import { Glyph } from '../ui/glyph.tsx';
import { useWidth } from '../ui/use-width.ts';
import { reachOf, setCanCall } from './answers.ts';
import { portsText } from './fields.ts';
import { type Arrow, boxHeightPx, boxWidthPx, type Point, reachLayout } from './reach-layout.ts';

/** The same facts as the table below it: each arrow is a button that allows or forbids one direction. */
export function ReachDrawing({ situation }: { situation: Situation }) {
  const [ref, width] = useWidth();
  const best = adviceOf(situation).methods.find(({ verdict }) => verdict === 'best');
  const { boxes, arrows, heightPx } = reachLayout(situation, width, best?.route ?? []);
  return (
    <div className="drawing">
      <fieldset className="reach-drawing" ref={ref} aria-label="Who can open a connection to whom">
        <div className="reach-space" style={{ height: `${heightPx}px` }}>
          <svg className="reach-lines" aria-hidden="true">
            {arrows.map((arrow) => (
              <ArrowLine key={`${arrow.from} ${arrow.to}`} arrow={arrow} />
            ))}
          </svg>
          {boxes.map(({ name, left, top }) => {
            const computer = situation.computers.find((candidate) => candidate.name === name);
            return (
              computer && (
                <div
                  className="reach-box"
                  key={name}
                  style={{
                    left: `${left}px`,
                    top: `${top}px`,
                    width: `${boxWidthPx}px`,
                    height: `${boxHeightPx}px`,
                  }}
                >
                  <span className="row strong">
                    <Glyph name="computer" /> <span className="reach-name">{name}</span>
                  </span>
                  <span className="meta">{roleOf(computer, situation)}</span>
                  <span className="meta">{computer.address ?? 'called by its name'}</span>
                </div>
              )
            );
          })}
          {arrows.map((arrow) => (
            <ArrowButton key={`${arrow.from} ${arrow.to}`} arrow={arrow} situation={situation} />
          ))}
        </div>
      </fieldset>
      <div className="legend">
        <span>
          <i className="legend-line legend-used" /> used by the best route
        </span>
        <span>
          <i className="legend-line legend-possible" /> possible
        </span>
        <span>
          <i className="legend-line legend-impossible" /> not possible
        </span>
      </div>
    </div>
  );
}

function roleOf({ name, person }: Computer, { technician, target }: Situation): string {
  const there = {
    technician: 'you',
    helper: 'a helper is there',
    starter: 'a starter is there',
    nobody: 'nobody is there',
  };
  if (name === technician) return name === target.on ? 'you, and the target' : 'you';
  return `${name === target.on ? 'target, ' : ''}${there[person]}`;
}

function ArrowLine({ arrow }: { arrow: Arrow }) {
  const { start, end, state } = arrow;
  // The wall stands a little before the box that refuses.
  const stop = state === 'impossible' ? between(start, end, wallPx) : end;
  return (
    <g className={`reach-arrow reach-${state}`}>
      <path d={`M${start.x} ${start.y}L${stop.x} ${stop.y}`} className="reach-line" />
      {state === 'impossible' ? <Wall at={stop} from={start} /> : <Head at={end} from={start} />}
    </g>
  );
}

const wallPx = 14;
const headPx = 11;

/** The point so many pixels before `end`. */
function between(start: Point, end: Point, beforePx: number): Point {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const share = (length - beforePx) / length;
  return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
}

const turnOf = (from: Point, to: Point) => (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;

function Head({ at, from }: { at: Point; from: Point }) {
  return (
    <path
      className="reach-head"
      d={`M0 0L${-headPx} ${-headPx / 2}V${headPx / 2}z`}
      transform={`translate(${at.x} ${at.y}) rotate(${turnOf(from, at)})`}
    />
  );
}

function Wall({ at, from }: { at: Point; from: Point }) {
  return (
    <g transform={`translate(${at.x} ${at.y}) rotate(${turnOf(from, at)})`}>
      <path className="reach-wall" d="M4 -11V11" />
      <path className="reach-cross" d="M-13 -5l10 10M-3 -5l-10 10" />
    </g>
  );
}

function ArrowButton({ arrow, situation }: { arrow: Arrow; situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const { from, to, label, level, state } = arrow;
  const reach = reachOf(situation, from, to);
  const can = reach !== undefined;
  const by = reach
    ? `${reach.via.join(', ')}${reach.ports === undefined ? '' : ` ${portsText(reach.ports)}`}`
    : '';
  return (
    <button
      type="button"
      className={`reach-label reach-label-${state}`}
      style={{ left: `${label.x}px`, top: `${label.y}px` }}
      aria-pressed={can}
      aria-label={`${from} can call ${to}`}
      onClick={() =>
        answer(
          { question: `reach ${from} ${to}`, says: `${from} ${can ? 'cannot' : 'can'} call ${to}` },
          (before) => setCanCall(before, from, to, !can),
        )
      }
    >
      {level && (
        <span className="only-wide">
          {from} {can ? 'calls' : 'cannot call'} {to}
          {can && ' · '}
        </span>
      )}
      {can ? by : <span className={level ? 'only-narrow' : undefined}>blocked</span>}
    </button>
  );
}
