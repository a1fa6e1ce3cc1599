import type { ProcessInfo, ThisComputer, Toolset } from '../../core/contract/schemas.ts';
import type { Slice } from './app-state.ts';

type Hello = {
  shell: 'browser' | 'electron';
  version: string;
  computer: ThisComputer;
  dataFolder: string;
};

interface ProcessList {
  state: 'loading' | 'ready' | 'failed';
  processes: ProcessInfo[];
  says?: string;
}

export interface ToolsSlice {
  /** What this window runs in; undefined until main has answered. */
  hello: Hello | undefined;
  toolsets: Toolset[];
  /** `loading` until the first answer. */
  toolsetsState: 'loading' | 'ready' | 'failed';
  /** When the debuggers were looked for, milliseconds since 1970. */
  toolsetsAt: number;
  /** Process lists by toolset id: each toolset counts processes its own way. */
  processLists: Record<string, ProcessList>;
  loadHello(): Promise<void>;
  loadToolsets(refresh: boolean): Promise<void>;
  loadProcesses(toolset: string): Promise<void>;
}

export const createToolsSlice: Slice<ToolsSlice> =
  ({ link, now }) =>
  (set, get) => {
    const setList = (toolset: string, list: ProcessList) =>
      set({ processLists: { ...get().processLists, [toolset]: list } });
    return {
      hello: undefined,
      toolsets: [],
      toolsetsState: 'loading',
      toolsetsAt: 0,
      processLists: {},
      loadHello: async () => {
        const answer = await link.call('hello', null);
        if (answer.ok) set({ hello: answer.value });
        else get().notify({ kind: 'error', says: answer.error.says });
      },
      loadToolsets: async (refresh) => {
        set({ toolsetsState: 'loading' });
        const answer = await link.call('listToolsets', { refresh });
        if (answer.ok) return set({ toolsets: answer.value, toolsetsState: 'ready', toolsetsAt: now() });
        set({ toolsetsState: 'failed' });
        get().notify({ kind: 'error', says: answer.error.says });
      },
      loadProcesses: async (toolset) => {
        const known = get().processLists[toolset]?.processes ?? [];
        setList(toolset, { state: 'loading', processes: known });
        const answer = await link.call('listProcesses', { toolset });
        if (answer.ok) setList(toolset, { state: 'ready', processes: answer.value });
        else setList(toolset, { state: 'failed', processes: [], says: answer.error.says });
      },
    };
  };
