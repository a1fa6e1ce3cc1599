import { activate } from '../../core/layout/tree.ts';
import { useApp } from '../store/use-app.ts';
import { focusConsole, releaseKeys } from './focus-console.ts';

/** Shows a console of this session and gives it the keys, because somebody asked for it. */
export function useShowConsole(session: string): (console: string) => void {
  const arrange = useApp((state) => state.arrange);
  return (console) => {
    releaseKeys();
    arrange(session, (desk) => activate(desk, console));
    // A pane that is not there yet takes the keys when it comes.
    focusConsole(console);
  };
}
