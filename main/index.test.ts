import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { portChannel } from '../core/contract/bridge.ts';
import { createFakeServices } from './testing/fake-services.ts';

/** As much of Electron as the shell uses, keeping what it was told, in order: some things count only before the app is ready. */
const electron = vi.hoisted(() => ({
  log: [] as string[],
  becomeReady: () => undefined as unknown,
  handlers: {} as Record<string, (...values: unknown[]) => unknown>,
  windows: [] as { options: Record<string, unknown>; urls: string[] }[],
  opened: [] as string[],
}));

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  const { log, handlers, windows, opened } = electron;
  const ready = new Promise((resolve) => {
    electron.becomeReady = () => resolve(undefined);
  });
  const keep = (name: string) => (handler: (...values: unknown[]) => unknown) => {
    handlers[name] = handler;
  };
  const app = Object.assign(new EventEmitter(), {
    enableSandbox: () => log.push('enableSandbox'),
    requestSingleInstanceLock: () => log.push('requestSingleInstanceLock') > 0,
    whenReady: () => ready.then(() => log.push('ready')),
    quit: () => app.emit('before-quit', { preventDefault: () => log.push('quit prevented') }),
    exit: (code: number) => log.push(`exit ${code}`),
  });
  class BrowserWindow extends EventEmitter {
    static getAllWindows = () => [];
    urls: string[] = [];
    constructor(options: Record<string, unknown>) {
      super();
      windows.push({ options, urls: this.urls });
    }
    async loadURL(url: string) {
      this.urls.push(url);
    }
    getNormalBounds = () => ({ x: 0, y: 0, width: 1440, height: 900 });
    isMaximized = () => false;
  }
  class MessageChannelMain {
    port1 = Object.assign(new EventEmitter(), { postMessage: vi.fn(), start: () => undefined });
    port2 = { other: this.port1 };
  }
  return {
    app,
    BrowserWindow,
    MessageChannelMain,
    Menu: { setApplicationMenu: () => log.push('menu'), buildFromTemplate: () => undefined },
    dialog: { showErrorBox: (title: string, says: string) => log.push(`${title}: ${says}`) },
    ipcMain: { on: (name: string, handler: (...values: unknown[]) => unknown) => keep(name)(handler) },
    protocol: {
      registerSchemesAsPrivileged: () => log.push('registerSchemesAsPrivileged'),
      handle: (scheme: string, handler: (...values: unknown[]) => unknown) => keep(scheme)(handler),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: keep('request'),
        setPermissionCheckHandler: keep('check'),
        setDevicePermissionHandler: keep('device'),
      },
    },
    shell: { openExternal: async (url: string) => void opened.push(url) },
    utilityProcess: { fork: () => undefined },
  };
});

const services = createFakeServices();
vi.mock('./create-services.ts', () => ({ createServices: async () => services }));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-electron-'));
  vi.stubEnv('SWITCHBOARD_DATA', folder);
  await import('./index.ts');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const ourPage = { url: 'app://switchboard/index.html', parent: null };

describe('the Electron shell', () => {
  it('does before it is ready what counts only then, and does not wait for it while it is loaded', async () => {
    expect(electron.log).toEqual([
      'enableSandbox',
      'registerSchemesAsPrivileged',
      'requestSingleInstanceLock',
    ]);
    electron.becomeReady();
    await vi.waitFor(() => expect(electron.windows).toHaveLength(1));
  });

  it('opens one sandboxed window on its own scheme', () => {
    const [window] = electron.windows;
    expect(window?.urls).toEqual(['app://switchboard/']);
    expect(window?.options.webPreferences).toEqual({
      preload: expect.stringMatching(/preload.index\.cjs$/),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
  });

  it('grants the clipboard to its own page, and nothing else', () => {
    const { request, check, device } = electron.handlers;
    const granted = (permission: string, requestingUrl: string) => {
      const answer = vi.fn();
      request?.({}, permission, answer, { requestingUrl });
      expect(check?.({}, permission, requestingUrl)).toBe(answer.mock.calls[0]?.[0]);
      return answer.mock.calls[0]?.[0];
    };
    expect(granted('clipboard-read', 'app://switchboard/')).toBe(true);
    expect(granted('clipboard-read', 'https://evil.example/')).toBe(false);
    expect(granted('media', 'app://switchboard/')).toBe(false);
    expect(device?.({})).toBe(false);
  });

  it('serves nothing under another name, and its policy with everything', async () => {
    const answers = [
      'app://switchboard/../../package.json',
      'app://evil/index.html',
      'app://switchboard/x.html',
    ];
    for (const url of answers) {
      const answer = (await electron.handlers.app?.({ url })) as Response;
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('lets no page go, open or embed anything', async () => {
    const { app } = await import('electron');
    const page = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    app.emit('web-contents-created', {}, page);
    const prevented = (name: string, url: string) => {
      const preventDefault = vi.fn();
      page.emit(name, { url, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    for (const name of ['will-frame-navigate', 'will-redirect']) {
      expect(prevented(name, 'https://evil.example/')).toBe(true);
      expect(prevented(name, 'app://switchboard/index.html')).toBe(false);
    }
    expect(prevented('will-attach-webview', 'app://switchboard/')).toBe(true);
    const open = page.setWindowOpenHandler.mock.calls[0]?.[0] as (details: { url: string }) => unknown;
    expect(open({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
    expect(open({ url: 'https://learn.microsoft.com/x' })).toEqual({ action: 'deny' });
    expect(electron.opened).toEqual(['https://learn.microsoft.com/x']);
  });

  it('gives a port to the main frame of its own page only, and serves calls on it', async () => {
    const ask = electron.handlers[portChannel];
    const postMessage = vi.fn();
    ask?.({ senderFrame: null });
    ask?.({ senderFrame: { ...ourPage, url: 'https://evil.example/', postMessage } });
    ask?.({ senderFrame: { ...ourPage, parent: ourPage, postMessage } });
    expect(postMessage).not.toHaveBeenCalled();
    expect(services.windows.size).toBe(0);

    ask?.({ senderFrame: { ...ourPage, postMessage } });
    expect(postMessage).toHaveBeenCalledWith(portChannel, null, [expect.anything()]);
    expect(services.windows.size).toBe(1);
    const [[, , [{ other: port }]]] = postMessage.mock.calls as [
      [string, null, [{ other: EventEmitter & { postMessage: ReturnType<typeof vi.fn> } }]],
    ];
    port.emit('message', { data: { id: 3, call: 'hello', input: null } });
    await vi.waitFor(() =>
      expect(port.postMessage).toHaveBeenCalledWith({
        id: 3,
        answer: expect.objectContaining({ ok: true }),
      }),
    );
    const frame = new Uint8Array([1, 2, 3]);
    for (const window of services.windows) window.frame(frame);
    expect(port.postMessage).toHaveBeenLastCalledWith(frame);
    port.emit('close');
    expect(services.windows.size).toBe(0);
  });

  it('ends what runs before it quits', async () => {
    const { app } = await import('electron');
    const quits = () => electron.log.filter((line) => line === 'quit prevented').length;
    app.quit();
    expect(quits()).toBe(1);
    await vi.waitFor(() => expect(services.stopped).toBe(true));
    // The second time nothing holds it.
    app.quit();
    expect(quits()).toBe(1);
  });
});
