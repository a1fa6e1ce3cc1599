/**
 * How consoles are ended, in the debuggers' words; pure. Who holds a target is asked at its prompt, clients leave with Ctrl+B, process
 * servers are ended by .endpsrv from their smart client. Killing a debugger kills its target, even one that was only attached (engine 8.6).
 */

import type { ConsoleRole } from '../../core/consoles/schema.ts';
import type { EndChoice } from '../../core/contract/schemas.ts';
import type { Launch } from './launch.ts';

export interface Ending {
  console: string;
  /**
   * leave: Ctrl+B Enter; type: these lines, one per prompt; follow: it ends by itself when those before it have ended;
   * terminate: there is no polite way, `why` says so.
   */
  way:
    | { by: 'leave' }
    | { by: 'type'; lines: string[] }
    | { by: 'follow' }
    | { by: 'terminate'; why: string };
}

export interface Live {
  console: string;
  launch: Launch;
}

/**
 * Consoles in the order in which they are ended; those that stay are not in it. `whole`: the session ends, so a process server on
 * another computer ends too.
 */
export function endingOrder(consoles: readonly Live[], choice: EndChoice, whole: boolean): Ending[] {
  const clients = consoles.filter(({ launch }) => launch.role === 'client');
  if (choice === 'leave') return clients.map(leave);
  const holders = consoles.filter(({ launch }) => holdsTarget(launch.role));
  const followers = consoles.filter(({ launch }) => launch.role !== 'client' && !holdsTarget(launch.role));
  const hasProcessServer = followers.some(({ launch }) => launch.role === 'process-server');
  // Only when targets are to end: .endpsrv takes them along, or leaves them standing still with -pd (engine 8.8; measured: frozen).
  const endsProcessServer = choice === 'end' && (whole || hasProcessServer);
  const last = holders.filter(({ launch }) => launch.usesProcessServer).at(-1);
  const typing = holders.map((live) =>
    type(live, lastWords(live.launch, choice, endsProcessServer && live === last)),
  );
  const following = followers.map(({ console, launch }): Ending => {
    const ends =
      launch.role === 'gdbserver'
        ? holders.length > 0 && endsAlone(launch, choice)
        : endsProcessServer && last !== undefined;
    return {
      console,
      way: ends ? { by: 'follow' } : { by: 'terminate', why: whyTerminated(launch, choice) },
    };
  });
  // The server is on another computer: what a client types ends it all the same (engine 9).
  const [speaker, ...others] = clients;
  if (holders.length > 0 || !speaker) return [...clients.map(leave), ...typing, ...following];
  return [...others.map(leave), type(speaker, lastWords(speaker.launch, choice, false)), ...following];
}

const leave = ({ console }: Live): Ending => ({ console, way: { by: 'leave' } });
const type = ({ console }: Live, lines: string[]): Ending => ({ console, way: { by: 'type', lines } });

/** gdbserver ends when gdb is done, but after a detach it stays as long as a program that it has started itself. */
function endsAlone({ arguments: words, multi }: Launch, choice: 'detach' | 'end'): boolean {
  return choice === 'end' || multi || words.includes('--attach');
}

function whyTerminated({ role, silent }: Launch, choice: 'detach' | 'end'): string {
  if (role === 'process-server' && choice === 'detach') return 'its targets had been let go before';
  if (role === 'gdbserver' && choice === 'detach')
    return 'it would stay as long as the program that it started';
  return silent || role === 'gdbserver' ? 'it takes no commands' : 'we do not know its commands';
}

const holdsTarget = (role: ConsoleRole): boolean =>
  role === 'server' ||
  role === 'smart-client' ||
  role === 'debugger' ||
  role === 'kernel-debugger' ||
  role === 'gdb';

/** What is typed at the prompts of a console that ends; the last line ends the program. */
function lastWords(launch: Launch, choice: 'detach' | 'end', endsProcessServer: boolean): string[] {
  if (launch.role === 'gdb') {
    const deed = choice === 'detach' ? 'detach' : 'kill';
    return ['set confirm off', deed, ...(launch.multi ? ['monitor exit'] : []), 'quit'];
  }
  if (choice === 'detach') return ['qd'];
  // With -pd, q leaves the target alive (engine 14.6).
  const kill = launch.keepsTarget ? ['.kill'] : [];
  return [...kill, ...(endsProcessServer ? ['.endpsrv'] : []), 'q'];
}
