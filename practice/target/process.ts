/** Runs a scripted target: walks through its moments in real time, and stops where its debugger wants it. */
import { moments } from './script.ts';
import { addressOf, atExit, atFault, atLoader, depthOf, momentOf, type TargetState } from './state.ts';

/** go: until something happens; into, over, out: t, p, gu. */
export type Resume = 'go' | 'into' | 'over' | 'out';
export type StopReason = 'initial' | 'attached' | 'break-in' | 'breakpoint' | 'step' | 'fault' | 'exit';

interface TargetListener {
  stopped(reason: StopReason, state: TargetState): void;
  /** OutputDebugString. */
  said(text: string): void;
}

export interface Target {
  state(): TargetState;
  /** Does nothing while it runs, and when it has ended. */
  resume(how: Resume, breakAt: readonly number[]): void;
  /** Stops it with a thread of the debugger, as a break-in does; `attached` for the first stop of one that was running. */
  interrupt(reason: 'break-in' | 'attached'): void;
  /** Whose target it is from now on; without a listener it runs on by itself. */
  listen(listener: TargetListener | undefined): void;
  end(): void;
}

/** `orders`: how many it takes before it ends by itself; `crash`: it faults at the first one. */
export function createTarget(
  initial: TargetState,
  { orders = Number.POSITIVE_INFINITY, crash = false } = {},
): Target {
  let state = initial;
  let listener: TargetListener | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running = false;

  const stop = (reason: StopReason) => {
    running = false;
    clearTimeout(timer);
    listener?.stopped(reason, state);
  };

  const advance = () => {
    const left = momentOf(state);
    if (left.says) listener?.said(left.says(state.order));
    if (state.at === atLoader) state = { ...state, at: 0 };
    else if (crash && state.at === 1) state = { ...state, at: atFault };
    else if (state.at === atFault) state = { ...state, at: atExit };
    else if (state.at + 1 < moments.length) state = { ...state, at: state.at + 1 };
    else if (state.order >= orders) state = { ...state, at: atExit };
    else state = { ...state, at: 0, order: state.order + 1 };
  };

  const walk = (arrived: () => StopReason | undefined) => {
    running = true;
    const step = () => {
      advance();
      if (state.at === atExit) return stop('exit');
      if (state.at === atFault) return stop('fault');
      const reason = arrived();
      if (reason) return stop(reason);
      walkOn();
    };
    const walkOn = () => {
      // Also without a pause the event loop gets its turn: a target never blocks its debugger.
      timer = setTimeout(step, momentOf(state).milliseconds ?? 0);
    };
    walkOn();
  };

  return {
    state: () => state,
    resume(how, breakAt) {
      if (running || state.at === atExit) return;
      const stepping = how === 'into' || how === 'over';
      if (state.breakThread >= 0 && stepping) {
        state = { ...state, breakThread: 1 };
        return stop('step');
      }
      state = { ...state, breakThread: -1 };
      const depth = depthOf(state);
      walk(() => {
        const top = momentOf(state).stack[0];
        if (top && breakAt.includes(addressOf(top))) return 'breakpoint';
        if (how === 'into') return 'step';
        if (how === 'over' && depthOf(state) <= depth) return 'step';
        return how === 'out' && depthOf(state) < depth ? 'step' : undefined;
      });
    },
    interrupt(reason) {
      if (!running) return;
      state = { ...state, breakThread: 0 };
      stop(reason);
    },
    listen(next) {
      listener = next;
      if (!next && !running) this.resume('go', []);
    },
    end() {
      running = false;
      clearTimeout(timer);
      state = { ...state, at: atExit, breakThread: -1 };
    },
  };
}
