import { useSyncExternalStore } from 'react';

const two = matchMedia('(max-width: 1279px)');
const one = matchMedia('(max-width: 1023px)');

/** How many panes fit side by side (ui.md section 3). */
export type PanesThatFit = 1 | 2 | 'all';

const panesThatFit = (): PanesThatFit => (one.matches ? 1 : two.matches ? 2 : 'all');

function subscribe(listener: () => void): () => void {
  for (const query of [one, two]) query.addEventListener('change', listener);
  return () => {
    for (const query of [one, two]) query.removeEventListener('change', listener);
  };
}

export const usePanesThatFit = (): PanesThatFit => useSyncExternalStore(subscribe, panesThatFit);
