import { describe, expect, it } from 'vitest';
import type { Hop } from '../../core/plan/schema.ts';
import { newSituation } from '../../core/situation/defaults.ts';
import { chainsOf, mapLayout } from './layout.ts';

const situation = newSituation({ name: 'TECH', os: 'windows' });
const hop = (from: string, to: string, role: Hop['role'] = 'session'): Hop => ({
  from,
  to,
  transport: 'tcp',
  dial: 'forward',
  role,
});

describe('the route drawing', () => {
  it('joins links whose ends meet, and gives others a row of their own', () => {
    const stub = hop('TECH', 'RELAY', 'stub');
    const wire = hop('RELAY', 'CTRL', 'wire');
    expect(chainsOf([[stub], [wire]])).toEqual([[stub, wire]]);
    expect(chainsOf([[hop('TECH', 'A')], [hop('TECH', 'B')]])).toHaveLength(2);
  });

  it('stands technician left and target right, and uses the width', () => {
    const { boxes, links, boxWidthPx } = mapLayout({ situation, routes: [[hop('TECH', 'SRV')]] }, 1200, 3);
    expect(boxes.map(({ name }) => name)).toEqual(['TECH', 'SRV']);
    const [link] = links;
    expect(link?.left).toBe((boxes[0]?.left ?? 0) + boxWidthPx);
    expect(link?.right).toBe(boxes[1]?.left);
    expect((boxes[1]?.left ?? 0) + boxWidthPx).toBeLessThan(1200);
  });

  it('grows beyond a narrow window instead of squeezing its words', () => {
    const chain = [hop('A', 'B'), hop('B', 'C'), hop('C', 'D')];
    expect(mapLayout({ situation, routes: [chain] }, 600, 3).widthPx).toBeGreaterThan(600);
  });

  it('draws the one computer of a plan without links', () => {
    expect(mapLayout({ situation, routes: [] }, 800, 2).boxes.map(({ name }) => name)).toEqual(['TECH']);
  });
});
