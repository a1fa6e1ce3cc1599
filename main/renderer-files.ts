/** Answers for the built window's files, the same in both shells. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolveAppFile } from './policy/app-files.ts';
import { contentSecurityPolicy, noncePlaceholder } from './policy/content-security.ts';

export interface FileAnswer {
  status: 200 | 404;
  headers: Record<string, string>;
  body: string | Buffer;
}

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** `pathname` still percent-encoded. A miss is a 404, never index.html. `connect` as in `contentSecurityPolicy`. */
export async function answerFile(
  root: string,
  pathname: string,
  connect: readonly string[] = [],
): Promise<FileAnswer> {
  const nonce = randomBytes(16).toString('base64');
  const headers = { ...everywhere, 'Content-Security-Policy': contentSecurityPolicy(nonce, connect) };
  const file = resolveAppFile(root, pathname);
  const content = file && (await readFile(file.path).catch(() => undefined));
  if (!file || !content) {
    return {
      status: 404,
      headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      body: 'There is nothing here.\n',
    };
  }
  return {
    status: 200,
    headers: {
      ...headers,
      'Content-Type': file.contentType,
      'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-store',
    },
    body: file.path.endsWith('.html')
      ? content.toString('utf8').replaceAll(noncePlaceholder, nonce)
      : content,
  };
}
