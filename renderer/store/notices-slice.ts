import type { Slice } from './app-state.ts';

interface Notice {
  id: number;
  kind: 'plain' | 'warning' | 'error';
  says: string;
  /** A deed that the notice offers, e.g. Undo. */
  deed?: { label: string; run(): void };
}

export interface NoticesSlice {
  notices: Notice[];
  notify(notice: Omit<Notice, 'id'>): void;
  dismissNotice(id: number): void;
}

/** More than this hides the page; the oldest goes first. */
const mostNotices = 3;

export const createNoticesSlice: Slice<NoticesSlice> =
  ({ link }) =>
  (set, get) => {
    let lastId = 0;
    link.on('notice', (notice) => get().notify(notice));
    return {
      notices: [],
      notify: (notice) => {
        const others = get().notices.filter((other) => other.says !== notice.says);
        set({ notices: [...others, { ...notice, id: ++lastId }].slice(-mostNotices) });
      },
      dismissNotice: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
    };
  };
