/** A session as main tells it, for tests: a debugger server on BOX17, its client on TECH. */
import type { ConsoleState } from '../../../core/consoles/schema.ts';
import type { SessionState } from '../../../core/contract/schemas.ts';
import type { Step } from '../../../core/plan/schema.ts';

export const sampleConsole = (changes: Partial<ConsoleState> = {}): ConsoleState => ({
  id: 's1-server',
  step: 'server',
  computer: 'BOX17',
  title: 'cdb -server',
  program: 'cdb',
  role: 'server',
  toolset: { id: 'kit', name: 'Debugging Tools', practice: false },
  silent: false,
  mode: 'running',
  since: 1000,
  says: 'The target runs.',
  held: [],
  transcript: { start: 0, end: 100 },
  pid: 10,
  listening: [1025],
  connections: 1,
  ...changes,
});

export const sampleClient = (changes: Partial<ConsoleState> = {}): ConsoleState =>
  sampleConsole({
    id: 's1-client',
    step: 'client',
    computer: 'TECH',
    title: 'cdb -remote',
    role: 'client',
    listening: [],
    connections: 0,
    ...changes,
  });

export const sampleStep = (changes: Partial<Step> = {}): Step => ({
  id: 'server',
  on: 'BOX17',
  kind: 'run',
  program: 'cdb',
  command: 'cdb -server tcp:port=1025 -pd -p 4312',
  after: [],
  opens: [{ protocol: 'tcp', at: '1025' }],
  expects: 'Server started.',
  why: 'The engine runs beside the target.',
  source: 'Activating a debugging server',
  ...changes,
});

export const sampleSession = (changes: Partial<SessionState> = {}): SessionState => ({
  id: 's1',
  name: 'Print host stalls',
  plan: {
    version: 1,
    method: 'debugger',
    situation: {
      version: 1,
      target: { kind: 'running-process', on: 'BOX17', pid: 4312, image: 'C:\\Windows\\PrintHost.exe' },
      computers: [
        { name: 'TECH', os: 'windows', tools: 'kit', person: 'technician' },
        { name: 'BOX17', os: 'windows', tools: 'kit', person: 'helper' },
      ],
      technician: 'TECH',
      reach: [],
      symbols: { on: [] },
    },
    routes: [[{ from: 'TECH', to: 'BOX17', transport: 'tcp', dial: 'forward', port: 1025, role: 'session' }]],
    steps: [
      sampleStep(),
      sampleStep({
        id: 'client',
        on: 'TECH',
        command: 'cdb -remote tcp:server=BOX17,port=1025',
        after: ['server'],
        opens: [],
      }),
    ],
    cleanup: [],
    warnings: [],
  },
  practice: false,
  started: 500,
  state: 'running',
  steps: [
    { id: 'server', state: 'done' },
    { id: 'client', state: 'done' },
  ],
  cleanup: [],
  consoles: [sampleConsole(), sampleClient()],
  events: [],
  ending: [],
  ...changes,
});
