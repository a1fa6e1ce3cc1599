/**
 * The terminals of this window, outside React: StrictMode mounts twice, panes move, and neither may open a second feed or lose text.
 * A terminal without a place is parked off screen; beyond a few parked ones the longest parked is dropped and read again when shown.
 */
import type { Terminal } from '@xterm/xterm';
import type { Link } from '../../core/contract/wire.ts';
import { connect } from '../store/link.ts';
import type { TranscriptBounds } from './console-feed.ts';
import {
  type ConsoleTerminal,
  consoleFont,
  createConsoleTerminal,
  type TerminalKeys,
  type TerminalLook,
} from './console-terminal.ts';
import { onThemeChange, readTheme } from './terminal-theme.ts';

/** 50,000 lines of 120 columns are 72 MB in xterm: what is off screen is cheaper to read again than to keep. */
const mostParked = 4;

interface TerminalSettings {
  fontPx: number;
  scrollbackLines: number;
  screenReader: boolean;
}

interface TerminalRegistry {
  configure(settings: TerminalSettings): void;
  /** Shows the console's terminal here; returns what parks it again. */
  attach(console: string, place: HTMLElement, transcript: TranscriptBounds, keys: TerminalKeys): () => void;
  /** Undefined for a console that has not been shown yet. */
  get(console: string): ConsoleTerminal | undefined;
  /** Drops the terminals of all other consoles: they are gone for good. */
  keepOnly(consoles: ReadonlySet<string>): void;
}

function createTerminalRegistry(link: Link): TerminalRegistry {
  const terminals = new Map<string, ConsoleTerminal>();
  /** Where each terminal is shown now; in the order of parking for those that are parked (undefined). */
  const places = new Map<string, HTMLElement | undefined>();
  let settings: TerminalSettings = { fontPx: 13, scrollbackLines: 50_000, screenReader: false };
  let theme = readTheme();
  let lot: HTMLElement | undefined;

  let fontHasCome = false;

  const look = (): TerminalLook => ({ ...theme, ...settings, fontHasCome });
  const lookAgain = () => {
    for (const terminal of terminals.values()) terminal.look(look());
  };
  link.onFrame((frame) => terminals.get(frame.console)?.frame(frame));
  let linkWasLost = false;
  link.onState((state) => {
    if (state === 'up' && linkWasLost) for (const terminal of terminals.values()) terminal.linkIsBack();
    linkWasLost = state === 'lost';
  });
  onThemeChange(() => {
    theme = readTheme();
    lookAgain();
  });
  void consoleFont.then(() => {
    fontHasCome = true;
    lookAgain();
  });

  const forget = (console: string) => {
    terminals.get(console)?.dispose();
    terminals.delete(console);
    places.delete(console);
  };
  const park = (console: string, place: HTMLElement) => {
    const terminal = terminals.get(console);
    // A place that was taken over by a newer one has nothing to park.
    if (!terminal || places.get(console) !== place) return;
    lot ??= parkingLot();
    terminal.park(lot);
    places.delete(console);
    places.set(console, undefined);
    const parked = [...places].filter(([, shownIn]) => !shownIn).map(([id]) => id);
    for (const id of parked.slice(0, Math.max(0, parked.length - mostParked))) forget(id);
  };

  return {
    configure: (next) => {
      settings = next;
      lookAgain();
    },
    attach: (console, place, transcript, keys) => {
      const terminal = terminals.get(console) ?? createConsoleTerminal(console, link, look());
      terminals.set(console, terminal);
      places.set(console, place);
      terminal.attach(place, transcript, keys);
      return () => park(console, place);
    },
    get: (console) => terminals.get(console),
    keepOnly: (consoles) => {
      for (const console of [...terminals.keys()]) if (!consoles.has(console)) forget(console);
    },
  };
}

/** Off screen, but laid out: xterm stops drawing there by itself. */
function parkingLot(): HTMLElement {
  const lot = document.createElement('div');
  lot.className = 'parked-terminals';
  lot.inert = true;
  return document.body.appendChild(lot);
}

let registry: TerminalRegistry | undefined;

/** The one registry of this window. */
export function terminals(): TerminalRegistry {
  registry ??= createTerminalRegistry(connect());
  return registry;
}

declare global {
  interface Window {
    /** For tests and measurements, and only when the page was opened with `?test`: what a user could read and select anyway. */
    switchboardTest?: {
      consoleText(console: string): string;
      /** Measured like any other page's xterm.js (bench/): when it has parsed what. Undefined before the console is shown. */
      terminal(console: string): Terminal | undefined;
    };
  }
}

/** Text is read from the terminal's buffer, because drawn pixels and rows differ between renderers. */
export function installTestHook(): void {
  if (!new URLSearchParams(location.search).has('test')) return;
  window.switchboardTest = {
    consoleText: (console) => terminals().get(console)?.text() ?? '',
    terminal: (console) => terminals().get(console)?.xterm,
  };
}
