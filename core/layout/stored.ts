/** A desk as text that can be kept, and what a desk that comes back must fulfil. */
import { z } from 'zod';
import { type Desk, groupsOf, type Layout, leastPercentage, mostPercentage, tabsOf } from './tree.ts';

const StoredGroup = z
  .strictObject({
    kind: z.literal('group'),
    id: z.string().min(1),
    tabs: z.array(z.string().min(1)).min(1),
    active: z.string(),
  })
  .refine((group) => group.tabs.includes(group.active), 'the active tab is one of the tabs');

const StoredLayout: z.ZodType<Layout> = z.lazy(() =>
  z.union([
    StoredGroup,
    z.strictObject({
      kind: z.literal('split'),
      id: z.string().min(1),
      direction: z.enum(['row', 'column']),
      first: StoredLayout,
      second: StoredLayout,
      percentage: z.number().min(leastPercentage).max(mostPercentage),
    }),
  ]),
);

const StoredDesk = z.strictObject({
  root: StoredLayout.nullable(),
  focused: z.string().nullable(),
  zoomed: z.string().nullable(),
  nextId: z.number().int().min(1),
});

export const serialise = (desk: Desk): string => JSON.stringify(desk);

/** Undefined for anything that is no desk: what was stored is a convenience, a fresh desk is made instead. */
export function parse(text: string): Desk | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = StoredDesk.safeParse(json);
  return read.success && isSound(read.data) ? read.data : undefined;
}

/** What the types cannot say: ids are unique and will stay so, and focus and zoom name groups that exist. */
export function isSound(desk: Desk): boolean {
  const groups = groupsOf(desk.root);
  const ids = idsOf(desk.root);
  const tabs = tabsOf(desk);
  const isGroup = (id: string | null) => id === null || groups.some((group) => group.id === id);
  return (
    new Set(ids).size === ids.length &&
    new Set(tabs).size === tabs.length &&
    ids.every((id) => Number(id.slice(1)) < desk.nextId) &&
    isGroup(desk.zoomed) &&
    isGroup(desk.focused) &&
    (desk.focused === null) === (groups.length === 0)
  );
}

function idsOf(layout: Layout | null): string[] {
  if (!layout) return [];
  return layout.kind === 'group' ? [layout.id] : [layout.id, ...idsOf(layout.first), ...idsOf(layout.second)];
}
