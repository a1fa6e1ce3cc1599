import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  exposed: [] as [string, Record<string, () => void>][],
  listeners: new Map<string, (event: { ports: unknown[] }) => void>(),
  sent: [] as unknown[][],
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: Record<string, () => void>) => electron.exposed.push([name, api]),
  },
  ipcRenderer: {
    on: (channel: string, listener: (event: { ports: unknown[] }) => void) =>
      electron.listeners.set(channel, listener),
    send: (...message: unknown[]) => electron.sent.push(message),
  },
}));

it('exposes exactly openPort, which sends nothing of the page to main', async () => {
  await import('./index.ts');
  expect(electron.exposed.map(([name, api]) => [name, Object.keys(api)])).toEqual([
    ['switchboard', ['openPort']],
  ]);
  const [[, api] = ['', {}]] = electron.exposed;
  (api.openPort as (...strange: unknown[]) => void)('strange', { input: true });
  expect(electron.sent).toEqual([['switchboard:port']]);
});

it('passes the port on to its own window and listens to nothing else', async () => {
  const posted: unknown[][] = [];
  vi.stubGlobal('window', { postMessage: (...message: unknown[]) => posted.push(message) });
  await import('./index.ts');
  expect([...electron.listeners.keys()]).toEqual(['switchboard:port']);
  const port = { a: 'port' };
  electron.listeners.get('switchboard:port')?.({ ports: [port] });
  expect(posted).toEqual([['switchboard:port', '*', [port]]]);
});

it('is built as one CommonJS file that needs Electron only, as a sandboxed window demands', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-preload-'));
  const { build } = await import('vite');
  const root = join(import.meta.dirname, '..');
  await build({
    configFile: join(root, 'vite.preload.config.ts'),
    root,
    logLevel: 'error',
    build: { outDir: folder },
  });
  expect(await readdir(folder)).toEqual(['index.cjs']);
  const code = await readFile(join(folder, 'index.cjs'), 'utf8');
  expect([...code.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual([
    expect.stringMatching(/^["'`]electron["'`]$/),
  ]);
  expect(code).not.toMatch(/^\s*(import|export)\b/m);
  await rm(folder, { recursive: true });
});

it('stays short enough to be read at a glance', async () => {
  const lines = (await readFile(join(import.meta.dirname, 'index.ts'), 'utf8')).split('\n');
  expect(lines.length).toBeLessThan(60);
});
