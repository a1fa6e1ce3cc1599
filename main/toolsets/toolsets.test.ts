import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Toolset } from '../../core/contract/schemas.ts';
import { windowsProcessQuery } from './process-lists.ts';
import { type FakeMachineSetup, fakeImage, fakeMachine } from './testing/fake-machine.ts';
import { thisMachine } from './this-machine.ts';
import { createToolsets } from './toolsets.ts';

const x64 = 0x8664;
const x86 = 0x014c;
const kits = 'C:\\Program Files (x86)\\Windows Kits\\10\\Debuggers';
const aliases = 'C:\\Users\\ann\\AppData\\Local\\Microsoft\\WindowsApps';

const toolsetsOf = (setup: FakeMachineSetup, folders: string[] = []) => {
  const machine = fakeMachine(setup);
  const appFolder = setup.os === 'windows' ? 'C:\\app' : '/app';
  return { machine, ...createToolsets({ folders: () => folders, appFolder, machine }) };
};
const find = (setup: FakeMachineSetup, folders?: string[]) => toolsetsOf(setup, folders).list(false);
const ids = (toolsets: Toolset[]) => toolsets.map(({ id }) => id);

const kitFiles = (folder: string, machine: number, ...names: string[]) =>
  Object.fromEntries([
    ...names.map((name) => [`${folder}\\${name}`, '']),
    [`${folder}\\dbgeng.dll`, fakeImage(machine, [10, 0, 26100, 1])],
  ]);

describe('on Windows', () => {
  it('finds the kits by architecture, this computer’s own first, with the version of their engine', async () => {
    const found = await find({
      os: 'windows',
      architecture: 'x64',
      files: {
        ...kitFiles(`${kits}\\x86`, x86, 'cdb.exe', 'dbgsrv.exe'),
        ...kitFiles(
          `${kits}\\x64`,
          x64,
          'CDB.EXE',
          'kd.exe',
          'dbgsrv.exe',
          'kdsrv.exe',
          'remote.exe',
          'symchk.exe',
        ),
      },
    });
    expect(ids(found)).toEqual(['kit-10-x64', 'kit-10-x86', 'gnu', 'practice']);
    expect(found[0]).toMatchObject({
      kind: 'kit',
      folder: `${kits}\\x64`,
      version: '10.0.26100.1',
      practice: false,
      missing: [],
    });
    expect(found[0]?.programs.map(({ name }) => name)).toEqual(['cdb', 'kd', 'dbgsrv', 'kdsrv', 'remote']);
    expect(found[0]?.programs[0]).toEqual({
      name: 'cdb',
      argvPrefix: [`${kits}\\x64\\CDB.EXE`],
      version: '10.0.26100.1',
      architecture: 'x64',
    });
    expect(found[1]?.missing.map(({ name }) => name)).toEqual(['kd', 'kdsrv', 'remote']);
  });

  it('finds the aliases of WinDbg from the Store, which has no process servers', async () => {
    const found = await find({
      os: 'windows',
      variables: { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' },
      files: {
        [`${aliases}\\cdbX64.exe`]: '',
        [`${aliases}\\kdX64.exe`]: '',
        [`${aliases}\\WinDbgX.exe`]: '',
        [`${aliases}\\cdbARM64.exe`]: '',
      },
    });
    expect(ids(found)).toEqual(['store-x64', 'store-arm64', 'gnu', 'practice']);
    expect(found[0]?.programs.map(({ name, argvPrefix }) => [name, argvPrefix[0]])).toEqual([
      ['cdb', `${aliases}\\cdbX64.exe`],
      ['kd', `${aliases}\\kdX64.exe`],
      ['windbg', `${aliases}\\WinDbgX.exe`],
    ]);
    expect(found[0]?.missing.map(({ name }) => name)).toEqual(['dbgsrv', 'kdsrv', 'remote']);
  });

  it('finds debuggers on PATH and in the user’s folders, or in their parts by architecture, once each', async () => {
    const found = await find(
      {
        os: 'windows',
        variables: { PATH: `C:\\Windows;D:\\dbg;${kits}\\x64` },
        files: {
          'C:\\Windows\\notepad.exe': '',
          ...kitFiles('D:\\dbg', x86, 'cdb.exe'),
          ...kitFiles('E:\\own\\arm64', 0xaa64, 'kd.exe'),
          ...kitFiles(`${kits}\\x64`, x64, 'cdb.exe'),
        },
      },
      ['E:\\own'],
    );
    expect(ids(found)).toEqual(['kit-10-x64', 'folder-e-own-arm64', 'folder-d-dbg', 'gnu', 'practice']);
    expect(found.map(({ programs }) => programs[0]?.architecture)).toEqual([
      'x64',
      'arm64',
      'x86',
      undefined,
      'x64',
    ]);
  });

  it('says how to get a kit when there is none', async () => {
    const [kit] = await find({ os: 'windows' });
    expect(kit).toMatchObject({ id: 'kit', programs: [] });
    expect(kit?.missing[0]?.how).toContain('Windows SDK');
  });

  it('lists the processes of the system, without those that are no programs', async () => {
    const rows = [
      { ProcessId: 0, Name: 'System Idle Process', CommandLine: null },
      { ProcessId: 4, Name: 'System', CommandLine: null },
      { ProcessId: 812, Name: 'orders.exe', CommandLine: 'orders.exe /é' },
      { ProcessId: 900, Name: 'lsass.exe', CommandLine: null },
    ];
    const toolsets = toolsetsOf({
      os: 'windows',
      files: kitFiles(`${kits}\\x64`, x64, 'cdb.exe'),
      programs: { [windowsProcessQuery.join(' ')]: JSON.stringify(rows) },
    });
    expect(await toolsets.processes('kit-10-x64')).toEqual({
      ok: true,
      value: [
        { pid: 812, name: 'orders.exe', commandLine: 'orders.exe /é' },
        { pid: 900, name: 'lsass.exe' },
      ],
    });
  });
});

const kitOn = (folder: string) => ({
  [`${folder}/stamp`]: 'x',
  [`${folder}/bin/cdb`]: '',
  [`${folder}/programs/dbgeng.dll`]: fakeImage(x64, [10, 0, 29507, 1001], true),
});
const listerOutput =
  '{"pid":360,"path":"Z:\\\\home\\\\ann\\\\orders.exe","user":"VM\\\\ann","commandLine":"\\"Z:\\\\home\\\\ann\\\\orders.exe\\" 20"}\n';

describe('on Linux', () => {
  it('finds the engine kit beside the app, where a variable says, and in the user’s folders', async () => {
    const beside = await find({ os: 'linux', files: kitOn('/app/.engine') });
    expect(ids(beside)).toEqual(['engine-kit', 'gnu', 'practice']);
    expect(beside[0]).toMatchObject({ folder: '/app/.engine', version: '10.0.29507.1001' });
    expect(beside[0]?.programs.map(({ name }) => name)).toEqual(['cdb', 'kd', 'dbgsrv', 'kdsrv']);

    const many = await find(
      {
        os: 'linux',
        variables: { SWITCHBOARD_ENGINE_KIT: '/kits/one' },
        files: { ...kitOn('/kits/one'), ...kitOn('/app/.engine'), '/half/bin/cdb': '' },
      },
      ['/half'],
    );
    expect(many.map(({ id, folder }) => [id, folder])).toEqual([
      ['engine-kit', '/kits/one'],
      ['engine-kit-2', '/app/.engine'],
      ['gnu', undefined],
      ['practice', '/app/dist/practice'],
    ]);
  });

  it('finds gdb and gdbserver, asks them for their version, and says how to get what is missing', async () => {
    const found = await find({
      os: 'linux',
      variables: { PATH: '/usr/local/bin:/usr/bin' },
      files: { '/usr/bin/gdb': '' },
      programs: { '/usr/bin/gdb --version': 'GNU gdb (Debian 13.1-3) 13.1\nCopyright\n' },
    });
    expect(found[1]).toEqual({
      id: 'gnu',
      kind: 'gnu',
      name: 'GNU debuggers',
      version: '13.1',
      practice: false,
      programs: [{ name: 'gdb', argvPrefix: ['/usr/bin/gdb'], version: '13.1', architecture: 'x64' }],
      missing: [
        {
          name: 'gdbserver',
          how: 'Install the package gdbserver: on Debian and Ubuntu `sudo apt install gdbserver`.',
        },
      ],
    });
  });

  it('lists Wine’s processes by the lister of the kit', async () => {
    const toolsets = toolsetsOf({
      os: 'linux',
      files: kitOn('/app/.engine'),
      programs: { '/app/.engine/bin/processes': listerOutput },
    });
    expect(await toolsets.processes('engine-kit')).toEqual({
      ok: true,
      value: [
        {
          pid: 360,
          name: 'orders.exe',
          user: 'VM\\ann',
          architecture: 'x64',
          commandLine: '"Z:\\home\\ann\\orders.exe" 20',
        },
      ],
    });
  });

  it('says in one sentence that a list cannot be had', async () => {
    const files = kitOn('/app/.engine');
    expect(await toolsetsOf({ os: 'linux', files }).processes('engine-kit')).toEqual({
      ok: false,
      error: {
        kind: 'not-running',
        says: 'The processes of Engine kit (Wine) cannot be listed: processes failed: not there.',
      },
    });
    const garbled = toolsetsOf({
      os: 'linux',
      files,
      programs: { '/app/.engine/bin/processes': 'wine: oops\n' },
    });
    expect(await garbled.processes('engine-kit')).toMatchObject({
      ok: false,
      error: { says: 'The processes of Engine kit (Wine) cannot be listed: the list cannot be read.' },
    });
    expect(await toolsetsOf({ os: 'linux' }).processes('engine-kit')).toMatchObject({
      ok: false,
      error: { kind: 'missing-toolset', says: expect.stringContaining('npm run engine') },
    });
    expect(await toolsetsOf({ os: 'linux' }).processes('nope')).toMatchObject({
      ok: false,
      error: { kind: 'not-found', says: 'There is no toolset nope on this computer.' },
    });
  });

  it('reads /proc for gdb: name, user, architecture, command line, and no kernel threads', async () => {
    const elf = Buffer.alloc(20);
    elf.set([0x7f, 0x45, 0x4c, 0x46]);
    elf[18] = 0xb7;
    const toolsets = toolsetsOf({
      os: 'linux',
      variables: { PATH: '/usr/bin' },
      files: {
        '/usr/bin/gdb': '',
        '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/sh\n',
        '/proc/uptime': '1',
        '/proc/2/status': 'Name:\tkthreadd\nUid:\t0\t0\t0\t0\n',
        '/proc/2/cmdline': '',
        '/proc/77/status': 'Name:\torders\nUid:\t1000\t1000\t1000\t1000\n',
        '/proc/77/cmdline': '/opt/orders\0--all\0',
        '/proc/77/exe': elf,
        '/proc/78/status': 'Name:\tsecret\nUid:\t1\t1\t1\t1\n',
        '/proc/78/cmdline': 'secret\0',
        [`/proc/${process.pid}/status`]: 'Name:\tswitchboard\nUid:\t0\t0\t0\t0\n',
        [`/proc/${process.pid}/cmdline`]: 'switchboard\0',
      },
      links: { '/proc/77/exe': '/opt/orders' },
    });
    expect(await toolsets.processes('gnu')).toEqual({
      ok: true,
      value: [
        { pid: 77, name: 'orders', user: 'ann', architecture: 'arm64', commandLine: '/opt/orders --all' },
        { pid: 78, name: 'secret', user: '1', commandLine: 'secret' },
      ],
    });
  });
});

describe('the practice toolset', () => {
  it('is always there, last, and runs with Node', async () => {
    const practice = (await find({ os: 'macos', node: '/usr/local/bin/node' })).at(-1);
    expect(practice).toMatchObject({ id: 'practice', kind: 'practice', practice: true, missing: [] });
    expect(practice?.programs.map(({ name, argvPrefix }) => [name, ...argvPrefix])).toEqual([
      ['cdb', '/usr/local/bin/node', '/app/dist/practice/cdb.js'],
      ['dbgsrv', '/usr/local/bin/node', '/app/dist/practice/dbgsrv.js'],
    ]);
  });

  it('says what it needs where there is no Node', async () => {
    const practice = (await find({ os: 'macos', node: undefined })).at(-1);
    expect(practice).toMatchObject({ programs: [], missing: [{ name: 'node' }] });
  });

  it('lists its own processes', async () => {
    const toolsets = toolsetsOf({
      os: 'macos',
      programs: { 'node /app/dist/practice/processes.js': listerOutput },
    });
    expect(await toolsets.processes('practice')).toMatchObject({
      ok: true,
      value: [{ pid: 360, name: 'orders.exe' }],
    });
  });
});

describe('list', () => {
  it('looks once, and again when asked; every toolset is what the contract says', async () => {
    const setup = {
      os: 'linux',
      variables: { PATH: '/usr/bin' },
      files: { '/usr/bin/gdb': '' },
      programs: { '/usr/bin/gdb --version': 'GNU gdb 13.1\n' },
    } as const;
    const toolsets = toolsetsOf(setup);
    const first = await toolsets.list(false);
    expect(await toolsets.list(false)).toBe(first);
    expect(toolsets.machine.ran).toHaveLength(1);
    expect(await toolsets.list(true)).toEqual(first);
    expect(toolsets.machine.ran).toHaveLength(2);
    for (const toolset of first) expect(Toolset.parse(toolset)).toEqual(toolset);
  });
});

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
      const { listLinuxProcesses } = await import('./proc.ts');
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
