// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { portChannel } from '../../core/contract/bridge.ts';
import { largestMessageUnits } from '../../core/contract/wire.ts';

/** A WebSocket that the test plays the server of. */
class FakeSocket {
  static made: FakeSocket[] = [];
  readonly sent: string[] = [];
  binaryType = '';
  onopen: () => void = () => undefined;
  onmessage: (event: { data: unknown }) => void = () => undefined;
  onclose: () => void = () => undefined;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeSocket.made.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
}

/** What POST /enter is answered with; undefined: nobody listens. */
let entry: number | undefined;
let tokens: string[];
let replaced: string[];

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  FakeSocket.made = [];
  entry = 204;
  tokens = [];
  replaced = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => {
    tokens.push(body);
    if (entry === undefined) throw new TypeError('Failed to fetch');
    return { ok: entry === 204, status: entry };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function load(hash = '#token=secret', shell: object = {}) {
  vi.stubGlobal('window', shell);
  vi.stubGlobal('location', { hash, host: '127.0.0.1:5000', pathname: '/', search: '?test' });
  vi.stubGlobal('history', { replaceState: (...[, , url]: unknown[]) => replaced.push(String(url)) });
  return (await import('./link.ts')).connect;
}

const turn = () => vi.advanceTimersByTimeAsync(0);
const last = () => FakeSocket.made.at(-1);

describe('in a browser', () => {
  it('trades the token for the cookie, takes it out of the address, and opens one socket', async () => {
    const connect = await load();
    const link = connect();
    expect(connect()).toBe(link);
    expect(replaced).toEqual(['/?test']);
    await turn();
    expect(tokens).toEqual(['secret']);
    expect(FakeSocket.made.map(({ url }) => url)).toEqual(['ws://127.0.0.1:5000/link']);
    const hello = link.call('readSettings', null);
    expect(link.state()).toBe('opening');
    last()?.onopen();
    expect(link.state()).toBe('up');
    expect(last()?.sent).toEqual(['{"id":1,"call":"readSettings","input":null}']);
    const answer = { ok: false, error: { kind: 'storage', says: 'No.' } };
    last()?.onmessage({ data: JSON.stringify({ id: 1, answer }) });
    expect(await hello).toEqual(answer);
  });

  it('leaves an address without a token alone', async () => {
    (await load('#/plan/a'))();
    await turn();
    expect(replaced).toEqual([]);
    expect(tokens).toEqual(['']);
    expect(FakeSocket.made).toHaveLength(1);
  });

  it('gives up where it is refused', async () => {
    entry = 401;
    const link = (await load())();
    await turn();
    expect(link.state()).toBe('refused');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.made).toEqual([]);
    expect(tokens).toHaveLength(1);
  });

  it('comes back after a loss, in ever longer pauses while nobody listens', async () => {
    const link = (await load())();
    await turn();
    last()?.onopen();
    entry = undefined;
    last()?.onclose();
    expect(link.state()).toBe('lost');
    await vi.advanceTimersByTimeAsync(10_000);
    const attempts = tokens.length;
    expect(attempts).toBeGreaterThan(4);
    expect(attempts).toBeLessThan(9);
    entry = 204;
    await vi.advanceTimersByTimeAsync(5000);
    expect(FakeSocket.made).toHaveLength(2);
    last()?.onopen();
    expect(link.state()).toBe('up');
    const call = link.call('readSettings', null);
    expect(last()?.sent).toHaveLength(1);
    last()?.onclose();
    expect(await call).toMatchObject({ ok: false, error: { kind: 'host-lost' } });
  });

  it('refuses with a sentence what is too much for one message', async () => {
    const link = (await load())();
    await turn();
    last()?.onopen();
    const id = 'x'.repeat(50_000_000);
    expect(id.length).toBeGreaterThan(largestMessageUnits);
    expect(await link.call('loadDocument', { id })).toEqual({
      ok: false,
      error: { kind: 'too-large', says: '51 million characters are too much for one message.' },
    });
    expect(last()?.sent).toEqual([]);
    expect(link.state()).toBe('up');
  });

  it('passes frames on', async () => {
    const link = (await load())();
    const frames: unknown[] = [];
    link.onFrame((frame) => frames.push(frame));
    await turn();
    last()?.onopen();
    const packed = new Uint8Array([0, 0, 1, 99, 0, 0, 0, 0, 0, 0, 0, 5, 65]);
    last()?.onmessage({ data: packed.buffer });
    expect(frames).toEqual([{ kind: 'text', console: 'c', offset: 5, bytes: new Uint8Array([65]) }]);
  });
});

describe('in Electron', () => {
  it('takes the port that its own preload posts, and none from anybody else', async () => {
    let listen: (event: object) => void = () => undefined;
    const shell = {
      switchboard: { openPort: vi.fn() },
      addEventListener: (_name: string, listener: (event: object) => void) => {
        listen = listener;
      },
    };
    const link = (await load('', shell))();
    expect(shell.switchboard.openPort).toHaveBeenCalledOnce();
    expect(FakeSocket.made).toEqual([]);

    let close: () => void = () => undefined;
    const port = {
      onmessage: (_event: { data: unknown }) => {},
      postMessage: vi.fn(),
      addEventListener: (_name: string, listener: () => void) => {
        close = listener;
      },
    };
    listen({ source: {}, data: portChannel, ports: [port] });
    listen({ source: window, data: 'something else', ports: [port] });
    listen({ source: window, data: portChannel, ports: [] });
    expect(link.state()).toBe('opening');
    listen({ source: window, data: portChannel, ports: [port] });
    expect(link.state()).toBe('up');

    const call = link.call('readSettings', null);
    expect(port.postMessage).toHaveBeenCalledWith({ id: 1, call: 'readSettings', input: null });
    port.onmessage({ data: { id: 1, answer: { ok: false, error: { kind: 'storage', says: 'No.' } } } });
    expect(await call).toMatchObject({ ok: false });
    close();
    expect(link.state()).toBe('lost');
  });
});
