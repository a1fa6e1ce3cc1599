/** Who sits here, as the debuggers write it: `COMPUTER\user`; spaces would hide where the name ends. */
import { hostname, userInfo } from 'node:os';

export function userName(): string {
  const word = (text: string) => text.replace(/\s+/g, '_');
  return `${word(hostname()).toUpperCase()}\\${word(readUser())}`;
}

/** Some systems have no name for the user: a container that runs under a bare number. */
function readUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'user';
  }
}
