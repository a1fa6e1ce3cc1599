import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createWindowStateStore, fittingBounds } from './window-state.ts';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };
const size = { width: 1440, height: 900 };

it.each([
  ['the first start', undefined, [screen], size],
  ['where it was', { x: 100, y: 50, ...size }, [screen], { x: 100, y: 50, ...size }],
  ['on the second screen', { x: 2000, y: 10, ...size }, [screen, right], { x: 2000, y: 10, ...size }],
  ['the second screen is gone', { x: 2000, y: 10, ...size }, [screen], size],
  ['half out to the left', { x: -1300, y: 50, ...size }, [screen], { x: -1300, y: 50, ...size }],
  ['all out to the left', { x: -1400, y: 50, ...size }, [screen], size],
  ['title bar above the screen', { x: 100, y: -20, ...size }, [screen], size],
  ['below the screen', { x: 100, y: 1060, ...size }, [screen], size],
  ['no screen at all', { x: 100, y: 100, ...size }, [], size],
  ['too small', { x: 9, y: 99, width: 3, height: 3 }, [screen], { x: 9, y: 99, width: 1024, height: 700 }],
])('%s', (_case, saved, workAreas, expected) => {
  expect(fittingBounds(saved, workAreas)).toEqual(expected);
});

it('comes back as it was written; a damaged one is forgotten', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-window-'));
  const store = createWindowStateStore(folder);
  expect(await store.read()).toBeUndefined();
  const bounds = { x: 1, y: 2, ...size };
  await store.write({ bounds, maximized: true });
  expect(await store.read()).toEqual({ version: 1, bounds, maximized: true });
  await writeFile(join(folder, 'window.json'), '{"version":1,"bounds":"wide"}');
  expect(await store.read()).toBeUndefined();
  expect(await readdir(folder)).toEqual([expect.stringContaining('.broken-')]);
  await rm(folder, { recursive: true });
});
