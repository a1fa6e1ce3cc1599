import type { AppState } from '../store/app-state.ts';
import { focusRegion } from './regions.ts';

/** Keys of the whole app. Plain Ctrl with a letter belongs to the debugger, so none of these is one. */
export function handleAppKey(event: KeyboardEvent, state: AppState): void {
  if (event.key === 'F6') {
    focusRegion(event.shiftKey ? -1 : 1);
  } else if (event.altKey && !event.ctrlKey && !event.metaKey && /^Digit[123]$/.test(event.code)) {
    goToStage(Number(event.code.slice(-1)), state);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function goToStage(number: number, { document, lastScreen, go }: AppState): void {
  if (number === 3) go({ at: 'consoles', ...(document && { document: document.id }) });
  else if (document && number === 2) go({ at: 'plan', document: document.id });
  else if (document) go({ at: 'situation', document: document.id, screen: lastScreen });
}
