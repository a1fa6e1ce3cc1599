/** The route drawing: one row of boxes per chain of links, technician at the left. Pure; CSS pixels. */
import type { Hop, Plan } from '../../core/plan/schema.ts';

export interface MapBox {
  name: string;
  left: number;
  top: number;
}

export interface MapLink {
  hop: Hop;
  left: number;
  right: number;
  /** The height of the line. */
  at: number;
}

export interface MapLayout {
  boxes: MapBox[];
  links: MapLink[];
  boxWidthPx: number;
  boxHeightPx: number;
  widthPx: number;
  heightPx: number;
}

const narrowestBoxPx = 190;
const widestBoxPx = 240;
/** Name, role, program, and the space around them. */
const boxBasePx = 78;
const factLinePx = 18;
/** Room beside the words under a link. */
const lowestBoxPx = 124;
const marginPx = 20;
/** Room for the words of a link. */
const shortestLinkPx = 148;
/** Lines run through the upper half of the boxes, so that words fit below them. */
const linePx = 48;

/** Routes whose ends meet are one chain: session, stub and wire from the technician to the target. */
export function chainsOf(routes: readonly (readonly Hop[])[]): Hop[][] {
  const chains: Hop[][] = [];
  for (const route of routes) {
    const [first] = route;
    if (!first) continue;
    const chain = chains.find((candidate) => candidate.at(-1)?.to === first.from);
    if (chain) chain.push(...route);
    else chains.push([...route]);
  }
  return chains;
}

/** `factLines`: the most lines that stand in one box under its name, role and program. */
export function mapLayout(
  plan: Pick<Plan, 'routes' | 'situation'>,
  widthPx: number,
  factLines: number,
): MapLayout {
  const chains = chainsOf(plan.routes);
  const rows = chains.map((chain) => [
    chain[0]?.from ?? plan.situation.technician,
    ...chain.map(({ to }) => to),
  ]);
  // Engine and target on the technician's own computer, without a link.
  if (rows.length === 0) rows.push([plan.situation.technician]);
  const longest = Math.max(...rows.map((row) => row.length));
  const gaps = Math.max(1, longest - 1);
  const forBoxes = (widthPx - marginPx * 2 - gaps * shortestLinkPx) / longest;
  const boxWidthPx = Math.max(narrowestBoxPx, Math.min(widestBoxPx, forBoxes));
  const boxHeightPx = Math.max(lowestBoxPx, boxBasePx + factLines * factLinePx);
  // The target stands at the right edge: the links take what is left.
  const linkPx = Math.max(shortestLinkPx, (widthPx - marginPx * 2 - longest * boxWidthPx) / gaps);
  const boxes: MapBox[] = [];
  const links: MapLink[] = [];
  rows.forEach((row, rowIndex) => {
    const top = marginPx + rowIndex * (boxHeightPx + marginPx);
    row.forEach((name, index) => {
      const left = marginPx + index * (boxWidthPx + linkPx);
      boxes.push({ name, left, top });
      const hop = chains[rowIndex]?.[index - 1];
      if (hop) links.push({ hop, left: left - linkPx, right: left, at: top + linePx });
    });
  });
  return {
    boxes,
    links,
    boxWidthPx,
    boxHeightPx,
    widthPx: Math.max(widthPx, marginPx * 2 + longest * boxWidthPx + (longest - 1) * linkPx),
    heightPx: marginPx + rows.length * (boxHeightPx + marginPx),
  };
}
