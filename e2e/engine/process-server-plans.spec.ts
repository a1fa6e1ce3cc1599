/** The method `process-server`, its engine at the technician or in the middle, and the pair with low rights on one computer. */
import { startTicker } from './own-wine.ts';
import { provePlans } from './prove.ts';
import {
  backward,
  box,
  forward,
  here,
  link,
  pipeBox,
  type Shape,
  techBox,
  two,
  unattended,
} from './shapes.ts';

const smartClient = [{ types: 'smart-client', see: [] }];
const started = { of: 'process-server', program: 'ticker.exe 600' };

/** Symbols that may be read in the middle only, so the engine runs there (3.I). */
const three = (port: number, reach: object[], prefer: object = {}) => ({
  ...two(port, {}, prefer),
  computers: [techBox, box('MIDBOX', '127.0.0.5'), unattended],
  reach,
  symbols: { on: ['MIDBOX'], confidential: true },
});
const throughTheMiddle = [
  { types: 'client', see: ['smart-client'] },
  { types: 'smart-client', see: ['client'] },
];
const chain = {
  method: 'process-server' as const,
  talk: throughTheMiddle,
  target: started,
};

const shapes: Shape[] = [
  {
    name: 'process server, forward',
    situation: ({ port }) => two(port, { computers: [techBox, unattended] }),
    method: 'process-server',
    commands: ({ port }) => ({
      'process-server': `dbgsrv -t tcp:port=${port}`,
      'smart-client': `cdb -premote tcp:server=127.0.0.2,port=${port} ticker.exe 600`,
    }),
    talk: smartClient,
    target: started,
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
    target: started,
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
    target: started,
  },
  {
    name: 'process server, reverse, with a password',
    situation: ({ port }) =>
      two(port, { computers: [techBox, unattended], reach: [backward] }, { password: 'Secret01' }),
    method: 'process-server',
    commands: () => ({ 'smart-client': 'password=Secret01', 'process-server': 'password=Secret01' }),
    talk: smartClient,
    target: started,
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
    target: started,
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
    target: started,
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
  {
    name: 'local, a target with low rights and a process server for it',
    situation: ({ port }) => here(port, { wants: { lowPrivilegeTarget: true } }),
    method: 'local',
    commands: ({ port }) => ({ 'process-server': `dbgsrv -t tcp:port=${port}`, 'smart-client': '-premote' }),
    talk: smartClient,
    target: started,
  },
];

provePlans(shapes, startTicker);
