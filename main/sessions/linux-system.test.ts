/** Real processes and sockets of this Linux; the test fails where there is none (Windows and macOS have their own implementations). */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endProcesses, until } from './end-processes.ts';
import { createLinuxSystem } from './linux-system.ts';
import { consoleMarker } from './system.ts';

const onLinux = process.platform === 'linux';
const system = createLinuxSystem();
const limitMs = 5_000;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A shell that is a child of ours, with what it starts; ended by the test's mark. */
function run(script: string): {
  child: ChildProcess;
  mark: string;
  find: () => ReturnType<typeof system.withEnvironment>;
} {
  const mark = `test-${randomUUID()}`;
  const find = () => system.withEnvironment(consoleMarker, mark);
  const child = spawn('bash', ['-c', script], {
    env: { ...process.env, [consoleMarker]: mark },
    stdio: 'ignore',
  });
  cleanups.push(() => endProcesses(system, find));
  return { child, mark, find };
}

async function listen(): Promise<{ server: net.Server; port: number }> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

describe.runIf(onLinux)('sockets', () => {
  it('shows who listens, counts connections, and sees the end', async () => {
    const { server, port } = await listen();
    const mine = async () =>
      (await system.sockets()).filter((socket) => socket.port === port).map(({ state }) => state);
    expect(await mine()).toEqual(['listening']);
    expect((await system.listeners(port)).map(({ pid }) => pid)).toEqual([process.pid]);
    const client = net.connect(port, '127.0.0.1');
    await new Promise((resolve) => server.once('connection', resolve));
    expect((await mine()).sort()).toEqual(['connected', 'listening']);
    client.destroy();
    server.close();
    expect(await until(async () => !(await mine()).includes('listening'), limitMs)).toBe(true);
    expect(await system.listeners(port)).toEqual([]);
  });

  it('sees sockets of IPv6', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '::', resolve));
    cleanups.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    expect(await system.sockets()).toContainEqual({ state: 'listening', port });
  });
});

describe.runIf(onLinux)('processes', () => {
  it('finds a tree, and by its mark what has left the tree', async () => {
    // The inner shell ends at once: its sleep is re-parented, as Wine's programs are.
    const { child, find } = run('sleep 100 & bash -c "setsid sleep 200 & " ; wait');
    expect(
      await until(async () => (await find()).filter(({ name }) => name === 'sleep').length === 2, limitMs),
    ).toBe(true);
    expect(await until(async () => (await find()).length === 3, limitMs)).toBe(true);
    const tree = await system.tree(child.pid ?? 0);
    expect(tree.map(({ name }) => name)).toEqual(['bash', 'sleep']);
    expect(tree[0]?.parent).toBe(process.pid);
    expect(await endProcesses(system, find)).toEqual([]);
    expect(await find()).toEqual([]);
  });

  it('ends surely what does not end politely', async () => {
    const { find } = run('trap "" TERM; echo; while true; do sleep 0.1; done');
    expect(await until(async () => (await find()).length > 0, limitMs)).toBe(true);
    expect(await endProcesses(system, find)).toEqual([]);
  }, 20_000);

  it('does nothing to another process with the same id', async () => {
    const { child, find } = run('sleep 100');
    expect(await until(async () => (await find()).length > 0, limitMs)).toBe(true);
    const [found] = await find();
    await system.end({ pid: child.pid ?? 0, parent: 0, name: '', started: `${found?.started}0` }, 'surely');
    expect(await system.process(child.pid ?? 0)).toEqual(found);
  });

  it('knows nothing of what is not there', async () => {
    const { child } = run('exit 0');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(await system.process(child.pid ?? 0)).toBeUndefined();
    expect(await system.tree(child.pid ?? 0)).toEqual([]);
  });
});

describe.runIf(onLinux)('files and names', () => {
  it('tells folders, files and programs apart', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'switchboard-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    await writeFile(path.join(folder, 'text'), '', { mode: 0o644 });
    await writeFile(path.join(folder, 'program'), '', { mode: 0o755 });
    expect(await system.file(folder)).toBe('folder');
    expect(await system.file(path.join(folder, 'text'))).toBe('file');
    expect(await system.file(path.join(folder, 'program'))).toBe('executable');
    expect(await system.file(path.join(folder, 'none'))).toBe('missing');
    expect(await system.writable(path.join(folder, 'new', 'er'))).toBe(true);
    expect(await system.writable(path.join(folder, 'text', 'below'))).toBe(false);
  });

  it('looks names up', async () => {
    expect(await system.resolves('localhost')).toBe(true);
    expect(await system.resolves('192.0.2.1')).toBe(true);
    expect(await system.resolves('no-such-computer.invalid')).toBe(false);
  });

  it('says who we are', () => {
    expect(system.computer()).toMatchObject({ name: os.hostname(), os: 'linux' });
    expect(system.computer().addresses).toContain('127.0.0.1');
  });
});
