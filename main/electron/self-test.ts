/** `--self-test`: does this package work at all? A window opens and gets its link, and a program runs on a pty. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPtyHost } from '../ptys/host-client.ts';
import { launchEnvironment } from '../ptys/launch-environment.ts';
import { createWindowStateStore } from '../store/window-state.ts';
import { utilityHost } from './pty-host.ts';
import { openWindow } from './window.ts';

/** A first start unpacks and is looked at by virus scanners. */
const longestMs = 60_000;

/** `linked` resolves when the page has its link. Undefined when all is well, else a sentence. */
export async function selfTest(linked: Promise<void>): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-self-test-'));
  const timeout = AbortSignal.timeout(longestMs);
  const late = once(timeout, 'abort').then(() => `The self-test did not end within ${longestMs / 1000} s.`);
  try {
    return await Promise.race([late, tryWindow(linked, folder).then(() => tryPty(folder))]);
  } catch (error) {
    return `The self-test failed: ${String(error)}.`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tryWindow(linked: Promise<void>, folder: string): Promise<undefined> {
  const window = await openWindow(createWindowStateStore(folder));
  await linked;
  window.destroy();
}

async function tryPty(folder: string): Promise<string | undefined> {
  const host = createPtyHost({ folder, launch: utilityHost });
  const exited = new Promise<number>((resolve) => {
    host.subscribe({ exit: ({ code }) => resolve(code) });
  });
  const started = await host.start({
    console: 'self-test',
    argv: process.platform === 'win32' ? ['cmd.exe', '/c', 'exit 7'] : ['/bin/sh', '-c', 'exit 7'],
    folder,
    environment: launchEnvironment(process.env, {}),
    columns: 80,
    rows: 24,
    dialect: 'raw',
    practice: false,
    secrets: [],
  });
  const fault = started.ok ? undefined : `No program runs on a pty: ${started.error}`;
  const code = started.ok ? await exited : 7;
  await host.stop();
  return fault ?? (code === 7 ? undefined : `A program on a pty ended with ${code} instead of 7.`);
}
