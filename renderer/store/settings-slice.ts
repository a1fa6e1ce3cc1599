import type { Settings } from '../../core/contract/schemas.ts';
import type { Slice } from './app-state.ts';

export interface SettingsSlice {
  settings: Settings;
  loadSettings(): Promise<void>;
  changeSettings(change: Partial<Omit<Settings, 'version'>>): Promise<void>;
}

/** Drawn until main has answered; main has the same ones for a fresh data folder. */
export const firstSettings: Settings = {
  version: 1,
  theme: 'system',
  consoleFontPx: 13,
  scrollbackLines: 50_000,
  symbolPath: '',
  toolFolders: [],
  welcomed: false,
};

export const createSettingsSlice: Slice<SettingsSlice> =
  ({ link }) =>
  (set, get) => {
    link.on('settings', (settings) => set({ settings }));
    return {
      settings: firstSettings,
      loadSettings: async () => {
        const answer = await link.call('readSettings', null);
        if (answer.ok) set({ settings: answer.value });
        else get().notify({ kind: 'error', says: answer.error.says });
      },
      changeSettings: async (change) => {
        const before = get().settings;
        set({ settings: { ...before, ...change } });
        const answer = await link.call('writeSettings', get().settings);
        if (answer.ok) return;
        set({ settings: before });
        get().notify({ kind: 'error', says: `The settings are not saved. ${answer.error.says}` });
      },
    };
  };
