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
  widthPx: number;
  heightPx: number;
}

export const boxPx = { width: 190, height: 124 } as const;
const marginPx = 20;
/** Room for the words of a link. */
const shortestLinkPx = 148;
const longestLinkPx = 320;
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

export function mapLayout(plan: Pick<Plan, 'routes' | 'situation'>, widthPx: number): MapLayout {
  const chains = chainsOf(plan.routes);
  const rows = chains.map((chain) => [
    chain[0]?.from ?? plan.situation.technician,
    ...chain.map(({ to }) => to),
  ]);
  // Engine and target on the technician's own computer, without a link.
  if (rows.length === 0) rows.push([plan.situation.technician]);
  const longest = Math.max(...rows.map((row) => row.length));
  const free = (widthPx - marginPx * 2 - longest * boxPx.width) / Math.max(1, longest - 1);
  const linkPx = Math.max(shortestLinkPx, Math.min(longestLinkPx, free));
  const boxes: MapBox[] = [];
  const links: MapLink[] = [];
  rows.forEach((row, rowIndex) => {
    const top = marginPx + rowIndex * (boxPx.height + marginPx);
    row.forEach((name, index) => {
      const left = marginPx + index * (boxPx.width + linkPx);
      boxes.push({ name, left, top });
      const hop = chains[rowIndex]?.[index - 1];
      if (hop) links.push({ hop, left: left - linkPx, right: left, at: top + linePx });
    });
  });
  return {
    boxes,
    links,
    widthPx: Math.max(widthPx, marginPx * 2 + longest * boxPx.width + (longest - 1) * linkPx),
    heightPx: marginPx + rows.length * (boxPx.height + marginPx),
  };
}
