/** One sentence on what a mode means and for whom (ui.md section 5, 7). Clocks are drawn by the window. */
import type { ConsoleRole, Mode } from './schema.ts';

export interface ModeFacts {
  mode: Mode;
  role: ConsoleRole;
  /** As printed: "0:000>", "kd>". */
  prompt?: string;
  /** Image of the target: "PrintHost.exe". */
  target?: string;
  /** The computer that stands still when the kernel is stopped. */
  targetComputer?: string;
  /** The computer at the other end of the link. */
  peer?: string;
  /** Ports on which the program listens, and how many are connected. */
  listening?: readonly number[];
  connections?: number;
  exitCode?: number;
}

/** What is said when nothing special is known for a role. */
const usual: Record<Mode, (facts: ModeFacts) => string> = {
  starting: () => 'It starts and has not said anything yet.',
  waiting: ({ peer }) => `It waits for ${peer ?? 'the other end'}. There is no time limit.`,
  connected: ({ peer }) =>
    `Connected${peer ? ` to ${peer}` : ''}. There has been no prompt yet: the target runs, or the server is busy.`,
  busy: () => 'It carries out a command. Lines typed now wait for the prompt.',
  'user-prompt': (facts) =>
    `${targetOf(facts)} is stopped. The next line goes to ${facts.prompt ?? 'the prompt'}.`,
  'kernel-prompt': (facts) =>
    `${computerOf(facts)} stands still as a whole. The next line goes to ${facts.prompt ?? 'kd>'}.`,
  'kernel-controlled-prompt': (facts) =>
    `The debugger on ${computerOf(facts, 'the target')} asks through the kernel debugger. ${computerOf(facts)} stands still as a whole.`,
  'remote-prompt': (facts) =>
    `${targetOf(facts)} is stopped, its computer runs. The next line goes to ${facts.prompt ?? 'the prompt'}.`,
  running: (facts) => `${targetOf(facts)} runs. Nobody has a prompt, so nothing typed here would arrive.`,
  sleeping: () => 'The debugger sleeps and the target is stopped. The prompt comes back by itself.',
  'target-ended': (facts) => `${targetOf(facts)} has ended. The debugger is still here.`,
  lost: ({ peer }) => `The link to ${peer ?? 'the other end'} is lost.`,
  ended: ({ exitCode }) =>
    `The program has ended${exitCode === undefined ? '' : ` with exit code ${exitCode}`}.`,
};

const targetOf = ({ target }: ModeFacts): string => target ?? 'The target';
const computerOf = ({ targetComputer }: ModeFacts, otherwise = "The target's computer"): string =>
  targetComputer ?? otherwise;

const portsOf = ({ listening = [] }: ModeFacts): string =>
  listening.length === 0 ? '' : ` on tcp ${listening.join(' and ')}`;

type RoleSays = Partial<Record<Mode, (facts: ModeFacts) => string>>;

/** Programs that print nothing when they work: their port is what can be told (engine 8.1). */
const silent: RoleSays = {
  starting: () => 'It starts. It prints nothing when it works.',
  waiting: (facts) =>
    portsOf(facts) === ''
      ? 'It runs and prints nothing: that is normal.'
      : `It listens${portsOf(facts)} and prints nothing: that is normal.`,
  running: (facts) => `It listens${portsOf(facts)} and prints nothing: that is normal.`,
  connected: (facts) => {
    const { connections = 0 } = facts;
    const count = connections === 1 ? '1 connection is' : `${connections} connections are`;
    return `It listens${portsOf(facts)}; ${count} open. It prints nothing: that is normal.`;
  },
};

const ofRole: Partial<Record<ConsoleRole, RoleSays>> = {
  'process-server': silent,
  'kd-server': silent,
  repeater: silent,
  client: {
    starting: ({ peer }) => `It calls ${peer ?? 'the server'}.`,
    waiting: ({ peer }) =>
      `It listens until ${peer ?? 'the server'} calls. There is no time limit, and it prints nothing.`,
  },
  'smart-client': {
    starting: ({ peer }) => `It calls the process server${peer ? ` on ${peer}` : ''}.`,
    waiting: ({ peer }) =>
      `It listens until the process server${peer ? ` on ${peer}` : ''} calls. There is no time limit.`,
    'user-prompt': (facts) =>
      `${targetOf(facts)} is stopped. The link is not proven: answers may come from memory.`,
  },
  'kernel-debugger': {
    waiting: ({ targetComputer }) =>
      `Waits for ${targetComputer ?? 'the target'}. Prints "Waiting to reconnect..." until it answers; that is normal.`,
    running: (facts) => `${computerOf(facts)} runs. There is no prompt until it is stopped.`,
  },
  gdbserver: {
    waiting: (facts) => `It listens${portsOf(facts)} until gdb calls.`,
    connected: () => 'gdb is connected. Commands are typed there.',
    'target-ended': () => 'The program has ended.',
  },
  gdb: {
    starting: () => 'gdb starts.',
    connected: () => 'Connected to gdbserver. The prompt comes next.',
    lost: () => 'gdbserver has closed the connection.',
  },
};

export const sayMode = (facts: ModeFacts): string =>
  (ofRole[facts.role]?.[facts.mode] ?? usual[facts.mode])(facts);
