import type { Plan } from '../../core/plan/schema.ts';
import { callOf, transportOf } from '../board/words.ts';
import { Glyph } from '../ui/glyph.tsx';
import { useWidth } from '../ui/use-width.ts';
import { boxFacts, callSays, engineComputer, type Fact, linkFacts, routeSays } from './facts.ts';
import { type MapBox, type MapLayout, type MapLink, mapLayout } from './layout.ts';

/** Computers as boxes, links as arrows in the direction of dialling; the kind of a link is its line pattern and its word. */
export function RouteMap({ plan }: { plan: Plan }) {
  const [ref, width] = useWidth();
  const names = plan.situation.computers.map(({ name }) => name);
  const factLines = Math.max(...names.map((name) => boxFacts(plan, name).facts.length));
  const layout = mapLayout(plan, width, factLines);
  const { boxes, links, widthPx, heightPx } = layout;
  return (
    <figure className="drawing">
      <div className="map" ref={ref} role="img" aria-label={routeSays(plan)}>
        <div className="map-space" style={{ width: `${widthPx}px`, height: `${heightPx}px` }}>
          <svg className="map-lines" aria-hidden="true">
            {links.map((link) => (
              <LinkLine key={`${link.left} ${link.at}`} link={link} />
            ))}
          </svg>
          {boxes.map((box) => (
            <Box key={`${box.left} ${box.top}`} box={box} plan={plan} layout={layout} />
          ))}
          {links.map((link) => (
            <LinkWords key={`${link.left} ${link.at}`} link={link} plan={plan} />
          ))}
        </div>
      </div>
      <Legend roles={new Set(links.map(({ hop }) => hop.role))} />
    </figure>
  );
}

function Box({ box, plan, layout }: { box: MapBox; plan: Plan; layout: MapLayout }) {
  const { role, program, facts } = boxFacts(plan, box.name);
  const engine = engineComputer(plan) === box.name;
  return (
    <div
      className={engine ? 'map-box map-box-engine' : 'map-box'}
      style={{
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${layout.boxWidthPx}px`,
        height: `${layout.boxHeightPx}px`,
      }}
    >
      <span className="row strong">
        <Glyph name="computer" /> <span className="map-name">{box.name}</span>
      </span>
      <span className="meta">{role}</span>
      {program && <code>{program}</code>}
      <Facts facts={facts} />
    </div>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return facts.map(({ glyph, says, warns }) => (
    <span key={says} className={warns ? 'map-fact is-warning' : 'map-fact'}>
      <Glyph name={glyph} /> {says}
    </span>
  ));
}

const headPx = 11;
/** Half the height of a listening port's half circle. */
const socketPx = 6;

function LinkLine({ link }: { link: MapLink }) {
  const { hop, left, right, at } = link;
  if (hop.role === 'wire') {
    return <path className="map-line" d={`M${left} ${at - 2.5}H${right}M${left} ${at + 2.5}H${right}`} />;
  }
  const toRight = callOf(hop).called === hop.to;
  const called = toRight ? right : left;
  const tip = toRight ? called - socketPx : called + socketPx;
  const back = toRight ? -headPx : headPx;
  return (
    <>
      <path
        className={hop.role === 'stub' ? 'map-line map-line-stub' : 'map-line'}
        d={`M${toRight ? left : right} ${at}H${tip + back / 2}`}
      />
      <path className="map-head" d={`M${tip} ${at}l${back} ${-headPx / 2}v${headPx}z`} />
      <path
        className="map-socket"
        d={`M${called} ${at - socketPx}A${socketPx} ${socketPx} 0 0 ${toRight ? 0 : 1} ${called} ${at + socketPx}`}
      />
    </>
  );
}

function LinkWords({ link, plan }: { link: MapLink; plan: Plan }) {
  const { hop, left, right, at } = link;
  const style = { left: `${left}px`, width: `${right - left}px` };
  return (
    <>
      <span className="map-above" style={{ ...style, bottom: `calc(100% - ${at - 8}px)` }}>
        <span className="strong meta">{hop.role}</span>
        <code className="map-transport">{transportOf(hop)}</code>
      </span>
      <span className="map-below" style={{ ...style, top: `${at + 8}px` }}>
        <span className="meta">{callSays(hop)}</span>
        <Facts facts={linkFacts(hop, Boolean(plan.situation.prefer?.password))} />
      </span>
    </>
  );
}

const legends = {
  session: 'session: text',
  stub: 'stub: memory and registers',
  wire: 'wire: kernel',
} as const;

function Legend({ roles }: { roles: ReadonlySet<keyof typeof legends> }) {
  if (roles.size === 0) return null;
  return (
    <figcaption className="legend">
      {[...roles].map((role) => (
        <span key={role}>
          <i className={`legend-line legend-${role}`} /> {legends[role]}
        </span>
      ))}
      <span>The arrow points at the one being called.</span>
    </figcaption>
  );
}
