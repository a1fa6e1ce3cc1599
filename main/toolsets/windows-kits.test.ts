import { describe, expect, it } from 'vitest';
import { windowsProcessQuery } from './process-lists.ts';
import { arm64, fakeImage, x64, x86 } from './testing/fake-machine.ts';
import { find, ids, toolsetsOf } from './testing/toolsets-of.ts';

const kits = 'C:\\Program Files (x86)\\Windows Kits\\10\\Debuggers';
const aliases = 'C:\\Users\\ann\\AppData\\Local\\Microsoft\\WindowsApps';

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
          ...kitFiles('E:\\own\\arm64', arm64, 'kd.exe'),
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
