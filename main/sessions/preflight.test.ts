import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { Failure, ProcessInfo, Toolset } from '../../core/contract/schemas.ts';
import type { Plan } from '../../core/plan/schema.ts';
import type { Situation } from '../../core/situation/schema.ts';
import { preflight } from './preflight.ts';
import { createFakeSystem, type FakeSystem } from './testing/fake-system.ts';
import { clientStep, pairPlan, planOf, serverStep, step, tech } from './testing/plans.ts';
import { gnuToolset, practiceToolset } from './testing/room.ts';

const engineKit: Toolset = {
  id: 'engine-kit',
  kind: 'engine-kit',
  name: 'Engine kit (Wine)',
  folder: '/kit',
  practice: false,
  programs: ['cdb', 'dbgsrv'].map((name) => ({ name, argvPrefix: [`/kit/bin/${name}`] })),
  missing: [{ name: 'ntsd', how: 'Runs on Windows only.' }],
};
const absentGnu: Toolset = {
  ...gnuToolset,
  programs: [],
  missing: [{ name: 'gdbserver', how: 'Install the package gdbserver.' }],
};

interface Setting {
  toolsets?: Toolset[];
  chosen?: Record<string, string>;
  processes?: Result<ProcessInfo[], Failure>;
  system?: (system: FakeSystem) => void;
}

async function check(plan: Plan, setting: Setting = {}) {
  const system = createFakeSystem();
  setting.system?.(system);
  return preflight(
    { plan, toolsets: setting.chosen ?? {} },
    {
      system,
      transcripts: '/data/transcripts',
      toolsets: {
        list: async () => setting.toolsets ?? [practiceToolset, gnuToolset],
        processes: async () => setting.processes ?? ok([]),
      },
    },
  );
}

const linux: Partial<Situation> = { computers: [{ ...tech, os: 'linux', tools: 'gdb' }] };
const target = (more: Partial<Situation['target']>): Partial<Situation> => ({
  target: { kind: 'new-process', on: 'TECH', ...more },
});
const gdbserver = (image: string) =>
  planOf([step('server', `gdbserver :5005 ${image}`)], { situation: { ...linux, ...target({ image }) } });
const gdbAttach = (pid: number) =>
  planOf([step('server', `gdbserver :5005 --attach ${pid}`)], {
    situation: { ...linux, ...target({ kind: 'running-process', pid }) },
  });
const engine = (image: string) =>
  planOf([step('server', `cdb -server tcp:port=5005 ${image}`)], { situation: target({ image }) });
const kitOnly: Setting = { toolsets: [engineKit] };

describe('preflight', () => {
  it('prepares what runs here', async () => {
    const checked = await check(pairPlan());
    expect(checked.ok && [...checked.value.keys()]).toEqual(['server', 'client']);
  });

  it('prefers a real toolset to practice, and takes the one that was chosen', async () => {
    const system = (fake: FakeSystem) => void fake.files.set('/kit/programs/ticker.exe', 'file');
    const toolsets = [practiceToolset, engineKit];
    const best = await check(pairPlan(), { toolsets, system });
    expect(best.ok && best.value.get('server')?.argv[0]).toBe('/kit/bin/cdb');
    const chosen = await check(pairPlan(), { toolsets, system, chosen: { TECH: 'practice' } });
    expect(chosen.ok && chosen.value.get('server')?.argv.slice(0, 2)).toEqual(['/node', '/practice/cdb.js']);
  });

  it.each<[string, Plan, Setting, Partial<Failure>]>([
    [
      'a placeholder in a step that runs here',
      planOf([step('server', 'cdb -server tcp:port=5005 -p <PID>')]),
      {},
      { kind: 'bad-input', step: 'server', says: expect.stringContaining('<PID>') },
    ],
    [
      'a step after one that does not exist',
      planOf([clientStep({ after: ['nobody'] })]),
      {},
      { kind: 'bad-input', step: 'client' },
    ],
    [
      'port 0',
      planOf([step('server', 'cdb -server tcp:port=0 a.exe')]),
      {},
      { kind: 'bad-input', says: expect.stringContaining('Port 0') },
    ],
    [
      'port 70000',
      planOf([step('server', 'dbgsrv -t tcp:port=70000')]),
      {},
      { kind: 'bad-input', says: expect.stringContaining('70000 is no port') },
    ],
    [
      'port 70000 of gdbserver',
      planOf([step('server', 'gdbserver :70000 a')], { situation: linux }),
      {},
      { kind: 'bad-input', says: expect.stringContaining('70000 is no port') },
    ],
    [
      'a range that goes backwards',
      planOf([step('server', 'cdb -server tcp:port=5010:5000 a.exe')]),
      {},
      { kind: 'bad-input', says: expect.stringContaining('goes backwards') },
    ],
    [
      'a password of 13 characters',
      planOf([step('server', 'cdb -server tcp:port=5005,password=abcdefghijklm a.exe')]),
      {},
      { kind: 'bad-input', says: expect.stringContaining('12') },
    ],
    [
      'a program that no toolset has',
      planOf([step('server', 'gdbserver :5005 a')], { situation: linux }),
      { toolsets: [absentGnu] },
      { kind: 'missing-toolset', says: expect.stringContaining('Install the package gdbserver.') },
    ],
    [
      'a chosen toolset that is gone',
      pairPlan(),
      { chosen: { TECH: 'kit-9' } },
      { kind: 'missing-toolset', says: expect.stringContaining('"kit-9"') },
    ],
    [
      'a port that is in use',
      pairPlan(),
      { system: (fake) => void fake.listening.set(5005, 0) },
      {
        kind: 'port-in-use',
        field: 'prefer.port',
        says: expect.stringContaining('Port 5005 is in use on TECH'),
      },
    ],
    [
      'one port for two steps',
      planOf([serverStep(), serverStep({ id: 'other' })]),
      {},
      { kind: 'port-in-use', step: 'other' },
    ],
    [
      'an unknown process',
      gdbAttach(4312),
      {},
      { kind: 'not-found', field: 'target.pid', says: 'There is no process 4312 on TECH.' },
    ],
    [
      'a process of another user',
      gdbAttach(4312),
      {
        processes: ok([{ pid: 4312, name: 'a' }]),
        system: (fake) => void fake.attachProblems.set(4312, 'Process 4312 belongs to another user.'),
      },
      { kind: 'not-permitted', field: 'target.pid', says: 'Process 4312 belongs to another user.' },
    ],
    [
      'processes that cannot be listed',
      gdbAttach(4312),
      { processes: fail({ kind: 'not-running', says: 'The lister failed.' }) },
      { kind: 'not-running', field: 'target.pid', says: 'The lister failed.' },
    ],
    ['a program that is not there', gdbserver('/no/such'), {}, { kind: 'not-found', field: 'target.image' }],
    [
      'a program that is not executable',
      gdbserver('/home/tech/text'),
      { system: (fake) => void fake.files.set('/home/tech/text', 'file') },
      { kind: 'not-permitted', field: 'target.image' },
    ],
    [
      'a folder as a program',
      gdbserver('/home/tech'),
      {},
      { kind: 'bad-input', field: 'target.image', says: expect.stringContaining('is a folder') },
    ],
    [
      'a path of Linux for the engine kit',
      engine('/home/tech/a.exe'),
      kitOnly,
      { kind: 'bad-input', field: 'target.image', says: expect.stringContaining('Z:\\home\\tech\\a.exe') },
    ],
    [
      'a Windows program that is not there',
      engine('Z:\\home\\tech\\a.exe'),
      kitOnly,
      { kind: 'not-found', field: 'target.image' },
    ],
    [
      'a working folder that is not there',
      planOf([serverStep({ folder: '/no/such' })]),
      {},
      { kind: 'not-found', field: 'target.folder', says: expect.stringContaining('"/no/such"') },
    ],
    [
      'a computer that no name server knows',
      planOf([clientStep({ after: [], command: 'cdb -remote tcp:server=NOWHERE,port=5005' })]),
      { system: (fake) => void fake.unresolvable.add('NOWHERE') },
      { kind: 'not-found', step: 'client', says: expect.stringContaining('"NOWHERE"') },
    ],
    [
      'a gdbserver that no name server knows',
      planOf([step('gdb', 'gdb -q -ex "target remote NOWHERE:5005"')], { situation: linux }),
      { system: (fake) => void fake.unresolvable.add('NOWHERE') },
      { kind: 'not-found', step: 'gdb' },
    ],
    [
      'a folder for transcripts that cannot be written',
      pairPlan(),
      { system: (fake) => void fake.unwritable.add('/data/transcripts') },
      { kind: 'storage', says: expect.stringContaining('/data/transcripts cannot be written') },
    ],
  ])('refuses %s', async (_name, plan, setting, expected) => {
    const checked = await check(plan, setting);
    expect(checked).toMatchObject({ ok: false, error: expected });
  });

  it.each<[string, Plan, Setting]>([
    [
      'a range with a free port',
      planOf([serverStep({ opens: [{ protocol: 'tcp', at: '5005:5006' }] })]),
      { system: (fake) => void fake.listening.set(5005, 0) },
    ],
    [
      'a program in the kit',
      engine('ticker.exe'),
      { ...kitOnly, system: (fake) => void fake.files.set('/kit/programs/ticker.exe', 'file') },
    ],
    [
      'a program without its ending',
      engine('ticker'),
      { ...kitOnly, system: (fake) => void fake.files.set('/kit/programs/ticker.exe', 'file') },
    ],
    [
      'a program on drive Z:',
      engine('Z:\\home\\tech\\a.exe'),
      { ...kitOnly, system: (fake) => void fake.files.set('/home/tech/a.exe', 'file') },
    ],
    [
      'a program on drive C:',
      engine('C:\\tools\\a.exe'),
      { ...kitOnly, system: (fake) => void fake.files.set('/kit/prefix/drive_c/tools/a.exe', 'file') },
    ],
    ['a process of this user', gdbAttach(4312), { processes: ok([{ pid: 4312, name: 'a' }]) }],
    [
      'placeholders in steps of other computers',
      planOf([serverStep({ on: 'SRV', command: 'cdb -server tcp:port=5005 -p <PID>' })], {
        situation: { computers: [tech, { ...tech, name: 'SRV', person: 'helper' }] },
      }),
      {},
    ],
  ])('accepts %s', async (_name, plan, setting) => {
    expect(await check(plan, setting)).toMatchObject({ ok: true });
  });

  it('needs administrator rights where Windows does', async () => {
    const plan = planOf([serverStep({ elevated: true })]);
    const kit: Toolset = { ...engineKit, id: 'kit', kind: 'kit', name: 'Windows kit' };
    const windows = (elevated: boolean) => (fake: FakeSystem) => {
      const computer = fake.computer();
      fake.computer = () => ({ ...computer, os: 'windows', elevated });
    };
    const refused = await check(plan, { toolsets: [kit], system: windows(false) });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'not-permitted', step: 'server' } });
    expect(await check(plan, { toolsets: [kit], system: windows(true) })).toMatchObject({ ok: true });
  });
});
