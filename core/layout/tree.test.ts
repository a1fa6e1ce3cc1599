import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSound, parse, serialise } from './stored.ts';
import {
  activate,
  close,
  condense,
  cycle,
  type Desk,
  emptyDesk,
  find,
  focusedTab,
  focusTowards,
  groupsOf,
  type Layout,
  leastPercentage,
  mostPercentage,
  move,
  nudge,
  open,
  resize,
  split,
  tabsOf,
  zoom,
} from './tree.ts';

const tabs = ['srv', 'cli', 'mid', 'kd', 'gdb'];
const tab = fc.constantFrom(...tabs);
const side = fc.constantFrom('before' as const, 'after' as const);
const direction = fc.constantFrom('row' as const, 'column' as const);
const id = fc.integer({ min: 1, max: 12 });

const actions = {
  open: tab.map((it) => (desk: Desk) => open(desk, it)),
  close: tab.map((it) => (desk: Desk) => close(desk, it)),
  activate: tab.map((it) => (desk: Desk) => activate(desk, it)),
  split: fc.tuple(tab, tab, direction, side).map(
    ([it, beside, how, where]) =>
      (desk: Desk) =>
        split(desk, it, beside, how, where),
  ),
  move: fc.tuple(tab, id, fc.integer({ min: 0, max: 6 })).map(
    ([it, group, at]) =>
      (desk: Desk) =>
        move(desk, it, `g${group}`, at),
  ),
  resize: fc.tuple(id, fc.double()).map(
    ([number, share]) =>
      (desk: Desk) =>
        resize(desk, `s${number}`, share),
  ),
  zoom: tab.map((it) => (desk: Desk) => zoom(desk, it)),
  cycle: fc.constantFrom(1 as const, -1 as const).map((by) => (desk: Desk) => cycle(desk, by)),
  nudge: fc
    .constantFrom('left' as const, 'right' as const, 'up' as const, 'down' as const)
    .map((heading) => (desk: Desk) => nudge(desk, heading)),
  towards: fc
    .constantFrom('left' as const, 'right' as const, 'up' as const, 'down' as const)
    .map((heading) => (desk: Desk) => focusTowards(desk, heading)),
};
const run = (steps: ((desk: Desk) => Desk)[]) => steps.reduce((desk, step) => step(desk), emptyDesk);
const anyDesk = fc.array(fc.oneof(...Object.values(actions)), { maxLength: 40 }).map(run);

const splitsOf = (layout: Layout | null): number[] =>
  !layout || layout.kind === 'group'
    ? []
    : [layout.percentage, ...splitsOf(layout.first), ...splitsOf(layout.second)];

describe('any desk', () => {
  it('has unique ids, no empty group, and focus on a group that exists', () => {
    fc.assert(
      fc.property(anyDesk, (desk) => {
        expect(isSound(desk)).toBe(true);
        for (const group of groupsOf(desk.root)) expect(group.tabs).toContain(group.active);
      }),
    );
  });

  it('keeps every share within what can be grabbed', () => {
    fc.assert(
      fc.property(anyDesk, (desk) => {
        for (const share of splitsOf(desk.root)) {
          expect(share).toBeGreaterThanOrEqual(leastPercentage);
          expect(share).toBeLessThanOrEqual(mostPercentage);
        }
      }),
    );
  });

  it('comes back from its text', () => {
    fc.assert(
      fc.property(anyDesk, (desk) => {
        expect(parse(serialise(desk))).toEqual(desk);
      }),
    );
  });

  it('loses exactly the tab that is closed, and opens exactly the one that is opened', () => {
    fc.assert(
      fc.property(anyDesk, tab, (desk, it) => {
        expect(tabsOf(close(desk, it)).toSorted()).toEqual(
          tabsOf(desk)
            .filter((other) => other !== it)
            .toSorted(),
        );
        expect(focusedTab(open(desk, it))).toBe(it);
        expect(new Set(tabsOf(open(desk, it)))).toEqual(new Set([...tabsOf(desk), it]));
      }),
    );
  });

  it('keeps its tabs when they are moved, split off, shown or condensed', () => {
    fc.assert(
      fc.property(anyDesk, tab, tab, direction, side, (desk, it, beside, how, where) => {
        if (!find(desk, it) || !find(desk, beside) || !desk.root) return;
        const sorted = tabsOf(desk).toSorted();
        expect(tabsOf(split(desk, it, beside, how, where)).toSorted()).toEqual(sorted);
        for (const most of [1, 2] as const) {
          const small = groupsOf(condense(desk.root, most, [it]));
          expect(small.length).toBeLessThanOrEqual(most);
          expect(small.flatMap((group) => group.tabs)).toEqual(tabsOf(desk));
          for (const group of small) expect(group.tabs).toContain(group.active);
        }
      }),
    );
  });
});

const sideBySide = split(open(emptyDesk, 'srv'), 'cli', 'srv', 'row');

describe('closing', () => {
  it('gives the keys to the next neighbour, then to the previous one', () => {
    const three = ['a', 'b', 'c'].reduce(open, emptyDesk);
    expect(focusedTab(close(activate(three, 'b'), 'b'))).toBe('c');
    expect(focusedTab(close(activate(three, 'c'), 'c'))).toBe('b');
    expect(focusedTab(close(activate(three, 'a'), 'c'))).toBe('a');
  });

  it('gives the place of an emptied group to its sibling', () => {
    const left = close(sideBySide, 'cli');
    expect(left.root).toMatchObject({ kind: 'group', tabs: ['srv'] });
    expect(focusedTab(left)).toBe('srv');
    expect(close(left, 'srv').root).toBeNull();
  });
});

describe('splitting', () => {
  it('puts the new group before or after', () => {
    const reversed = split(open(emptyDesk, 'cli'), 'srv', 'cli', 'row', 'before');
    expect(tabsOf(reversed)).toEqual(['srv', 'cli']);
    expect(tabsOf(sideBySide)).toEqual(['srv', 'cli']);
  });

  it('does nothing for the only tab of a group', () => {
    expect(split(sideBySide, 'srv', 'srv', 'row')).toBe(sideBySide);
  });
});

describe('moving the keys between panes', () => {
  it('goes to the nearest group that way and stays where there is none', () => {
    const three = split(sideBySide, 'mid', 'srv', 'column');
    const at = (desk: Desk, from: string, heading: 'left' | 'right' | 'up' | 'down') =>
      focusedTab(focusTowards(activate(desk, from), heading));
    expect(at(three, 'srv', 'right')).toBe('cli');
    expect(at(three, 'srv', 'down')).toBe('mid');
    expect(at(three, 'mid', 'up')).toBe('srv');
    expect(at(three, 'cli', 'left')).toBe('srv');
    expect(at(three, 'cli', 'right')).toBe('cli');
  });
});

describe('moving a border by keys', () => {
  const shares = (desk: Desk) => splitsOf(desk.root);
  it('moves the nearest one of that direction, either way, and no other', () => {
    const three = split(sideBySide, 'mid', 'srv', 'column');
    expect(shares(nudge(three, 'right'))).toEqual([54, 50]);
    expect(shares(nudge(three, 'left'))).toEqual([46, 50]);
    expect(shares(nudge(three, 'up'))).toEqual([50, 46]);
    expect(nudge(activate(three, 'cli'), 'down')).toEqual(activate(three, 'cli'));
  });
});

describe('filling the window', () => {
  it('ends when it is asked again or when a tab of another group is shown', () => {
    const filled = zoom(sideBySide, 'srv');
    expect(filled.zoomed).toBe(find(sideBySide, 'srv')?.id);
    expect(zoom(filled, 'srv').zoomed).toBeNull();
    expect(activate(filled, 'cli').zoomed).toBeNull();
  });
});

describe('what was stored', () => {
  const three = zoom(split(sideBySide, 'mid', 'srv', 'column'), 'mid');

  it('comes back as it was, with its splits', () => {
    expect(parse(serialise(three))).toEqual(three);
    expect(parse(serialise(emptyDesk))).toEqual(emptyDesk);
  });

  it.each([
    ['has a group too small to be seen', '"percentage":50', `"percentage":${leastPercentage - 1}`],
    ['has a group that fills all', '"percentage":50', `"percentage":${mostPercentage + 1}`],
    ['has half a split', '"direction":"row"', '"direction":"slanting"'],
    ['has the same id twice', '"id":"g1"', '"id":"g2"'],
  ])('is refused when it %s', (_what, from, to) => {
    const text = serialise(three);
    expect(text).toContain(from);
    expect(parse(text.replace(from, to))).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no desk', '{"root":1}'],
    [
      'an empty group',
      '{"root":{"kind":"group","id":"g1","tabs":[],"active":"a"},"focused":"g1","zoomed":null,"nextId":2}',
    ],
    [
      'the same tab twice',
      '{"root":{"kind":"group","id":"g1","tabs":["a","a"],"active":"a"},"focused":"g1","zoomed":null,"nextId":2}',
    ],
    [
      'focus on nothing',
      '{"root":{"kind":"group","id":"g1","tabs":["a"],"active":"a"},"focused":"g9","zoomed":null,"nextId":2}',
    ],
    [
      'an id that would be given again',
      '{"root":{"kind":"group","id":"g1","tabs":["a"],"active":"a"},"focused":"g1","zoomed":null,"nextId":1}',
    ],
  ])('is refused when it is %s', (_what, text) => {
    expect(parse(text)).toBeUndefined();
  });
});
