/** The method `debugger` in all its shapes, and one computer alone. */
import { dumpOfTicker, startTicker } from './own-wine.ts';
import { provePlans } from './prove.ts';
import { backward, box, forward, here, pipeBox, type Shape, srvBox, techBox, two } from './shapes.ts';

const serverAndClient = [
  { types: 'client', see: ['server'] },
  { types: 'server', see: ['client'] },
];

const shapes: Shape[] = [
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
    situation: async ({ port, folder }) =>
      two(port, { target: { kind: 'dump-file', on: 'SRVBOX', dumpPath: await dumpOfTicker(folder) } }),
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
        reach: [
          { ...forward, ports: port },
          { ...forward, from: 'WATCHBOX', ports: port + 1 },
        ],
        wants: { watchers: ['WATCHBOX'] },
      }),
    commands: ({ port }) => ({
      server: `-server tcp:port=${port}`,
      'server-2': `.server tcp:port=${port + 1}`,
      client: `port=${port}`,
      'watcher-1': `port=${port + 1}`,
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
];

provePlans(shapes, startTicker);
