/** Words that several practice programs say. What no source confirms as Microsoft's wording is marked "practice text". */

/** First line of everything that a practice program prints. practice text */
export const practiceLine =
  'PRACTICE: a simulated debugger of Debug Switchboard. Nothing real is debugged, and nothing of it is Microsoft software.';

export const practiceVersion = 'Practice Debugger Version 1.0 AMD64 (simulated)';

/** practice text */
export const banner = `\n${practiceVersion}\nPRACTICE only: links stay on this computer, targets are scripted.\n\n`;

/** HRESULTs of failed links (engine 1, 6). */
export const results = {
  refused: { code: 0x8007274d, says: 'Nobody listens there.' },
  portBusy: { code: 0x80072740, says: 'Another program listens on that port.' },
  invalid: { code: 0x80070057, says: 'Invalid parameter.' },
  serverDied: { code: 0x80010007, says: 'Wrong password, another kind of server, or a server that ends.' },
  clientDied: { code: 0x80010008, says: 'The other end is gone.' },
  cannotTransmit: { code: 0x8001000a, says: 'The other end does not answer.' },
  versionMismatch: { code: 0x80010110, says: 'Another program answers there.' },
} as const;

export interface LinkFailure {
  code: number;
  says: string;
}

/** `What failed, HRESULT 0x8007274D` and the explanation below it, as the engine kit reports failures. */
export function failureText(attempt: string, failure: LinkFailure): string {
  const code = failure.code.toString(16).toUpperCase().padStart(8, '0');
  return `${attempt}, HRESULT 0x${code}\n    "${failure.says}"\n`;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sat Nov 21 04:56:12 2026`, in the time of this computer (engine 4.3). */
export function timeText(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${days[date.getDay()]} ${months[date.getMonth()]} ${two(date.getDate())} ${clock} ${date.getFullYear()}`;
}
