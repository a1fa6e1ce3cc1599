/** Which file of the built window an address means. */
import { extname, resolve, sep } from 'node:path';

/** What vite writes; anything else in the folder is not served. */
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

export interface AppFile {
  path: string;
  contentType: string;
  /** vite puts a hash of the content into the names under assets/: these never change. */
  immutable: boolean;
}

/**
 * `pathname` as in the address, still percent-encoded; `root` is an absolute folder. Undefined for what leads outside of it, what
 * cannot be decoded, and types that the window does not consist of.
 */
export function resolveAppFile(root: string, pathname: string): AppFile | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  // Backslashes and drive letters mean something to Windows; NUL ends names in the system's own functions.
  if (!decoded.startsWith('/') || /[\\:\0]/.test(decoded)) return undefined;
  const path = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  const contentType = contentTypes[extname(path)];
  if (!path.startsWith(resolve(root) + sep) || !contentType) return undefined;
  return { path, contentType, immutable: decoded.startsWith('/assets/') };
}
