/** The right to enter: a one-time token from the printed address, traded for a cookie that later visits of the same browser carry. */
import { randomBytes, timingSafeEqual } from 'node:crypto';

export interface Entry {
  /** For the fragment of the printed address. */
  readonly token: string;
  /** The Set-Cookie header for the first one who brings the token; undefined for anybody else, and ever after. */
  redeem(token: string): string | undefined;
  /** Whether this Cookie header holds our cookie. */
  holdsCookie(header: string | undefined): boolean;
}

/** 256 bits: nobody guesses it in the life of a server. */
const secretBytes = 32;
const secret = () => randomBytes(secretBytes).toString('base64url');

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Cookies know no ports: `port` in the name keeps two servers on one computer from taking each other's. */
export function createEntry(port: number): Entry {
  const token = secret();
  const value = secret();
  const name = `switchboard-${port}`;
  let used = false;
  return {
    token,
    redeem(brought) {
      if (used || !same(brought, token)) return undefined;
      used = true;
      return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict`;
    },
    holdsCookie: (header) =>
      (header ?? '').split(';').some((pair) => {
        const [key, ...rest] = pair.trim().split('=');
        return key === name && same(rest.join('='), value);
      }),
  };
}
