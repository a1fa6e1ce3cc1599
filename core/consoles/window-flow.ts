/**
 * What may be sent to a window that draws a transcript: at most so much text that it has not parsed yet, and when it has fallen far
 * behind, the newest text with a mark instead of everything. Accounting only; the debugger is never held back by it.
 */

export interface WindowFlow {
  /** Offset of the next byte to send. */
  next: number;
  /** Everything before this offset was parsed by the window. */
  acknowledged: number;
  /** After a skip: the window rests when it has got the text up to here. */
  restAt?: number;
  /** The last thing that happened was a skip and its text: another skip now means a flood that goes on. */
  flooded?: boolean;
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
  /** What it gets instead when it skips again at once. */
  floodTailBytes: number;
  /** How long it gets nothing after that, so that it can do something else than draw. */
  restMs: number;
}

export const flowCaps: FlowCaps = {
  // About 50 ms of parsing in xterm.js (5-35 MB/s): enough to keep it busy over one round trip, and little to wait for after a skip.
  inFlightBytes: 1024 * 1024,
  // 3-10 ms of parsing: keys typed in another console of the same page wait no longer than that.
  frameBytes: 64 * 1024,
  // Under a second of parsing: a listing is drawn whole; what is further ahead is a flood that nobody reads line by line.
  behindBytes: 8 * 1024 * 1024,
  // More than 50,000 lines of scrollback: a window that opens a long transcript looks as if it had been there all the time.
  tailBytes: 4 * 1024 * 1024,
  // Some thousand lines: of a flood, what a person looks back at; whoever wants more opens the transcript.
  floodTailBytes: 256 * 1024,
  // A look at the flood four times a second. Without rests the window would draw all the time, and take the processor from the
  // program that writes and from the consoles beside.
  restMs: 250,
};

export type FlowStep =
  | { do: 'wait' }
  | { do: 'send'; from: number; length: number }
  /** Say that the text up to `to` was left out, then go on there. */
  | { do: 'skip'; to: number }
  /** Send nothing for a while, then say `rested`. */
  | { do: 'rest' };

interface Bounds {
  start: number;
  end: number;
}

/** A window that wants the text from `from` on; what is not there is not waited for. */
export function openFlow(from: number, bounds: Bounds): WindowFlow {
  const next = Math.min(Math.max(from, bounds.start), bounds.end);
  return { next, acknowledged: next };
}

/** What to do next; after `send`, `skip` and `rest`, say so. A skip waits until nothing is in flight, so that offsets stay a plain row. */
export function nextStep(flow: WindowFlow, bounds: Bounds, caps: FlowCaps = flowCaps): FlowStep {
  if (flow.restAt !== undefined && flow.next >= flow.restAt) return { do: 'rest' };
  const inFlight = flow.next - flow.acknowledged;
  const available = Math.min(bounds.end, flow.restAt ?? bounds.end) - flow.next;
  if (flow.next < bounds.start || available > caps.behindBytes) {
    if (inFlight > 0) return { do: 'wait' };
    const tailBytes = flow.flooded ? caps.floodTailBytes : caps.tailBytes;
    return { do: 'skip', to: Math.max(bounds.start, bounds.end - tailBytes) };
  }
  const length = Math.min(available, caps.frameBytes);
  // A frame is sent whole or not yet: no crumbs while the window is busy.
  if (length <= 0 || inFlight + length > caps.inFlightBytes) return { do: 'wait' };
  return { do: 'send', from: flow.next, length };
}

/** Text up to `to` was sent. */
export function sent(flow: WindowFlow, to: number): WindowFlow {
  const next = Math.max(flow.next, to);
  return flow.restAt === undefined ? { next, acknowledged: flow.acknowledged } : { ...flow, next };
}

/** Text up to `to` was skipped while nothing was in flight; the transcript ends at `end`. */
export const skipped = (to: number, end: number): WindowFlow => ({
  next: to,
  acknowledged: to,
  restAt: end,
  flooded: true,
});

export const rested = ({ next, acknowledged }: WindowFlow): WindowFlow => ({
  next,
  acknowledged,
  flooded: true,
});

/** The window has parsed everything before `offset`. Late, doubled and impossible numbers heal instead of doing harm. */
export function acknowledge(flow: WindowFlow, offset: number): WindowFlow {
  return { ...flow, acknowledged: Math.min(Math.max(flow.acknowledged, offset), flow.next) };
}
