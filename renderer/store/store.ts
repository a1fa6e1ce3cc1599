import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState, Surroundings } from './app-state.ts';
import { createConsolesSlice } from './consoles-slice.ts';
import { createDocumentsSlice } from './documents-slice.ts';
import { createNoticesSlice } from './notices-slice.ts';
import { createRouteSlice } from './route-slice.ts';
import { createSettingsSlice } from './settings-slice.ts';
import { createSituationSlice } from './situation-slice.ts';
import { createStartSlice } from './start-slice.ts';
import { createToolsSlice } from './tools-slice.ts';

export type AppStore = StoreApi<AppState>;

export const createAppStore = (surroundings: Surroundings): AppStore =>
  createStore<AppState>()((...all) => ({
    ...createRouteSlice(surroundings)(...all),
    ...createNoticesSlice(surroundings)(...all),
    ...createDocumentsSlice(surroundings)(...all),
    ...createSituationSlice(surroundings)(...all),
    ...createToolsSlice(surroundings)(...all),
    ...createSettingsSlice(surroundings)(...all),
    ...createStartSlice(surroundings)(...all),
    ...createConsolesSlice(surroundings)(...all),
  }));
