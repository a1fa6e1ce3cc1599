/** Every shape of plan that the engine kit and one Linux computer can carry: what a technician answers, and what core must make of it. */
import type { Plan } from '../../core/plan/schema.ts';
import type { MethodId } from '../../core/situation/schema.ts';

/** What is known only when a test begins. */
export interface Here {
  /** Free now, with the next nine. */
  port: number;
  /** Process number, as Wine counts, of a ticker that runs already. */
  pid: number;
  /** A dump of a ticker, as Windows would name the file. */
  dump: string;
}

export interface Shape {
  name: string;
  situation(here: Here): unknown;
  /** Where core would choose another method. */
  method?: MethodId;
  /** Written into the plan by hand: what core does not plan by itself, and a technician may. */
  change?(plan: Plan, here: Here): Plan;
  /** What the plan must contain to be of this shape: part of the command of each step that runs. */
  commands(here: Here): Record<string, string>;
  /** Who types, and who sees it too. */
  talk: { types: string; see: string[] }[];
  /** The target was there before, and runs on. */
  stays?: true;
  /** The process server whose computer the target runs on. */
  targetOf?: string;
}

const techBox = {
  name: 'TECHBOX',
  os: 'windows',
  tools: 'kit',
  person: 'technician',
  address: '127.0.0.1',
  access: 'here',
};
const box = (name: string, address: string, more: object = {}) => ({
  ...techBox,
  name,
  address,
  person: 'helper',
  ...more,
});
const srvBox = box('SRVBOX', '127.0.0.2');
const unattended = box('SRVBOX', '127.0.0.2', { person: 'nobody' });
const forward = { from: 'TECHBOX', to: 'SRVBOX', via: ['tcp'] };
const backward = { from: 'SRVBOX', to: 'TECHBOX', via: ['tcp'] };
const newProgram = { kind: 'new-process', on: 'SRVBOX', image: 'ticker.exe', arguments: '600' };

/** Target on SRVBOX, technician at TECHBOX. */
const two = (port: number | [number, number], more: object = {}, prefer: object = {}) => ({
  version: 1,
  target: newProgram,
  computers: [techBox, srvBox],
  technician: 'TECHBOX',
  reach: [forward],
  symbols: { on: [] },
  prefer: { port, ...prefer },
  ...more,
});

const here = (port: number, more: object = {}, prefer: object = {}) => ({
  version: 1,
  target: { ...newProgram, on: 'TECHBOX' },
  computers: [techBox],
  technician: 'TECHBOX',
  reach: [],
  symbols: { on: [] },
  prefer: { port, ...prefer },
  ...more,
});

/** Under Wine a pipe is found by "." only, which is this computer on Windows too (engine 1.3). */
const pipeBox = { computers: [{ ...techBox, address: '.' }] };

/** Symbols that may be read in the middle only, so the engine runs there (3.I). */
const three = (port: number, reach: object[], prefer: object = {}) => ({
  ...two(port, {}, prefer),
  computers: [techBox, box('MIDBOX', '127.0.0.5'), unattended],
  reach,
  symbols: { on: ['MIDBOX'], confidential: true },
});
const link = (from: string, to: string) => ({ from, to, via: ['tcp'] });
const throughTheMiddle = [
  { types: 'client', see: ['smart-client'] },
  { types: 'smart-client', see: ['client'] },
];
const chain = {
  method: 'process-server' as const,
  talk: throughTheMiddle,
  targetOf: 'process-server',
};

/** The watcher gets a server of its own, with a password of its own. */
function secondServer(plan: Plan, { port }: Here): Plan {
  const second = `tcp:port=${port + 1},password=Secret02`;
  const steps = plan.steps.map((step) => {
    const { id, command, opens = [] } = step;
    if (id === 'server')
      return {
        ...step,
        command: command.replace(' ticker.exe', ` -server ${second} ticker.exe`),
        opens: [...opens, { protocol: 'tcp' as const, at: `${port + 1}` }],
      };
    return id === 'watcher-1'
      ? { ...step, command: command.replace(`port=${port}`, second.slice('tcp:'.length)) }
      : step;
  });
  return { ...plan, steps };
}

const serverAndClient = [
  { types: 'client', see: ['server'] },
  { types: 'server', see: ['client'] },
];
const smartClient = [{ types: 'smart-client', see: [] }];

export const shapes: Shape[] = [
  {
    name: 'debugger, forward',
    situation: ({ port }) => two(port),
    commands: ({ port }) => ({
      server: `cdb -server tcp:port=${port} ticker.exe 600`,
      client: `cdb -remote tcp:server=127.0.0.2,port=${port}`,
    }),
    talk: serverAndClient,
  },
  {
    name: 'debugger, forward, with a password, hidden',
    situation: ({ port }) => two(port, { wants: { hidden: true } }, { password: 'Secret01' }),
    commands: () => ({ server: 'hidden,password=Secret01', client: 'password=Secret01' }),
    talk: serverAndClient,
  },
  {
    name: 'debugger, forward, a range of ports',
    situation: ({ port }) => two([port, port + 9]),
    commands: ({ port }) => ({ server: `port=${port}:${port + 9}`, client: `port=${port}` }),
    talk: serverAndClient,
  },
  {
    name: 'debugger, reverse',
    situation: ({ port }) => two(port, { reach: [backward] }),
    commands: ({ port }) => ({
      client: `cdb -remote tcp:clicon=127.0.0.2,port=${port}`,
      server: 'clicon=127.0.0.1',
    }),
    talk: serverAndClient,
  },
  {
    name: 'debugger, reverse, with a password and a range of ports',
    situation: ({ port }) => two([port, port + 9], { reach: [backward] }, { password: 'Secret01' }),
    commands: ({ port }) => ({
      client: `port=${port}:${port + 9},password=Secret01`,
      server: `port=${port},clicon=127.0.0.1,password=Secret01`,
    }),
    talk: serverAndClient,
  },
  {
    name: 'debugger, a running process that stays',
    situation: ({ port, pid }) => two(port, { target: { kind: 'running-process', on: 'SRVBOX', pid } }),
    commands: ({ pid }) => ({ server: `-pd -p ${pid}`, client: '-remote' }),
    talk: serverAndClient,
    stays: true,
  },
  {
    name: 'debugger, a dump file',
    situation: ({ port, dump }) => two(port, { target: { kind: 'dump-file', on: 'SRVBOX', dumpPath: dump } }),
    commands: () => ({ server: '-z ', client: '-remote' }),
    talk: serverAndClient,
  },
  {
    name: 'debugger, nobody uses the console of the server (-noio)',
    situation: ({ port }) => two(port, { wants: { untouchedServerConsole: true } }),
    commands: () => ({ server: '-noio', client: '-remote' }),
    talk: [{ types: 'client', see: [] }],
  },
  {
    name: 'debugger, three clients',
    situation: ({ port }) =>
      two(port, {
        computers: [techBox, srvBox, box('WATCHBOX', '127.0.0.3'), box('CHIEFBOX', '127.0.0.4')],
        reach: [forward, { ...forward, from: 'WATCHBOX' }, { ...forward, from: 'CHIEFBOX' }],
        wants: { watchers: ['WATCHBOX', 'CHIEFBOX'] },
      }),
    commands: () => ({ client: '-remote', 'watcher-1': '-remote', 'watcher-2': '-remote' }),
    talk: [
      { types: 'client', see: ['server', 'watcher-1', 'watcher-2'] },
      { types: 'watcher-1', see: ['server', 'client', 'watcher-2'] },
    ],
  },
  {
    name: 'debugger, server and client on one computer, by a pipe',
    situation: ({ port }) => here(port, pipeBox, { transport: 'npipe', pipe: `Proof${port}` }),
    method: 'debugger',
    commands: ({ port }) => ({
      server: `npipe:pipe=Proof${port}`,
      client: `npipe:server=.,pipe=Proof${port}`,
    }),
    talk: serverAndClient,
  },
  {
    name: 'debugger, two servers in one debugger',
    situation: ({ port }) =>
      two(port, {
        computers: [techBox, srvBox, box('WATCHBOX', '127.0.0.3')],
        reach: [forward, { ...forward, from: 'WATCHBOX' }],
        wants: { watchers: ['WATCHBOX'] },
      }),
    change: secondServer,
    commands: ({ port }) => ({
      server: `-server tcp:port=${port} -server tcp:port=${port + 1},password=Secret02`,
      client: `port=${port}`,
      'watcher-1': `port=${port + 1},password=Secret02`,
    }),
    talk: [
      { types: 'client', see: ['server', 'watcher-1'] },
      { types: 'watcher-1', see: ['server', 'client'] },
    ],
  },
  {
    name: 'local, a debugger alone',
    situation: ({ port }) => here(port),
    method: 'local',
    commands: () => ({ debugger: 'cdb ticker.exe 600' }),
    talk: [{ types: 'debugger', see: [] }],
  },
  {
    name: 'local, a target with low rights and a process server for it',
    situation: ({ port }) => here(port, { wants: { lowPrivilegeTarget: true } }),
    method: 'local',
    commands: ({ port }) => ({ 'process-server': `dbgsrv -t tcp:port=${port}`, 'smart-client': '-premote' }),
    talk: smartClient,
    targetOf: 'process-server',
  },
  {
    name: 'process server, forward',
    situation: ({ port }) => two(port, { computers: [techBox, unattended] }),
    method: 'process-server',
    commands: ({ port }) => ({
      'process-server': `dbgsrv -t tcp:port=${port}`,
      'smart-client': `cdb -premote tcp:server=127.0.0.2,port=${port} ticker.exe 600`,
    }),
    talk: smartClient,
    targetOf: 'process-server',
  },
  {
    name: 'process server, forward, with a password and a range of ports',
    situation: ({ port }) =>
      two([port, port + 9], { computers: [techBox, unattended] }, { password: 'Secret01' }),
    method: 'process-server',
    commands: ({ port }) => ({
      'process-server': `port=${port}:${port + 9},password=Secret01`,
      'smart-client': `port=${port},password=Secret01`,
    }),
    talk: smartClient,
    targetOf: 'process-server',
  },
  {
    name: 'process server, a running process that stays',
    situation: ({ port, pid }) =>
      two(port, {
        computers: [techBox, unattended],
        target: { kind: 'running-process', on: 'SRVBOX', pid },
      }),
    method: 'process-server',
    commands: ({ pid }) => ({ 'process-server': 'dbgsrv', 'smart-client': `-pd -p ${pid}` }),
    talk: smartClient,
    stays: true,
  },
  {
    name: 'process server, reverse',
    situation: ({ port }) => two(port, { computers: [techBox, unattended], reach: [backward] }),
    method: 'process-server',
    commands: ({ port }) => ({
      'smart-client': `cdb -premote tcp:clicon=127.0.0.2,port=${port}`,
      'process-server': 'clicon=127.0.0.1',
    }),
    talk: smartClient,
    targetOf: 'process-server',
  },
  {
    name: 'process server, reverse, with a password',
    situation: ({ port }) =>
      two(port, { computers: [techBox, unattended], reach: [backward] }, { password: 'Secret01' }),
    method: 'process-server',
    commands: () => ({ 'smart-client': 'password=Secret01', 'process-server': 'password=Secret01' }),
    talk: smartClient,
    targetOf: 'process-server',
  },
  {
    name: 'process server, by a pipe',
    situation: ({ port }) => here(port, pipeBox, { transport: 'npipe', pipe: `Proof${port}` }),
    method: 'process-server',
    commands: ({ port }) => ({
      'process-server': `dbgsrv -t npipe:pipe=Proof${port}`,
      'smart-client': 'server=.',
    }),
    talk: smartClient,
    targetOf: 'process-server',
  },
  {
    name: 'process server, others look on at the smart client',
    situation: ({ port }) => ({
      ...two(port),
      computers: [techBox, unattended, box('WATCHBOX', '127.0.0.3')],
      reach: [forward, link('WATCHBOX', 'TECHBOX')],
      wants: { watchers: ['WATCHBOX'] },
    }),
    method: 'process-server',
    commands: () => ({ 'smart-client': 'cdb -server ', 'watcher-1': 'cdb -remote ' }),
    talk: [
      { types: 'smart-client', see: ['watcher-1'] },
      { types: 'watcher-1', see: ['smart-client'] },
    ],
    targetOf: 'process-server',
  },
  {
    ...chain,
    name: 'chain, the engine in the middle: forward and forward, with a password',
    situation: ({ port }) =>
      three(port, [link('TECHBOX', 'MIDBOX'), link('MIDBOX', 'SRVBOX')], { password: 'Secret01' }),
    commands: () => ({
      'process-server': 'password=Secret01',
      'smart-client': 'cdb -server ',
      client: 'cdb -remote tcp:server=127.0.0.5',
    }),
  },
  {
    ...chain,
    name: 'chain, the engine in the middle: both links reverse',
    situation: ({ port }) => three(port, [link('MIDBOX', 'TECHBOX'), link('SRVBOX', 'MIDBOX')]),
    commands: () => ({
      'process-server': 'clicon=127.0.0.5',
      'smart-client': 'clicon=127.0.0.1',
      client: 'cdb -remote tcp:clicon=127.0.0.5',
    }),
  },
  {
    ...chain,
    name: 'chain, the engine in the middle: called by both',
    situation: ({ port }) => three(port, [link('TECHBOX', 'MIDBOX'), link('SRVBOX', 'MIDBOX')]),
    commands: () => ({ 'process-server': 'clicon=127.0.0.5', client: 'server=127.0.0.5' }),
  },
  {
    ...chain,
    name: 'chain, the engine in the middle: calls both',
    situation: ({ port }) => three(port, [link('MIDBOX', 'TECHBOX'), link('MIDBOX', 'SRVBOX')]),
    commands: () => ({ 'smart-client': 'server=127.0.0.2', client: 'clicon=127.0.0.5' }),
  },
];
