/** What a console is doing now, and the sentence on it. */

import { sayMode } from '../../core/consoles/says.ts';
import type { Mode } from '../../core/consoles/schema.ts';
import type { LiveConsole } from './model.ts';

export function setMode(console: LiveConsole, now: number, mode: Mode, prompt?: string): void {
  const { state } = console;
  if (mode !== state.mode || prompt !== state.prompt) state.since = now;
  state.mode = mode;
  if (prompt === undefined) delete state.prompt;
  else state.prompt = prompt;
  state.says = saysOf(console);
}

/** The sentence on what the console is doing now. */
export function saysOf({ state, start }: LiveConsole): string {
  const { mode, role, prompt, listening, connections, exitCode } = state;
  const { target } = start;
  return sayMode({
    mode,
    role,
    listening,
    connections,
    ...(prompt !== undefined && { prompt }),
    ...(exitCode !== undefined && { exitCode }),
    ...(target !== undefined && { target }),
  });
}
