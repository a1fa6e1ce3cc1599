/** Who may talk to the browser shell: decisions on request headers, nothing else. */

/** Names under which a browser reaches this computer itself; a rebound DNS name is none of them. */
const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The Host header must name this computer. Any port is fine: behind `ssh -L 8000:127.0.0.1:5000` the browser says 8000, and a page
 * cannot choose what its browser says here.
 */
export function hostAllowed(host: string | undefined): host is string {
  const match = /^(\[[^\]]*\]|[^:[\]]+)(?::\d{1,5})?$/.exec(host ?? '');
  return match?.[1] !== undefined && loopbackNames.has(match[1].toLowerCase());
}

/** The Origin header must be the page that we serve under this very Host; a missing one is refused where a browser always sends it. */
export function originAllowed(origin: string | undefined, host: string | undefined): boolean {
  return hostAllowed(host) && origin?.toLowerCase() === `http://${host.toLowerCase()}`;
}

/**
 * For files, which carry no secrets: requests that say they come from elsewhere are refused, but opening our address from a link is
 * fine (`navigate`), and so are browsers and tools that say nothing.
 */
export function fileRequestAllowed(headers: {
  host?: string | undefined;
  origin?: string | undefined;
  'sec-fetch-site'?: string | string[] | undefined;
  'sec-fetch-mode'?: string | string[] | undefined;
}): boolean {
  if (!hostAllowed(headers.host)) return false;
  if (headers.origin !== undefined && !originAllowed(headers.origin, headers.host)) return false;
  const site = headers['sec-fetch-site'];
  const ours = site === undefined || site === 'same-origin' || site === 'none';
  return ours || headers['sec-fetch-mode'] === 'navigate';
}
