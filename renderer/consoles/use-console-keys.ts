import { useEffect, useEffectEvent } from 'react';
import type { SessionState } from '../../core/contract/schemas.ts';
import {
  cycle,
  emptyDesk,
  focusedTab,
  focusTowards,
  type Heading,
  nudge,
  tabsOf,
  zoom,
} from '../../core/layout/tree.ts';
import { useApp } from '../store/use-app.ts';
import { terminals } from './terminal-registry.ts';
import { useShowConsole } from './use-show-console.ts';

const headings: Partial<Record<string, Heading>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * The keys of this stage: combinations with Ctrl+Shift or Alt, because plain Ctrl keys belong to the debugger (ui.md section 4).
 * A browser keeps Ctrl+Tab and Ctrl+Shift+W for itself; there the tabs and the menu of a pane do the same.
 */
export function useConsoleKeys(session: SessionState | undefined): void {
  const arrange = useApp((state) => state.arrange);
  const showConsole = useShowConsole(session?.id ?? '');
  const breakIn = useApp((state) => state.breakIn);
  const setFinding = useApp((state) => state.setFinding);
  const askToEnd = useApp((state) => state.askToEnd);
  const asking = useApp((state) => state.ending !== undefined);
  const sidePanelOpen = useApp((state) => state.sidePanelOpen);
  const setSidePanel = useApp((state) => state.setSidePanel);
  const desk = useApp((state) => (session && state.desks[session.id]) ?? emptyDesk);

  /** True when the key was one of ours. */
  const press = useEffectEvent((event: KeyboardEvent): boolean => {
    if (!session || asking) return false;
    const { id } = session;
    const { key, code, ctrlKey, shiftKey, altKey } = event;
    const focused = focusedTab(desk);
    const show = (tab: string | undefined) => {
      if (tab !== undefined) showConsole(tab);
    };
    const heading = headings[key];
    const digit = /^Digit([1-9])$/.exec(code)?.[1];
    if (altKey && !ctrlKey && !shiftKey && heading) show(focusedTab(focusTowards(desk, heading)));
    else if (altKey && ctrlKey && !shiftKey && heading) arrange(id, (now) => nudge(now, heading));
    else if (ctrlKey && !altKey && key === 'Tab') show(focusedTab(cycle(desk, shiftKey ? -1 : 1)));
    else if (ctrlKey && altKey && key === 'Enter' && focused) arrange(id, (now) => zoom(now, focused));
    else if (!ctrlKey || !shiftKey || altKey) return false;
    // By the place of the key: with Shift held, the digit row has other characters.
    else if (digit) show(tabsOf(desk)[Number(digit) - 1]);
    else if (code === 'KeyB' && focused) void breakIn(focused);
    else if (code === 'KeyF' && focused) setFinding(focused);
    else if (code === 'KeyE') setSidePanel(!sidePanelOpen);
    else if (code === 'KeyW' && focused) askToEnd({ session: id, console: focused });
    else if (code === 'KeyC' && focused) return copySelection(focused);
    else return false;
    return true;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!press(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the terminal and the fields see it.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function copySelection(console: string): boolean {
  const text = terminals().get(console)?.selection() || document.getSelection()?.toString();
  if (!text) return false;
  void navigator.clipboard.writeText(text);
  return true;
}
