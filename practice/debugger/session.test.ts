import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createComputer } from '../target/computer.ts';
import { createLocalStub } from '../target/local-stub.ts';
import { readCommandLine } from './command-line.ts';
import { createServers } from './serving.ts';
import { createSession, type Participant, type Session } from './session.ts';

/** A session on a scripted target, with the clock in the test's hand. */
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Seat extends Participant {
  /** What it was shown since the last look. */
  shown(): string;
}

function seat(name: string): Seat {
  let text = '';
  return {
    name,
    lastActive: new Date(),
    write: (more) => {
      text += more;
    },
    shown() {
      const all = text;
      text = '';
      return all;
    },
  };
}

let console: Seat;
let session: Session;
let ended: Promise<number>;

async function open(...words: string[]): Promise<void> {
  const options = readCommandLine(words);
  if (!options.ok) throw new Error(options.error);
  console = seat('');
  session = createSession(options.value, console, 'VM\\Student');
  const stub = createLocalStub(createComputer(), session.events);
  const { commandLine, pid = 0 } = options.value;
  ended = session.run({
    stub,
    servers: createServers(() => undefined),
    open: () => (commandLine === undefined ? stub.attach(pid) : stub.create(commandLine)),
  });
  await vi.advanceTimersByTimeAsync(0);
}

/** What a line typed at the console shows there, until nothing more comes at once. */
async function type(line: string, milliseconds = 50): Promise<string> {
  console.shown();
  session.submit(console, line);
  await vi.advanceTimersByTimeAsync(milliseconds);
  return console.shown();
}

const prompt = '0:000> ';

describe('commands at a new program', () => {
  beforeEach(() => open('orders.exe'));

  it('starts in the loader', () => {
    expect(console.shown()).toMatch(
      /^CommandLine: orders\.exe\n[\s\S]*ModLoad: \S+ \S+ {3}orders\.exe\n[\s\S]*ntdll!LdrpDoDebuggerBreak\+0x30:\n\S+ cc +int +3\n0:000> $/,
    );
  });

  it.each([
    ['.echo some words; .echo more', 'some words\nmore\n'],
    ['* a comment; q', ''],
    ['? 0n10', 'Evaluate expression: 10 = 00000000`0000000a\n'],
    ['? -1', 'Evaluate expression: -1 = ffffffff`ffffffff\n'],
    ['?zz', "Couldn't resolve error at 'zz'\n"],
    ['.bogus', `            ^ Syntax error in '.bogus'\n`],
    ['!analyze -v', 'No export analyze found\n'],
    ['|', '.  0\tid: 1b64\tcreate\tname: orders.exe\n'],
    ['||', '.  0 Live user mode: <Local>\n'],
    ['.servers', 'No active servers\n'],
    ['.endsrv 77', 'No such server\n'],
    ['.endsrv', "Numeric expression missing from '<EOL>'\n"],
    ['.server', 'Usage: .server tcp:port=<Socket>  OR  .server npipe:pipe=<PipeName>\n'],
    ['.sleep', "Number of milliseconds missing from '<EOL>'\n"],
    ['.endpsrv', 'Unable to shut down server, HRESULT 0x8000FFFF\n'],
    ['.tlist zz*', ''],
    ['.tlist inv*', '0n5120 invoices.exe\n'],
    ['r rip', 'rip=00007ffdc47a1004\n'],
    ['~', '.  0  Id: 1b64.1b68 Suspend: 1 Teb: 0000001e`5f000000 Unfrozen\n'],
    ['~7s', "         ^ Illegal thread error in '~7s'\n"],
    ['bc 3', "          ^ Syntax error in 'bc 3'\n"],
    ['.endless', "              ^ Syntax error in '.endless'\n"],
  ])('%s', async (line, answer) => {
    expect(await type(line)).toBe(`${answer}${prompt}`);
  });

  it('stops at breakpoints, shows variables there, and steps', async () => {
    expect(await type('bp orders!PriceOrder')).toBe(prompt);
    expect(await type('bl')).toBe(
      ` 0 e 00007ff6\`4a211040     0001 (0001)  0:**** orders!PriceOrder\n${prompt}`,
    );
    expect(await type('g')).toMatch(/^Breakpoint 0 hit\norders!PriceOrder:\n/);
    expect(await type('dv')).toBe(`       quantity = 0n2\n          price = 0n17\n${prompt}`);
    expect(await type('k')).toMatch(/orders!PriceOrder\n.* orders!TakeOrder\+0x1f\n.* orders!main\+0x31\n/);
    expect(await type('t')).toMatch(/^orders!PriceOrder\+0x2:\n/);
    expect(await type('gu')).toMatch(/^orders!TakeOrder\+0x1f:\n/);
    expect(await type('bd *; g', 5000)).not.toContain(prompt);
  });

  it('steps over a call, and says what the target says', async () => {
    await type('bp TakeOrder+1a; g');
    expect(await type('p')).toMatch(/^orders!TakeOrder\+0x1f:/);
    expect(await type('gu')).toContain('order 1: 2 x 17 = 34\n');
  });

  it('repeats the last command at an empty line', async () => {
    await type('.echo again');
    expect(await type('')).toBe(`again\n${prompt}`);
  });

  it('keeps what is typed while the target runs for the next prompt', async () => {
    await type('g', 2500);
    expect(await type('.echo late', 1000)).not.toContain('late\n');
    session.interrupt();
    await vi.advanceTimersByTimeAsync(50);
    expect(console.shown()).toMatch(/DbgBreakPoint[\s\S]*0:003> late\n0:003> $/);
  });

  it('sleeps in hexadecimal milliseconds, and a break ends it', async () => {
    expect(await type('.sleep 1f4', 499)).toBe('');
    await vi.advanceTimersByTimeAsync(2);
    expect(console.shown()).toBe(prompt);
    await type('.sleep fffff');
    session.interrupt();
    await vi.advanceTimersByTimeAsync(1);
    expect(console.shown()).toBe(prompt);
  });

  it.each(['q', 'qq', 'qd', '.detach'])('%s ends the session', async (line) => {
    expect(await type(line)).toMatch(/^(quit:|Detached)\n$/);
    expect(await ended).toBe(0);
  });

  it('runs nothing after .kill', async () => {
    expect(await type('.kill')).toContain('Terminated.  Exit thread and process events will occur.\n');
    expect(await type('g')).toBe(`       ^ No runnable debuggees error in 'g'\n${prompt}`);
  });
});

describe('targets', () => {
  it('end by themselves and stop once more, unless -G', async () => {
    await open('-g', 'orders.exe', '2');
    await vi.advanceTimersByTimeAsync(3000);
    expect(console.shown()).toMatch(/order 2: [\s\S]*ntdll!NtTerminateProcess\+0x14:[\s\S]*0:000> $/);
    await open('-g', '-G', 'orders.exe', '2');
    await vi.advanceTimersByTimeAsync(3000);
    expect(await ended).toBe(0);
    expect(console.shown()).not.toContain(prompt);
  });

  it('fault when they are told to', async () => {
    await open('-g', 'orders.exe', 'crash');
    await vi.advanceTimersByTimeAsync(100);
    expect(console.shown()).toContain('Access violation - code c0000005 (first chance)\n');
    expect(await type('r rcx')).toBe(`rcx=0000000000000000\n${prompt}`);
  });

  it('take the name of the program that was asked for', async () => {
    await open('-g', 'C:\\Tools\\my-tool.exe');
    await vi.advanceTimersByTimeAsync(100);
    session.interrupt();
    await vi.advanceTimersByTimeAsync(1);
    expect(await type('~0k')).toContain('my_tool!main+0x37');
  });

  it('are attached to while they run', async () => {
    await open('-p', '4312');
    expect(console.shown()).toMatch(
      /\*\*\* wait with pending attach[\s\S]*ntdll!DbgBreakPoint:[\s\S]*0:003> $/,
    );
    expect(await type('|')).toContain('attach\tname: orders.exe');
  });

  it('that do not exist are refused', async () => {
    await open('-p', '99999');
    expect(await ended).toBe(1);
    expect(console.shown()).toMatch(/^Cannot debug pid 99999, Win32 error 0n87\n[\s\S]*HRESULT 0x80070057/);
  });
});

describe('several people', () => {
  it('see each other come, and each other’s commands, and no command of their own', async () => {
    await open('orders.exe');
    console.shown();
    const ann = seat('LAB\\Ann (tcp 127.0.0.1:1)');
    const bob = seat('LAB\\Bob (tcp 127.0.0.1:2)');
    session.join(ann);
    expect(ann.shown()).toMatch(/LAB\\Ann \(tcp 127\.0\.0\.1:1\) connected at .* \d{4}\n0:000> $/);
    session.join(bob);
    expect(ann.shown()).toMatch(/^LAB\\Bob .* connected at .*\n$/);
    expect(bob.shown()).toContain('CommandLine: orders.exe');
    session.submit(ann, '.echo hello');
    await vi.advanceTimersByTimeAsync(1);
    expect(ann.shown()).toBe(`hello\n${prompt}`);
    expect(bob.shown()).toBe(`[LAB\\Ann (tcp 127.0.0.1:1)] .echo hello\nhello\n${prompt}`);
    expect(console.shown()).toContain('[LAB\\Ann (tcp 127.0.0.1:1)] .echo hello\nhello\n');
    session.leave(bob);
    await type('.clients');
    expect(ann.shown()).toMatch(
      /^\.clients\nLAB\\Ann .*, last active .*\nVM\\Student, last active .*\n0:000> $/,
    );
    expect(bob.shown()).toBe('');
  });

  it('wait at the door while the debugger sleeps', async () => {
    await open('orders.exe');
    await type('.sleep 1000');
    const late = seat('LAB\\Late (tcp 127.0.0.1:3)');
    session.join(late);
    expect(late.shown()).toBe('');
    await vi.advanceTimersByTimeAsync(0x1000);
    expect(late.shown()).toMatch(/connected at .*\n0:000> $/);
  });
});
