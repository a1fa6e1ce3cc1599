import type { Failure } from '../../core/contract/schemas.ts';
import type { Plan } from '../../core/plan/schema.ts';
import type { Slice } from './app-state.ts';
import { toolsetsFor } from './toolset-choice.ts';

export interface StartSlice {
  starting: boolean;
  /** Why the session did not start; `field` and `step` say where to show it. */
  startFailure: Failure | undefined;
  /** Starts the plan and goes to the consoles; a second press while one is starting does nothing. */
  startPlan(plan: Plan): Promise<void>;
}

export const createStartSlice: Slice<StartSlice> =
  ({ link }) =>
  (set, get) => ({
    starting: false,
    startFailure: undefined,
    startPlan: async (plan) => {
      const { document, toolsets, hello, starting } = get();
      if (!document || starting) return;
      set({ starting: true, startFailure: undefined });
      const answer = await link.call('startSession', {
        name: document.name,
        document: document.id,
        plan,
        toolsets: toolsetsFor(document, toolsets, hello?.computer),
      });
      set({ starting: false });
      if (!answer.ok) return set({ startFailure: answer.error });
      get().go({ at: 'consoles', document: document.id });
    },
  });
