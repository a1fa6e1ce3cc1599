/** The Electron shell's decisions: what the window may navigate to, open and ask for, and whose messages count. */

export const appScheme = 'app';
export const appHost = 'switchboard';
export const appUrl = `${appScheme}://${appHost}/`;

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function isAppUrl(url: string): boolean {
  const parsed = parse(url);
  return (
    parsed?.protocol === `${appScheme}:` && parsed.host === appHost && !parsed.username && !parsed.password
  );
}

/** Only within the app: a dropped file or a link must not replace the page that may start programs. */
export const isAllowedNavigation = isAppUrl;

/** Pages whose sources reasons and remedies name. */
const readableHosts = new Set(['learn.microsoft.com', 'sourceware.org', 'aka.ms']);

/** A second window is never made; the documents that we link to open in the user's browser. */
export function windowOpenVerdict(url: string): 'deny' | 'open-in-browser' {
  const parsed = parse(url);
  const readable = parsed?.protocol === 'https:' && readableHosts.has(parsed.hostname) && !parsed.username;
  return readable ? 'open-in-browser' : 'deny';
}

/** Everything else is refused: a permission that nobody named is a permission that nobody needs. */
const permissions = new Set([
  'clipboard-sanitized-write', // copy buttons of commands and consoles
  'clipboard-read', // paste into a console's command line
]);

export function isAllowedPermission(permission: string, requestingUrl: string): boolean {
  return permissions.has(permission) && isAppUrl(requestingUrl);
}

/** The three conditions for a message: our scheme, our host, the main frame. A frame that is gone already counts as a stranger. */
export function isTrustedSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}
