import type { ConsoleRole, ConsoleState } from '../../core/consoles/schema.ts';
import { activate, type Desk, find, groupsOf, open, split } from '../../core/layout/tree.ts';

/** The target's side stands left, the technician's right: the same order as in "server | client", whoever started first. */
const technicianSide: readonly ConsoleRole[] = ['client', 'smart-client', 'gdb', 'kernel-debugger'];

export const isTechnicianSide = (role: ConsoleRole): boolean => technicianSide.includes(role);

/** More panes in one column would show fewer lines than a stack or a register dump needs: from then on tabs. */
const mostInColumn = 2;

/**
 * Opens a pane for a console that has none: beside those of the other side, else under those of its own, else as a tab behind them.
 * A console that the user placed stays where it is.
 */
export function place(desk: Desk, console: ConsoleState, all: readonly ConsoleState[]): Desk {
  if (find(desk, console.id)) return desk;
  const right = isTechnicianSide(console.role);
  const own = groupsOf(desk.root).filter((group) =>
    group.tabs.some((tab) => all.some(({ id, role }) => id === tab && isTechnicianSide(role) === right)),
  );
  const last = own.at(-1);
  const edge = right ? groupsOf(desk.root).at(-1) : groupsOf(desk.root)[0];
  if (!edge) return open(desk, console.id);
  if (!last) return split(desk, console.id, edge.active, 'row', right ? 'after' : 'before');
  const beside = activate(desk, last.active);
  return own.length < mostInColumn
    ? split(beside, console.id, last.active, 'column', 'after')
    : open(beside, console.id);
}
