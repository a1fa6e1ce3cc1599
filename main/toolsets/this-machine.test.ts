import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listLinuxProcesses } from './proc.ts';
import { fakeImage, x64 } from './testing/fake-machine.ts';
import { listerOutput } from './testing/toolsets-of.ts';
import { thisMachine } from './this-machine.ts';
import { createToolsets } from './toolsets.ts';

describe('this machine', () => {
  it.runIf(process.platform !== 'win32')('finds a kit in a real folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'toolsets-'));
    try {
      mkdirSync(join(folder, 'bin'));
      mkdirSync(join(folder, 'programs'));
      writeFileSync(join(folder, 'stamp'), 'x');
      writeFileSync(join(folder, 'bin', 'cdb'), '#!/bin/sh\n');
      writeFileSync(join(folder, 'list'), listerOutput);
      writeFileSync(
        join(folder, 'bin', 'processes'),
        `#!/bin/sh
cat '${folder}/list'
`,
      );
      for (const program of ['cdb', 'processes']) chmodSync(join(folder, 'bin', program), 0o755);
      writeFileSync(join(folder, 'programs', 'dbgeng.dll'), fakeImage(x64, [10, 0, 29507, 1001]));
      const machine = { ...thisMachine(), os: 'linux' } as const;
      const toolsets = createToolsets({ folders: () => [folder], appFolder: folder, machine });
      expect((await toolsets.list(false))[0]).toMatchObject({ folder, version: '10.0.29507.1001' });
      expect(await toolsets.processes('engine-kit')).toMatchObject({ ok: true, value: [{ pid: 360 }] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.runIf(process.platform === 'linux')('sees a process of its own in /proc', async () => {
    const child = spawn('sleep', ['60']);
    try {
      await new Promise((resolve) => child.once('spawn', resolve));
      const listed = await listLinuxProcesses(thisMachine(), process.pid);
      expect(listed.find(({ pid }) => pid === child.pid)).toMatchObject({
        commandLine: 'sleep 60',
        architecture: process.arch,
      });
      expect(listed.some(({ pid }) => pid === process.pid)).toBe(false);
    } finally {
      child.kill();
    }
  });

  it('says why a program failed', async () => {
    const machine = thisMachine();
    const failing = ['-e', 'console.error("no luck"); process.exit(3)'];
    expect(await machine.run([process.execPath, ...failing])).toEqual({
      ok: false,
      error: expect.stringMatching(/^node\S* failed: no luck$/),
    });
    expect(await machine.run(['/nowhere/at-all'])).toMatchObject({ ok: false });
    expect(await machine.readBytes('/nowhere/at-all', 0, 1)).toBeUndefined();
    expect(await machine.nodeProgram()).toBe(process.execPath);
  });
});
