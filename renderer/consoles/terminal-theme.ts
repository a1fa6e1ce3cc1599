/** The terminal's colours and font, read from the design tokens of the theme that is on. */
import type { ITheme } from '@xterm/xterm';

/** Tokens stand for the sixteen colours of a console; minimumContrastRatio mends what is too faint on the background. */
const tokens = {
  background: '--console-bg',
  foreground: '--console-text',
  scrollbarSliderBackground: '--line',
  scrollbarSliderHoverBackground: '--line-strong',
  scrollbarSliderActiveBackground: '--line-strong',
  overviewRulerBorder: '--console-bg',
  black: '--console-text',
  red: '--danger',
  green: '--best',
  yellow: '--warn',
  blue: '--console-prompt',
  magenta: '--part-target',
  cyan: '--part-proto',
  white: '--console-dim',
  brightBlack: '--console-dim',
  brightRed: '--danger',
  brightGreen: '--best',
  brightYellow: '--warn',
  brightBlue: '--console-prompt',
  brightMagenta: '--part-target',
  brightCyan: '--part-proto',
  brightWhite: '--console-text',
} as const satisfies Partial<Record<keyof ITheme, `--${string}`>>;

/** The tint of chosen things is too faint behind single words. */
const selection = 'color-mix(in srgb, var(--accent) 30%, var(--console-bg))';

/** Colours for the marks of the find bar: xterm takes #RRGGBB only. */
export interface FindColours {
  match: string;
  activeMatch: string;
}

/** Computed colours, so that mixed ones and the words of system themes ("CanvasText") arrive as numbers too. */
function computedColour(colour: string, probe: HTMLElement): string {
  probe.style.color = colour;
  const computed = getComputedStyle(probe).color;
  // "rgb(26, 92, 192)", or "color(srgb 0.1 0.36 0.75)" for a mixed one.
  const scale = computed.startsWith('color(') ? 255 : 1;
  const [red = 0, green = 0, blue = 0] = (computed.match(/(?<![\w-])\d+(\.\d+)?/g) ?? []).map(Number);
  return `#${[red, green, blue]
    .map((part) =>
      Math.round(part * scale)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

export function readTheme(): { theme: ITheme; find: FindColours; rulerWidth: number } {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.hidden = true;
  const theme: ITheme = {};
  for (const [name, token] of Object.entries(tokens) as [keyof typeof tokens, string][]) {
    theme[name] = computedColour(`var(${token})`, probe);
  }
  theme.selectionBackground = computedColour(selection, probe);
  const find = {
    match: computedColour('var(--warn-soft)', probe),
    activeMatch: computedColour('var(--warn)', probe),
  };
  probe.remove();
  return { theme, find, rulerWidth: 10 };
}

/** Tells when the theme changes: chosen by the user (data-theme) or by the system. */
export function onThemeChange(listener: () => void): void {
  new MutationObserver(listener).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', listener);
  }
}
