/** Looks at the system's socket table again and again while somebody wants to know. */
import type { SystemPort, TcpSocket } from './system.ts';

/** While a step waits for a port; reading the table takes about a millisecond. */
const lookSoonMs = 50;
/** Else only the number of connections changes. */
const lookLaterMs = 1000;

export interface SocketWatch {
  /** Something has begun: look at once, and go on. */
  wake(): void;
}

/** `need` is asked after each look: a port is waited for, connections are counted, or nobody has a port. */
export function watchSockets(
  system: SystemPort,
  need: () => 'soon' | 'later' | 'no',
  seen: (sockets: TcpSocket[]) => void,
): SocketWatch {
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  const look = async () => {
    looking = true;
    seen(await system.sockets());
    looking = false;
    const next = need();
    if (next !== 'no') timer = setTimeout(look, next === 'soon' ? lookSoonMs : lookLaterMs).unref();
  };
  return {
    wake() {
      clearTimeout(timer);
      if (!looking) void look();
    },
  };
}
