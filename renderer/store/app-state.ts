/** The window's state: one slice per file, put together in store.ts. */
import type { StateCreator } from 'zustand/vanilla';
import type { Link } from '../../core/contract/wire.ts';
import type { ConsolesSlice } from './consoles-slice.ts';
import type { DocumentsSlice } from './documents-slice.ts';
import type { NoticesSlice } from './notices-slice.ts';
import type { RouteSlice } from './route-slice.ts';
import type { SettingsSlice } from './settings-slice.ts';
import type { SituationSlice } from './situation-slice.ts';
import type { StartSlice } from './start-slice.ts';
import type { ToolsSlice } from './tools-slice.ts';

export type AppState = RouteSlice &
  NoticesSlice &
  DocumentsSlice &
  SituationSlice &
  ToolsSlice &
  SettingsSlice &
  StartSlice &
  ConsolesSlice;

/** What the slices need of the window; tests hand in their own. */
export interface Surroundings {
  link: Link;
  /** Survives a reload of this window, and nothing else: what is typed is there again even if it was not saved yet. */
  keep: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  address: { read(): string; write(hash: string): void };
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
}

export type Slice<Part> = (surroundings: Surroundings) => StateCreator<AppState, [], [], Part>;
