/** Where the Electron window was, and where it may be now. */
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** Pixels as the desktop counts them. */
const Bounds = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});
const WindowState = z.strictObject({ version: z.literal(1), bounds: Bounds, maximized: z.boolean() });

export type Bounds = z.infer<typeof Bounds>;
type WindowState = z.infer<typeof WindowState>;

/** The smallest window that the screens are made for (design section 7). */
export const smallest = { width: 1024, height: 700 };
const first = { width: 1440, height: 900 };

/** Of the title bar this much must stay in reach, or nobody could move the window back. */
const reachablePx = 100;

/**
 * The saved place when enough of it is on a screen that is there now, else undefined: the system finds one. Never smaller than
 * `smallest`. `workAreas` are the screens without their task bars.
 */
export function fittingBounds(saved: Bounds | undefined, workAreas: readonly Bounds[]): Partial<Bounds> {
  if (!saved) return first;
  const size = {
    width: Math.max(saved.width, smallest.width),
    height: Math.max(saved.height, smallest.height),
  };
  const reachable = workAreas.some(
    (area) =>
      saved.x + size.width - reachablePx >= area.x &&
      saved.x + reachablePx <= area.x + area.width &&
      saved.y >= area.y &&
      saved.y + reachablePx <= area.y + area.height,
  );
  return reachable ? { x: saved.x, y: saved.y, ...size } : size;
}

export interface WindowStateStore {
  /** Undefined where there is none, or none that can be read: not worth a message. */
  read(): Promise<WindowState | undefined>;
  write(state: Omit<WindowState, 'version'>): Promise<void>;
}

export function createWindowStateStore(folder: string): WindowStateStore {
  const path = join(folder, 'window.json');
  return {
    async read() {
      const read = await readJsonFile(path, WindowState, 'The window state');
      return read.ok ? read.value : undefined;
    },
    async write(state) {
      await writeJsonFile(path, { version: 1, ...state }, 'The window state');
    },
  };
}
