import { describe, expect, it } from 'vitest';
import type { ConsoleState } from '../../core/consoles/schema.ts';
import { isSound } from '../../core/layout/stored.ts';
import { type Desk, emptyDesk, groupsOf, type Layout, tabsOf } from '../../core/layout/tree.ts';
import { place } from './place-console.ts';
import { sampleClient, sampleConsole } from './testing/sample-session.ts';

const placeAll = (consoles: ConsoleState[]): Desk =>
  consoles.reduce((desk, console, index) => place(desk, console, consoles.slice(0, index + 1)), emptyDesk);
const shape = (layout: Layout | null): unknown =>
  !layout
    ? null
    : layout.kind === 'group'
      ? layout.tabs
      : { [layout.direction]: [shape(layout.first), shape(layout.second)] };

const server = sampleConsole({ id: 'server' });
const client = sampleClient({ id: 'client' });

describe('new consoles', () => {
  it('stand server | client, whoever started first', () => {
    expect(shape(placeAll([server, client]).root)).toEqual({ row: [['server'], ['client']] });
    expect(shape(placeAll([client, server]).root)).toEqual({ row: [['server'], ['client']] });
  });

  it('stack on their side, then become tabs', () => {
    const more = ['c2', 'c3', 'c4'].map((id) => sampleClient({ id }));
    const desk = placeAll([server, client, ...more]);
    expect(shape(desk.root)).toEqual({ row: [['server'], { column: [['client'], ['c2', 'c3', 'c4']] }] });
    expect(isSound(desk)).toBe(true);
  });

  it('leave those alone that are placed already', () => {
    const desk = placeAll([server, client]);
    expect(place(desk, server, [server, client])).toBe(desk);
    expect(tabsOf(desk)).toHaveLength(2);
    expect(groupsOf(desk.root)).toHaveLength(2);
  });
});
