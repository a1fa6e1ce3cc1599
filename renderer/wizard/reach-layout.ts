/** Where boxes and arrows of the Reach drawing stand, in CSS pixels. Pure: the same computers always stand at the same places. */
import type { Hop } from '../../core/plan/schema.ts';
import type { Situation } from '../../core/situation/schema.ts';
import { reachOf } from './answers.ts';

export interface Box {
  name: string;
  left: number;
  top: number;
}

export interface Arrow {
  from: string;
  to: string;
  state: 'used' | 'possible' | 'impossible';
  start: Point;
  end: Point;
  /** Where its words stand. */
  label: Point;
  /** Between boxes that stand side by side there is room for a sentence. */
  level: boolean;
}

export interface Point {
  x: number;
  y: number;
}

export const boxWidthPx = 206;
export const boxHeightPx = 76;
const marginPx = 24;
/** Between the two rows of boxes: room for two labels, one above the other. */
const rowGapPx = 116;
/** On slanting arrows the words stand nearer to the caller, so that those of the two directions do not meet. */
const slantedLabelShare = 0.34;
/** Between the two arrows of a pair: room for two labels, one above the other. */
const pairGapPx = 32;
/** More computers than this make a cobweb: then only possible directions are drawn, the table has them all. */
const mostWithAllDirections = 3;

/** Every ordered pair of computers; the target's and the technician's first. */
export function directions(situation: Situation): { from: string; to: string }[] {
  const { technician, target } = situation;
  const rank = (name: string) => (name === technician ? 0 : name === target.on ? 1 : 2);
  const names = situation.computers.map(({ name }) => name).sort((one, other) => rank(one) - rank(other));
  return names.flatMap((one, index) =>
    names.slice(index + 1).flatMap((other) => [
      { from: one, to: other },
      { from: other, to: one },
    ]),
  );
}

/** Technician at the left, target at the right, all others above between them. */
export function reachLayout(
  situation: Situation,
  widthPx: number,
  usedHops: readonly Hop[],
): { boxes: Box[]; arrows: Arrow[]; heightPx: number } {
  const others = situation.computers
    .map(({ name }) => name)
    .filter((name) => name !== situation.technician && name !== rightmost(situation));
  const width = Math.max(widthPx, boxWidthPx * 2 + marginPx * 2 + 120);
  const bottom = others.length > 0 ? boxHeightPx + marginPx + rowGapPx : marginPx;
  const boxes: Box[] = [
    { name: situation.technician, left: marginPx, top: bottom },
    { name: rightmost(situation), left: width - marginPx - boxWidthPx, top: bottom },
    ...others.map((name, index) => ({
      name,
      left: ((index + 1) * width) / (others.length + 1) - boxWidthPx / 2,
      top: marginPx,
    })),
  ];
  const all = situation.computers.length <= mostWithAllDirections;
  const used = new Set(
    usedHops.map(({ from, to, dial }) => (dial === 'forward' ? `${from} ${to}` : `${to} ${from}`)),
  );
  const arrows = directions(situation).flatMap(({ from, to }): Arrow[] => {
    const possible = reachOf(situation, from, to) !== undefined;
    if (!possible && !all) return [];
    const ends = endsOf(boxes, from, to);
    if (!ends) return [];
    const state = used.has(`${from} ${to}`) ? 'used' : possible ? 'possible' : 'impossible';
    const { start, end } = ends;
    const level = Math.abs(start.y - end.y) < 1;
    const share = level ? 0.5 : slantedLabelShare;
    const label = { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
    return [{ from, to, state, level, label, start, end }];
  });
  return { boxes, arrows, heightPx: bottom + boxHeightPx + marginPx };
}

/** The target's computer; when that is the technician's own, the first other one. */
function rightmost({ technician, target, computers }: Situation): string {
  if (target.on !== technician) return target.on;
  return computers.find(({ name }) => name !== technician)?.name ?? technician;
}

/** The two directions of a pair run beside each other: each arrow is moved to its own right-hand side. */
function endsOf(boxes: readonly Box[], from: string, to: string): { start: Point; end: Point } | undefined {
  const one = boxes.find(({ name }) => name === from);
  const other = boxes.find(({ name }) => name === to);
  if (!one || !other) return undefined;
  const middle = ({ left, top }: Box): Point => ({ x: left + boxWidthPx / 2, y: top + boxHeightPx / 2 });
  const a = middle(one);
  const b = middle(other);
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const shift = { x: ((b.y - a.y) / length) * (pairGapPx / 2), y: (-(b.x - a.x) / length) * (pairGapPx / 2) };
  const moved = ({ x, y }: Point): Point => ({ x: x + shift.x, y: y + shift.y });
  return { start: leave(one, moved(a), moved(b)), end: leave(other, moved(b), moved(a)) };
}

/** Where the line from a point in a box towards another point leaves the box. */
function leave({ left, top }: Box, inside: Point, towards: Point): Point {
  const dx = towards.x - inside.x;
  const dy = towards.y - inside.y;
  const toSide = (distance: number, speed: number) =>
    speed === 0 ? Number.POSITIVE_INFINITY : distance / speed;
  const time = Math.min(
    toSide((dx > 0 ? left + boxWidthPx : left) - inside.x, dx),
    toSide((dy > 0 ? top + boxHeightPx : top) - inside.y, dy),
  );
  return { x: inside.x + dx * time, y: inside.y + dy * time };
}
