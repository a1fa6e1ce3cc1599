/** Moves the keys to a console: to its command line, in raw mode to its terminal, else to its pane. */

const byData = (name: string, console: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-${name}="${CSS.escape(console)}"]`);

export const commandField = (console: string): HTMLElement | null => byData('command', console);

export function focusConsole(console: string): void {
  const pane = byData('pane', console);
  const raw = pane?.dataset.raw === 'true' ? pane.querySelector<HTMLElement>('.xterm-helper-textarea') : null;
  (commandField(console) ?? raw ?? pane)?.focus();
}

/** Whoever asked for another console is done typing in this one. */
export function releaseKeys(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** The console in whose pane somebody is in the middle of a line: a pane that opens by itself must not take the keys from there. */
export function consoleBeingTypedIn(): string | undefined {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || field.value === '') return undefined;
  return field.closest<HTMLElement>('[data-pane]')?.dataset.pane;
}

/** Somebody types into a field outside the panes, answers a dialog, or walks along the tabs. */
export function keysAreElsewhere(): boolean {
  const element = document.activeElement;
  if (!element || element.closest('[data-pane]')) return false;
  return element.matches('input, textarea, select') || element.closest('dialog, [role=tablist]') !== null;
}
