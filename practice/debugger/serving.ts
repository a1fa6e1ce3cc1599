/** The debugging servers of one session: started, listed, ended (engine 2, 3). */
import { hostname } from 'node:os';
import { ok, type Result } from '../../core/contract/result.ts';
import { type Listening, serve } from '../links/ends.ts';
import type { Link } from '../links/link.ts';
import type { LinkFailure } from '../words.ts';

export interface Servers {
  start(transport: string): Promise<Result<null, LinkFailure>>;
  /** The lines that tell clients how to connect; hidden servers and those that call are not among them (engine 2). */
  listText(): string;
  visible(): boolean;
  /** False when there is no such server. */
  end(number: number): boolean;
}

export function createServers(accept: (link: Link, user: string) => void): Servers {
  const started: { listening: Listening; ended: boolean }[] = [];
  const listed = () =>
    started.filter(({ listening }) => listening.port !== undefined && !listening.transport.hidden);
  return {
    async start(transport) {
      const listening = await serve(transport, { role: 'client', accept });
      if (!listening.ok) return listening;
      started.push({ listening: listening.value, ended: false });
      return ok(null);
    },
    visible: () => listed().some(({ ended }) => !ended),
    listText() {
      const rows = listed().flatMap(({ listening, ended }, number) =>
        ended ? [] : [`${number}: <debugger> -remote ${clientWords(listening)}\n`],
      );
      return rows.length > 0 ? rows.join('') : 'No active servers\n';
    },
    end(number) {
      const server = listed()[number];
      if (!server || server.ended) return false;
      server.ended = true;
      server.listening.close();
      return true;
    },
  };
}

/** First number of a range: the real port (engine 2). A tcp password is not mentioned (engine 3). */
function clientWords({ transport, port }: Listening): string {
  const range = Array.isArray(transport.port) ? `:${transport.port[1]}` : '';
  return `tcp:Port=${port}${range},Server=${hostname()}`;
}
