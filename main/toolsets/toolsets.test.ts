import { describe, expect, it } from 'vitest';
import { Toolset } from '../../core/contract/schemas.ts';
import { fakeImage, x64 } from './testing/fake-machine.ts';
import { find, ids, listerOutput, toolsetsOf } from './testing/toolsets-of.ts';

const kitOn = (folder: string) => ({
  [`${folder}/stamp`]: 'x',
  [`${folder}/bin/cdb`]: '',
  [`${folder}/programs/dbgeng.dll`]: fakeImage(x64, [10, 0, 29507, 1001], true),
});
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
