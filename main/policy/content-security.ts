/** What our page may load and do, in both shells. */

/** In the built index.html; each answer puts a fresh value in its place (vite.config.ts writes it by `html.cspNonce`). */
export const noncePlaceholder = '__csp_nonce__';

/**
 * Nothing but our own files. No 'unsafe-inline', for styles neither: xterm.js writes <style> elements, which get the nonce
 * (renderer/store/style-nonce.ts); everything else sets styles through the CSSOM, which needs no permission.
 * `connect` names what the page may talk to beyond its own origin.
 */
export function contentSecurityPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
