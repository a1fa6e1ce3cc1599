/** How a mode looks and reads (ui.md "Modes"): shape, word, then colour. */
import type { ConsoleState, Mode } from '../../core/consoles/schema.ts';
import type { GlyphName } from '../ui/glyph.tsx';

type ModeTone = 'wait' | 'ready' | 'stopped' | 'running' | 'quiet' | 'lost' | 'ended';

interface ModeView {
  glyph: GlyphName;
  word: string;
  tone: ModeTone;
  prompt?: string;
  /** The word is followed by how long it lasts. */
  clock?: true;
}

const views: Record<Mode, ModeView> = {
  starting: { glyph: 'waiting', word: 'Starting', tone: 'wait' },
  waiting: { glyph: 'waiting', word: 'Waits', tone: 'wait', clock: true },
  connected: { glyph: 'prompt', word: 'Connected', tone: 'ready' },
  busy: { glyph: 'waiting', word: 'Busy', tone: 'quiet', clock: true },
  'user-prompt': { glyph: 'stop', word: 'Stopped', tone: 'stopped' },
  'remote-prompt': { glyph: 'stop', word: 'Stopped', tone: 'stopped' },
  'kernel-prompt': { glyph: 'double-square', word: 'Computer stopped', tone: 'stopped' },
  'kernel-controlled-prompt': { glyph: 'double-square', word: 'Computer stopped', tone: 'stopped' },
  running: { glyph: 'play', word: 'Running', tone: 'running' },
  sleeping: { glyph: 'bars', word: 'Sleeping', tone: 'quiet', clock: true },
  'target-ended': { glyph: 'minus', word: 'Target ended', tone: 'ended' },
  lost: { glyph: 'broken', word: 'Lost', tone: 'lost' },
  ended: { glyph: 'minus', word: 'Ended', tone: 'ended' },
};

/** A silent program has no prompt and no text: being alive is what can be said of it. */
const alive: ModeView = { glyph: 'play', word: 'Alive', tone: 'running' };

export function modeView(console: ConsoleState): ModeView {
  const { mode, prompt, silent, exitCode } = console;
  if (silent && (mode === 'waiting' || mode === 'running' || mode === 'connected')) return alive;
  const view = views[mode];
  if (mode === 'ended' && exitCode !== undefined) return { ...view, word: `Ended (${exitCode})` };
  return prompt !== undefined && hasPrompt(console) ? { ...view, prompt } : view;
}

/** A line typed now would arrive: the program waits for one. */
export const hasPrompt = ({ mode, prompt }: Pick<ConsoleState, 'mode' | 'prompt'>): boolean =>
  mode.endsWith('-prompt') || (mode === 'target-ended' && prompt !== undefined);

/** The program has ended. One whose link is lost may live on; it is over when its terminal went with the pty host (`hostLost`). */
export const isOver = (
  { mode, exitCode }: Pick<ConsoleState, 'mode' | 'exitCode'>,
  hostLost = false,
): boolean => mode === 'ended' || (mode === 'lost' && (exitCode !== undefined || hostLost));

/**
 * Changes that may interrupt a screen reader: a target that ran and stopped, a link that is lost. The prompt behind every command is
 * none: it was asked for.
 */
export const isUrgent = (before: Mode, now: Mode): boolean =>
  now !== before && (now === 'lost' || (before === 'running' && now.endsWith('-prompt')));

/** "42 s", "3 min", "2 h 5 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "14:02:36" in the time zone of this computer. */
export function exactTime(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
