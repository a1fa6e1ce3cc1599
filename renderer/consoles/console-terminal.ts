/**
 * One console's terminal: an xterm.js object that lives outside React, with its feed, its size and its search. It is attached to a
 * place on screen, parked when that place goes, and goes on where it stopped when it is attached again.
 */
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { WebglAddon } from '@xterm/addon-webgl';
import { type ITheme, Terminal } from '@xterm/xterm';
import type { FeedFrame } from '../../core/contract/feed-frame.ts';
import type { Link } from '../../core/contract/wire.ts';
import { createConsoleFeed, type TranscriptBounds } from './console-feed.ts';
import { sizeInWords } from './feed-reader.ts';
import { leadingAndTrailing } from './pace.ts';
import type { FindColours } from './terminal-theme.ts';

export interface TerminalLook {
  theme: ITheme;
  find: FindColours;
  rulerWidth: number;
  fontPx: number;
  fontHasCome: boolean;
  scrollbackLines: number;
  screenReader: boolean;
}

/** What the keys of a terminal do; a terminal that is no raw one gives them away. */
export interface TerminalKeys {
  /** True: the key was taken care of, the terminal does not see it. */
  taken(event: KeyboardEvent): boolean;
}

export interface ConsoleTerminal {
  attach(place: HTMLElement, transcript: TranscriptBounds, keys: TerminalKeys): void;
  park(lot: HTMLElement): void;
  look(look: TerminalLook): void;
  frame(frame: FeedFrame): void;
  linkIsBack(): void;
  /** raw: keys go to the program as they are. */
  raw(on: boolean): void;
  find(text: string, options: { caseSensitive: boolean; back?: boolean; incremental?: boolean }): void;
  endFind(): void;
  onFound(listener: (found: { index: number; count: number }) => void): () => void;
  selection(): string;
  /** Everything that the scrollback holds, wrapped lines joined. */
  text(): string;
  focus(): void;
  scrollToEnd(): void;
  scrollPages(pages: number): void;
  dispose(): void;
  /** For the test hook alone: what was parsed, and when, is measured at the terminal itself. */
  readonly xterm: Terminal;
}

/** Between two sizes told to the program: a border being dragged would redraw its screen a hundred times. */
const resizePauseMs = 100;
/** A place smaller than this is hidden or not laid out yet. */
const leastPlacePx = 24;
/** xterm marks at most this many finds; the count says "1000 or more" then. */
export const mostFinds = 1000;

const fallbackFonts = 'Consolas, ui-monospace, monospace';

/** Sizes measured before the font has come are those of another font: the program is told none of them. */
export const consoleFont: Promise<unknown> = document.fonts.load('13px "Cascadia Mono"');

export function createConsoleTerminal(console: string, link: Link, first: TerminalLook): ConsoleTerminal {
  const terminal = new Terminal({
    // The search addon draws its marks through a proposed interface.
    allowProposedApi: true,
    disableStdin: true,
    cursorInactiveStyle: 'none',
    cursorStyle: 'bar',
    fontWeightBold: '600',
    lineHeight: 1.25,
    minimumContrastRatio: 4.5,
    drawBoldTextInBrightColors: false,
    scrollOnUserInput: false,
  });
  const fit = new FitAddon();
  const search = new SearchAddon({ highlightLimit: mostFinds });
  terminal.loadAddon(fit);
  terminal.loadAddon(search);

  let look = first;
  let keys: TerminalKeys | undefined;
  let isRaw = false;
  let webgl: WebglAddon | undefined;
  let watched: ResizeObserver | undefined;

  const feed = createConsoleFeed(console, link, {
    write: (bytes, parsed) => terminal.write(bytes, parsed),
    mark: (missing) => {
      terminal.write(
        `\x1b[0m\r\n\x1b[2m── ${sizeInWords(missing)} not drawn: in the transcript ──\x1b[0m\r\n`,
      );
    },
  });

  const tellSize = leadingAndTrailing(resizePauseMs, async () => {
    await consoleFont;
    await link.call('resizeConsole', { console, columns: terminal.cols, rows: terminal.rows });
  });
  const fitNow = () => {
    const place = terminal.element?.parentElement;
    if (!watched || !place || place.clientWidth < leastPlacePx || place.clientHeight < leastPlacePx) return;
    fit.fit();
  };
  const fitToPlace = leadingAndTrailing(resizePauseMs, fitNow);
  terminal.onResize(() => tellSize());
  terminal.onData((data) => {
    if (isRaw) void link.call('sendKeys', { console, keys: data });
  });
  terminal.attachCustomKeyEventHandler((event) => !keys?.taken(event));

  const drawWithWebgl = () => {
    if (webgl || !hasFastWebgl()) return;
    try {
      const addon = new WebglAddon();
      addon.onContextLoss(dropWebgl);
      terminal.loadAddon(addon);
      webgl = addon;
    } catch {
      // The DOM renderer, which was there all the time, goes on.
    }
  };
  const dropWebgl = () => {
    webgl?.dispose();
    webgl = undefined;
  };

  const applyLook = () => {
    const cursor = isRaw ? look.theme.foreground : look.theme.background;
    terminal.options.theme = { ...look.theme, ...(cursor && { cursor }) };
    // xterm measures again only when an option changes: the name of the font comes when the font has come.
    terminal.options.fontFamily = look.fontHasCome ? `Cascadia Mono, ${fallbackFonts}` : fallbackFonts;
    terminal.options.fontSize = look.fontPx;
    terminal.options.scrollback = look.scrollbackLines;
    terminal.options.screenReaderMode = look.screenReader;
    terminal.options.overviewRuler = { width: look.rulerWidth };
    fitToPlace();
  };
  applyLook();

  return {
    attach: (place, bounds, nextKeys) => {
      keys = nextKeys;
      if (terminal.element) place.append(terminal.element);
      else terminal.open(place);
      watched?.disconnect();
      watched = new ResizeObserver(() => fitToPlace());
      watched.observe(place);
      fitNow();
      tellSize();
      drawWithWebgl();
      feed.show(bounds);
    },
    park: (lot) => {
      watched?.disconnect();
      watched = undefined;
      keys = undefined;
      dropWebgl();
      if (terminal.element) lot.append(terminal.element);
      feed.hide();
    },
    look: (next) => {
      look = next;
      applyLook();
    },
    frame: feed.frame,
    linkIsBack: feed.linkIsBack,
    raw: (on) => {
      isRaw = on;
      terminal.options.disableStdin = !on;
      applyLook();
    },
    find: (text, { caseSensitive, back = false, incremental = false }) => {
      const options = {
        caseSensitive,
        incremental,
        decorations: {
          matchBackground: look.find.match,
          matchOverviewRuler: look.find.activeMatch,
          activeMatchBackground: look.find.activeMatch,
          activeMatchColorOverviewRuler: look.find.activeMatch,
        },
      };
      if (back) search.findPrevious(text, options);
      else search.findNext(text, options);
    },
    endFind: () => {
      search.clearDecorations();
      terminal.clearSelection();
    },
    onFound: (listener) => {
      const subscription = search.onDidChangeResults(({ resultIndex, resultCount }) =>
        listener({ index: resultIndex, count: resultCount }),
      );
      return () => subscription.dispose();
    },
    selection: () => terminal.getSelection(),
    text: () => textOf(terminal),
    focus: () => terminal.focus(),
    scrollToEnd: () => terminal.scrollToBottom(),
    scrollPages: (pages) => terminal.scrollPages(pages),
    dispose: () => {
      feed.close();
      watched?.disconnect();
      terminal.dispose();
    },
    xterm: terminal,
  };
}

function textOf({ buffer: { active } }: Terminal): string {
  const lines: string[] = [];
  for (let row = 0; row < active.length; row++) {
    const line = active.getLine(row);
    // A wrapped line keeps its trailing spaces: they are part of the text.
    const wraps = active.getLine(row + 1)?.isWrapped ?? false;
    const text = line?.translateToString(!wraps) ?? '';
    if (line?.isWrapped && lines.length > 0) lines.push((lines.pop() ?? '') + text);
    else lines.push(text);
  }
  return lines.join('\n').trimEnd();
}

let fastWebgl: boolean | undefined;

/** A software WebGL is slower than the DOM renderer, and each look costs a context: asked once. */
function hasFastWebgl(): boolean {
  if (fastWebgl === undefined) {
    const context = document
      .createElement('canvas')
      .getContext('webgl2', { failIfMajorPerformanceCaveat: true });
    const about = context?.getExtension('WEBGL_debug_renderer_info');
    // Chromium does not count its own software renderer as a caveat.
    const renderer: unknown = about && context?.getParameter(about.UNMASKED_RENDERER_WEBGL);
    fastWebgl = context !== null && !/swiftshader|llvmpipe|software|basic render/i.test(String(renderer));
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return fastWebgl;
}
