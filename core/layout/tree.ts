/**
 * Where consoles are on screen: groups of tabs, split in two again and again. Pure data and pure functions; a tab is the id of a console.
 * Every function returns a new desk (or the same one when there is nothing to do) and never throws for an unknown id.
 */
export type Direction = 'row' | 'column';
export type Side = 'before' | 'after';

/** Tabs on top of each other, one of them shown. Never empty inside a desk. */
export interface Group {
  kind: 'group';
  id: string;
  tabs: string[];
  active: string;
}

/** row: first is left of second; column: first is above second. */
export interface Split {
  kind: 'split';
  id: string;
  direction: Direction;
  first: Layout;
  second: Layout;
  /** The share of `first`, in percent. */
  percentage: number;
}

export type Layout = Group | Split;

export interface Desk {
  root: Layout | null;
  /** The group whose active tab has the keys. */
  focused: string | null;
  /** The group that fills the window, if one does. */
  zoomed: string | null;
  /** Ids of groups and splits are made from this number, so that they are unique and the functions stay pure. */
  nextId: number;
}

/** A pane narrower than a tenth of its split cannot be grabbed or read. */
export const leastPercentage = 10;
export const mostPercentage = 100 - leastPercentage;

export const emptyDesk: Desk = { root: null, focused: null, zoomed: null, nextId: 1 };

/** Groups in reading order: first before second. */
export function groupsOf(layout: Layout | null): Group[] {
  if (!layout) return [];
  return layout.kind === 'group' ? [layout] : [...groupsOf(layout.first), ...groupsOf(layout.second)];
}

export const tabsOf = (desk: Desk): string[] => groupsOf(desk.root).flatMap((group) => group.tabs);

/** The group that holds this tab. */
export function find(desk: Desk, tab: string): Group | undefined {
  return groupsOf(desk.root).find((group) => group.tabs.includes(tab));
}

const groupById = (desk: Desk, id: string | null): Group | undefined =>
  groupsOf(desk.root).find((group) => group.id === id);

/** The tab that has the keys. */
export const focusedTab = (desk: Desk): string | undefined => groupById(desk, desk.focused)?.active;

/** Which id is active after `removed` went: the next neighbour, else the previous one, else none. */
function activeAfterRemoval(ids: readonly string[], active: string, removed: string): string | undefined {
  if (active !== removed) return active;
  const place = ids.indexOf(removed);
  return ids[place + 1] ?? ids[place - 1];
}

/** Replaces groups and splits from the leaves up; a part that became null gives its place to its sibling. */
function rebuild(layout: Layout, change: (group: Group) => Layout | null): Layout | null {
  if (layout.kind === 'group') return change(layout);
  const first = rebuild(layout.first, change);
  const second = rebuild(layout.second, change);
  if (!first || !second) return first ?? second;
  return first === layout.first && second === layout.second ? layout : { ...layout, first, second };
}

const inGroup = (id: string, change: (group: Group) => Layout | null) => (group: Group) =>
  group.id === id ? change(group) : group;

/** Shows a tab and gives it the keys. Another group that fills the window makes room. */
export function activate(desk: Desk, tab: string): Desk {
  const group = find(desk, tab);
  if (!desk.root || !group) return desk;
  const root = rebuild(
    desk.root,
    inGroup(group.id, (found) => ({ ...found, active: tab })),
  );
  return { ...desk, root, focused: group.id, zoomed: desk.zoomed === group.id ? desk.zoomed : null };
}

/** Opens a tab in the focused group, behind its active tab; one that is open already is only shown. */
export function open(desk: Desk, tab: string): Desk {
  if (find(desk, tab)) return activate(desk, tab);
  const into = groupById(desk, desk.focused) ?? groupsOf(desk.root)[0];
  if (!desk.root || !into) {
    const id = `g${desk.nextId}`;
    const root: Group = { kind: 'group', id, tabs: [tab], active: tab };
    return { root, focused: id, zoomed: null, nextId: desk.nextId + 1 };
  }
  return activate(insert(desk, tab, into.id, into.tabs.indexOf(into.active) + 1), tab);
}

function insert(desk: Desk, tab: string, group: string, index: number): Desk {
  if (!desk.root) return desk;
  const root = rebuild(
    desk.root,
    inGroup(group, (found) => ({ ...found, tabs: found.tabs.toSpliced(index, 0, tab) })),
  );
  return { ...desk, root };
}

/** Closes a tab. Keys go to its next neighbour, then the previous one, then to the group next to the one that went with it. */
export function close(desk: Desk, tab: string): Desk {
  const group = find(desk, tab);
  if (!desk.root || !group) return desk;
  const active = activeAfterRemoval(group.tabs, group.active, tab);
  const root = rebuild(
    desk.root,
    inGroup(group.id, (found) =>
      active === undefined ? null : { ...found, tabs: found.tabs.filter((other) => other !== tab), active },
    ),
  );
  if (active !== undefined) return { ...desk, root };
  const ids = groupsOf(desk.root).map((other) => other.id);
  const focused = activeAfterRemoval(ids, desk.focused ?? group.id, group.id) ?? null;
  return { ...desk, root, focused, zoomed: desk.zoomed === group.id ? null : desk.zoomed };
}

/** Opens `tab` (or moves it) in a new group of its own beside the group of `beside`. Nothing to do for the only tab of that group. */
export function split(
  desk: Desk,
  tab: string,
  beside: string,
  direction: Direction,
  side: Side = 'after',
): Desk {
  const anchor = find(desk, beside);
  if (!anchor || (anchor.tabs.length === 1 && anchor.tabs[0] === tab)) return desk;
  const without = close(desk, tab);
  if (!without.root) return desk;
  const fresh: Group = { kind: 'group', id: `g${desk.nextId}`, tabs: [tab], active: tab };
  const root = rebuild(
    without.root,
    inGroup(anchor.id, (found) => ({
      kind: 'split',
      id: `s${desk.nextId + 1}`,
      direction,
      first: side === 'before' ? fresh : found,
      second: side === 'before' ? found : fresh,
      percentage: 50,
    })),
  );
  return { root, focused: fresh.id, zoomed: null, nextId: desk.nextId + 2 };
}

/** Moves a tab into another group (or to another place in its own) and shows it there. */
export function move(desk: Desk, tab: string, group: string, index: number): Desk {
  const from = find(desk, tab);
  const to = groupById(desk, group);
  if (!from || !to || (from === to && from.tabs.length === 1)) return desk;
  return activate(insert(close(desk, tab), tab, group, index), tab);
}

/** Gives the first part of a split this share, in percent, kept within what can still be grabbed. */
export function resize(desk: Desk, splitId: string, percentage: number): Desk {
  if (!desk.root || !Number.isFinite(percentage)) return desk;
  const share = Math.min(mostPercentage, Math.max(leastPercentage, percentage));
  const walk = (layout: Layout): Layout => {
    if (layout.kind === 'group') return layout;
    if (layout.id === splitId) return { ...layout, percentage: share };
    return { ...layout, first: walk(layout.first), second: walk(layout.second) };
  };
  return { ...desk, root: walk(desk.root) };
}

/** The group of this tab fills the window, or goes back to its place. */
export function zoom(desk: Desk, tab: string): Desk {
  const group = find(desk, tab);
  if (!group) return desk;
  const zoomed = desk.zoomed === group.id ? null : group.id;
  return { ...activate(desk, tab), zoomed };
}

/** The next (+1) or previous (-1) tab of the focused group, around the end. */
export function cycle(desk: Desk, by: 1 | -1): Desk {
  const group = groupById(desk, desk.focused);
  if (!group) return desk;
  const place = group.tabs.indexOf(group.active) + by;
  return activate(desk, group.tabs.at(place % group.tabs.length) ?? group.active);
}

export type Heading = 'left' | 'right' | 'up' | 'down';

/** Moves the keys to the group that lies that way: out of the smallest split with that direction, then into its nearer part. */
export function focusTowards(desk: Desk, heading: Heading): Desk {
  const direction: Direction = heading === 'left' || heading === 'right' ? 'row' : 'column';
  const forward = heading === 'right' || heading === 'down';
  const path = pathTo(desk.root, desk.focused);
  for (const { split: at, inFirst } of path.toReversed()) {
    if (at.direction !== direction || inFirst !== forward) continue;
    const groups = groupsOf(forward ? at.second : at.first);
    const next = forward ? groups[0] : groups.at(direction === 'row' ? 0 : -1);
    return next ? activate(desk, next.active) : desk;
  }
  return desk;
}

/** How far a key moves a border, in percent: two to three columns of a console in half a window. */
const nudgePercentage = 4;

/** Moves the border next to the focused group that way: of the smallest split that has a border of this direction. */
export function nudge(desk: Desk, heading: Heading): Desk {
  const direction: Direction = heading === 'left' || heading === 'right' ? 'row' : 'column';
  const by = heading === 'right' || heading === 'down' ? nudgePercentage : -nudgePercentage;
  const at = pathTo(desk.root, desk.focused).findLast(({ split }) => split.direction === direction)?.split;
  return at ? resize(desk, at.id, at.percentage + by) : desk;
}

function pathTo(layout: Layout | null, id: string | null): { split: Split; inFirst: boolean }[] {
  if (!layout || layout.kind === 'group') return [];
  for (const inFirst of [true, false]) {
    const part = inFirst ? layout.first : layout.second;
    if (groupsOf(part).some((group) => group.id === id))
      return [{ split: layout, inFirst }, ...pathTo(part, id)];
  }
  return [];
}

/**
 * What a small window shows of a layout: at most `most` groups (1 or 2) side by side, each with all tabs of its part. `shown` are the
 * tabs in the order in which they were last shown, newest first: they decide which tab of a merged group is on top.
 */
export function condense(layout: Layout, most: 1 | 2, shown: readonly string[]): Layout {
  const groups = groupsOf(layout);
  if (groups.length <= most || layout.kind === 'group') return layout;
  const merged = (part: Layout): Group => {
    const parts = groupsOf(part);
    const tabs = parts.flatMap((group) => group.tabs);
    const first = parts[0];
    return {
      kind: 'group',
      id: first?.id ?? 'none',
      tabs,
      active: shown.find((tab) => tabs.includes(tab)) ?? first?.active ?? '',
    };
  };
  if (most === 1) return merged(layout);
  return { ...layout, direction: 'row', first: merged(layout.first), second: merged(layout.second) };
}
