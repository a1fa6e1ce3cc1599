import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect as connectSocket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { encodeFeedFrame } from '../../core/contract/feed-frame.ts';
import { largestMessageUnits } from '../../core/contract/wire.ts';
import { createFakeServices } from '../testing/fake-services.ts';
import { startWebServer, type WebServer } from './server.ts';

let folder: string;
let services: ReturnType<typeof createFakeServices>;
let server: WebServer;
const defects: unknown[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-web-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(
    join(folder, 'renderer', 'index.html'),
    '<script nonce="__csp_nonce__" src="./assets/a.js">',
  );
  await writeFile(join(folder, 'renderer', 'assets', 'a.js'), 'export {};');
  await writeFile(join(folder, 'renderer', 'notes.map'), '{}');
  services = createFakeServices({
    listDocuments: () => {
      throw new Error('bug');
    },
  });
  defects.length = 0;
  const started = await startWebServer({
    services,
    rendererFolder: join(folder, 'renderer'),
    port: 0,
    onDefect: (call, thrown) => defects.push([call, thrown]),
  });
  if (!started.ok) throw new Error(started.error.says);
  server = started.value;
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const host = () => `127.0.0.1:${server.port}`;
const origin = () => `http://${host()}`;
const token = () => server.url.split('#token=')[1] ?? '';

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends exactly these headers and this path: fetch would set and normalise them itself. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

async function enter(): Promise<string> {
  const entered = await ask('/enter', { Origin: origin() }, 'POST', token());
  expect(entered.status).toBe(204);
  const [cookie = ''] = entered.headers['set-cookie'] ?? [];
  return cookie.split(';')[0] ?? '';
}

/** An open WebSocket, or the HTTP status with which it was refused. */
function openLink(headers: Record<string, string>, path = '/link'): Promise<WebSocket | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${host()}${path}`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', () => undefined);
  });
}

async function openWindow(): Promise<WebSocket> {
  const socket = await openLink({ Cookie: await enter(), Origin: origin() });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

const nextMessage = (socket: WebSocket) =>
  new Promise<{ data: Buffer; binary: boolean }>((resolve) =>
    socket.once('message', (data: Buffer, binary) => resolve({ data, binary })),
  );

const nextClose = (socket: WebSocket) =>
  new Promise<number>((resolve) => socket.once('close', (status) => resolve(status)));

describe('files', () => {
  it('serves the window with a policy that allows no inline script or style', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toBe('no-store');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(page.body).toBe(`<script nonce="${nonce}" src="./assets/a.js">`);
    const again = await ask('/');
    expect(again.headers['content-security-policy']).not.toBe(policy);
  });

  it('lets browsers keep what has a hash in its name', async () => {
    const script = await ask('/assets/a.js?x=1');
    expect(script).toMatchObject({ status: 200, body: 'export {};' });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    expect(script.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(script.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/assets/../../secret.html',
    '/..\\secret.html',
    '/%5c..%5csecret.html',
    '//etc/passwd',
    '/%00',
    '/%E0%A4%A',
    '/C:/Windows/win.ini',
    '/nothing.html',
    '/assets',
    '/notes.map',
    'http://evil.example/secret.html',
    '*',
  ])('answers 404 to %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: 'There is nothing here.\n' });
  });

  it('takes GET and HEAD only', async () => {
    expect(await ask('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await ask('/', {}, 'PUT')).toMatchObject({ status: 405, body: '' });
    expect(await ask('/', {}, 'OPTIONS')).toMatchObject({ status: 405, body: '' });
  });
});

describe('a hostile page gets nothing', () => {
  const strangers: [string, () => Record<string, string>][] = [
    ['a rebound name', () => ({ Host: `evil.example:${server.port}` })],
    ['a name that begins like ours', () => ({ Host: `127.0.0.1.evil.example:${server.port}` })],
    ['another origin', () => ({ Origin: 'http://evil.example' })],
    ['an opaque origin', () => ({ Origin: 'null' })],
    ['another port of this computer', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['an embedding page', () => ({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' })],
    ['another port embedding us', () => ({ 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' })],
  ];

  it.each(strangers)('no file for %s', async (_who, headers) => {
    expect(await ask('/', headers())).toMatchObject({ status: 403, body: '' });
  });

  it.each(strangers.slice(0, 5))('no entry for %s, even with the token', async (_who, headers) => {
    const refused = await ask('/enter', { Origin: origin(), ...headers() }, 'POST', token());
    expect(refused.status).toBe(403);
    expect(refused.headers['set-cookie']).toBeUndefined();
  });

  it('no entry without Origin, without the token, or with a wrong or endless one', async () => {
    expect(await ask('/enter', {}, 'POST', token())).toMatchObject({ status: 403 });
    expect(await ask('/enter', { Origin: origin() }, 'POST')).toMatchObject({ status: 401 });
    expect(await ask('/enter', { Origin: origin() }, 'POST', 'x'.repeat(43))).toMatchObject({ status: 401 });
    const endless = ask('/enter', { Origin: origin() }, 'POST', 'x'.repeat(1_000_000));
    await endless.then(
      (reply) => expect(reply.status).toBe(413),
      () => undefined,
    );
    expect(await enter()).toMatch(/^switchboard-/);
  });

  it.each(strangers.slice(0, 5))('no link for %s, even with the cookie', async (_who, headers) => {
    const cookie = await enter();
    expect(await openLink({ Cookie: cookie, Origin: origin(), ...headers() })).toBe(403);
  });

  it('no link without Origin, without the cookie, with a wrong cookie, or elsewhere', async () => {
    const cookie = await enter();
    const [name = ''] = cookie.split('=');
    expect(await openLink({ Cookie: cookie })).toBe(403);
    expect(await openLink({ Origin: origin() })).toBe(403);
    expect(await openLink({ Origin: origin(), Cookie: `${name}=` })).toBe(403);
    expect(await openLink({ Origin: origin(), Cookie: `${name}=${token()}` })).toBe(403);
    expect(await openLink({ Origin: origin(), Cookie: `x${cookie}` })).toBe(403);
    expect(await openLink({ Origin: origin(), Cookie: cookie }, '/')).toBe(403);
    expect(services.windows.size).toBe(0);
  });

  it('gives the cookie to scripts and other sites never, to one bringer of the token only', async () => {
    const first = await ask('/enter', { Origin: origin() }, 'POST', token());
    expect(String(first.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict$/);
    const second = await ask('/enter', { Origin: origin() }, 'POST', token());
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('listens on the loopback address only', async () => {
    const refused = await new Promise<boolean>((resolve) => {
      // All of 127/8 is this computer: a server on every address would answer here too.
      const socket = connectSocket({ host: '127.0.0.2', port: server.port });
      socket.once('connect', () => resolve(false)).once('error', () => resolve(true));
    });
    expect(refused).toBe(true);
  });
});

describe('windows', () => {
  it('lets a reload and a second tab in by the cookie, also when the used token is still in the address', async () => {
    const cookie = await enter();
    expect(await ask('/enter', { Origin: origin(), Cookie: cookie }, 'POST')).toMatchObject({ status: 204 });
    const again = await ask('/enter', { Origin: origin(), Cookie: `a=b; ${cookie}` }, 'POST', token());
    expect(again.status).toBe(204);
    const links = [
      await openLink({ Cookie: cookie, Origin: origin() }),
      await openLink({ Cookie: cookie, Origin: origin() }),
    ];
    expect(links.every((link) => link instanceof WebSocket)).toBe(true);
    expect(services.windows.size).toBe(2);
    const [one, two] = [...services.windows];
    expect(one?.id).not.toBe(two?.id);
  });

  it('works behind a forwarded port, where the browser knows another one', async () => {
    const there = { Host: 'localhost:8000', Origin: 'http://localhost:8000' };
    const entered = await ask('/enter', there, 'POST', token());
    expect(entered.status).toBe(204);
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    expect(await openLink({ ...there, Cookie: cookie })).toBeInstanceOf(WebSocket);
  });

  it('answers calls, tells events and frames, and knows when the window is gone', async () => {
    const socket = await openWindow();
    socket.send(JSON.stringify({ id: 7, call: 'hello', input: null }));
    const answer: unknown = JSON.parse((await nextMessage(socket)).data.toString());
    expect(answer).toMatchObject({ id: 7, answer: { ok: true, value: { version: '0.0.0' } } });

    const [window] = services.windows;
    window?.event('notice', { kind: 'plain', says: 'Hello.' });
    const event: unknown = JSON.parse((await nextMessage(socket)).data.toString());
    expect(event).toEqual({ event: 'notice', value: { kind: 'plain', says: 'Hello.' } });

    const frame = encodeFeedFrame({ kind: 'text', console: 'c1', offset: 3, bytes: Buffer.from('abc') });
    window?.frame(frame);
    const received = await nextMessage(socket);
    expect(received.binary).toBe(true);
    expect(new Uint8Array(received.data)).toEqual(frame);

    socket.close();
    await vi.waitFor(() => expect(services.windows.size).toBe(0));
    window?.event('notice', { kind: 'plain', says: 'Nobody hears this.' });
  });

  it('answers bad calls with one sentence and reports what throws', async () => {
    const socket = await openWindow();
    const call = async (message: unknown) => {
      socket.send(JSON.stringify(message));
      return JSON.parse((await nextMessage(socket)).data.toString()) as unknown;
    };
    expect(await call({ id: 1, call: 'launchMissiles', input: null })).toEqual({
      id: 1,
      answer: { ok: false, error: { kind: 'bad-input', says: 'There is no call named "launchMissiles".' } },
    });
    expect(await call({ id: 2, call: 'toString', input: null })).toMatchObject({ answer: { ok: false } });
    expect(
      await call({ id: 3, call: 'resizeConsole', input: { console: 'c', columns: 0, rows: 5 } }),
    ).toMatchObject({
      answer: { ok: false, error: { kind: 'bad-input', field: 'columns' } },
    });
    expect(await call({ id: 4, call: 'listDocuments', input: null })).toMatchObject({
      answer: { ok: false, error: { kind: 'defect' } },
    });
    expect(defects).toHaveLength(1);
  });

  it.each(['no json', '[]', '{"id":"x","call":"hello"}', '"text"', 'null'])('closes on %s', async (text) => {
    const socket = await openWindow();
    socket.send(text);
    expect(await nextClose(socket)).toBe(1007);
  });

  it('closes on binary messages', async () => {
    const socket = await openWindow();
    socket.send(Buffer.from('{"id":1,"call":"hello","input":null}'));
    expect(await nextClose(socket)).toBe(1007);
    expect(services.asked).toHaveLength(0);
  });

  it('closes on more than a message may have', async () => {
    const socket = await openWindow();
    socket.on('error', () => undefined);
    socket.send('x'.repeat(largestMessageUnits * 3 + 1));
    expect(await nextClose(socket)).toBe(1009);
  });
});

it('says in one sentence that a port is in use', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const options = { services, rendererFolder: folder, port, onDefect: () => undefined };
  expect(await startWebServer(options)).toEqual({
    ok: false,
    error: {
      kind: 'port-in-use',
      field: 'port',
      says: `Port ${port} on 127.0.0.1 is in use; give another one, or none for any free port.`,
    },
  });
  await new Promise((resolve) => other.close(resolve));
});
