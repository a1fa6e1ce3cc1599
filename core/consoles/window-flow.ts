/**
 * What may be sent to a window that draws a transcript: at most so much text that it has not parsed yet, and when it has fallen far
 * behind, the newest text with a mark instead of everything. Accounting only; the debugger is never held back by it.
 */

export interface WindowFlow {
  /** Offset of the next byte to send. */
  next: number;
  /** Everything before this offset was parsed by the window. */
  acknowledged: number;
}

export interface FlowCaps {
  /** Most bytes sent and not acknowledged. */
  inFlightBytes: number;
  /** Most bytes in one frame. */
  frameBytes: number;
  /** A window further behind than this skips. */
  behindBytes: number;
  /** What it gets of the newest text then. */
  tailBytes: number;
}

export const flowCaps: FlowCaps = {
  // About 50 ms of parsing in xterm.js (5-35 MB/s): enough to keep it busy over one round trip, and little to wait for after a skip.
  inFlightBytes: 1024 * 1024,
  // 3-10 ms of parsing: keys typed in another console of the same page wait no longer than that.
  frameBytes: 64 * 1024,
  // Under a second of parsing: what catches up that fast is drawn whole, what does not is a flood nobody reads line by line.
  behindBytes: 8 * 1024 * 1024,
  // About ten thousand lines: more than anybody scrolls back through before opening the transcript itself.
  tailBytes: 1024 * 1024,
};

export type FlowStep =
  | { do: 'wait' }
  | { do: 'send'; from: number; length: number }
  /** Say that the text up to `to` was left out, then go on there. */
  | { do: 'skip'; to: number };

interface Bounds {
  start: number;
  end: number;
}

/** A window that wants the text from `from` on; what is not there is not waited for. */
export function openFlow(from: number, bounds: Bounds): WindowFlow {
  const next = Math.min(Math.max(from, bounds.start), bounds.end);
  return { next, acknowledged: next };
}

/** What to do next; after `send` and `skip`, say so with `advance`. A skip waits until nothing is in flight, so that offsets stay a plain row. */
export function nextStep(flow: WindowFlow, bounds: Bounds, caps: FlowCaps = flowCaps): FlowStep {
  const inFlight = flow.next - flow.acknowledged;
  const available = bounds.end - flow.next;
  if (flow.next < bounds.start || available > caps.behindBytes) {
    return inFlight > 0
      ? { do: 'wait' }
      : { do: 'skip', to: Math.max(bounds.start, bounds.end - caps.tailBytes) };
  }
  const length = Math.min(available, caps.frameBytes);
  // A frame is sent whole or not yet: no crumbs while the window is busy.
  if (length <= 0 || inFlight + length > caps.inFlightBytes) return { do: 'wait' };
  return { do: 'send', from: flow.next, length };
}

/** Text up to `to` was sent, or skipped when nothing was in flight. */
export function advance(flow: WindowFlow, to: number, how: 'send' | 'skip'): WindowFlow {
  return how === 'skip' ? { next: to, acknowledged: to } : { ...flow, next: Math.max(flow.next, to) };
}

/** The window has parsed everything before `offset`. Late, doubled and impossible numbers heal instead of doing harm. */
export function acknowledge(flow: WindowFlow, offset: number): WindowFlow {
  return { ...flow, acknowledged: Math.min(Math.max(flow.acknowledged, offset), flow.next) };
}
