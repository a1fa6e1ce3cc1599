import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Dialect,
  exited,
  lineSent,
  type Recogniser,
  type RecogniserOptions,
  readScreen,
  recognise,
  startRecogniser,
} from './recogniser.ts';

/** What a terminal makes of text: complete lines, and the line with the cursor. Events stand between texts. */
type Happening = string | { sent: string } | { exit: number };

function play(options: RecogniserOptions | Dialect, ...happenings: Happening[]) {
  let state = startRecogniser(typeof options === 'string' ? { dialect: options } : options);
  for (const happening of happenings) state = apply(state, happening);
  return recognise(state);
}

function apply(state: Recogniser, happening: Happening): Recogniser {
  if (typeof happening !== 'string') {
    return 'sent' in happening ? lineSent(state, happening.sent) : exited(state, happening.exit);
  }
  const lines = (state.lastLine + happening).split('\n');
  const lastLine = lines.pop() ?? '';
  return readScreen(state, { lines, skipped: 0, lastLine });
}

const banner = '\nMicrosoft (R) Windows Debugger Version 10.0.29507.1001 AMD64\n\n';
const join = 'VM\\User (tcp [::ffff:127.0.0.1]:53552) connected at Sat Nov 21 04:56:12 2026\n';
const leave = 'VM\\User (tcp [::ffff:127.0.0.1]:53552) disconnected at Sat Nov 21 04:56:18 2026\n';
const stopped = '(528.3b4): Break instruction exception - code 80000003 (first chance)\n0:001> ';

describe('the prompt of a debugger', () => {
  it.each([
    ['0:000> ', 'user-prompt', '0:000>'],
    ['0:000>', 'user-prompt', '0:000>'],
    ['0:012:x86> ', 'user-prompt', '0:012:x86>'],
    ['||0:0:000> ', 'user-prompt', '||0:0:000>'],
    ['3:2:005> ', 'user-prompt', '3:2:005>'],
    ['kd> ', 'kernel-prompt', 'kd>'],
    ['0: kd> ', 'kernel-prompt', '0: kd>'],
    ['12: kd:x86> ', 'kernel-prompt', '12: kd:x86>'],
    ['lkd> ', 'kernel-prompt', 'lkd>'],
    ['||0:1: kd> ', 'kernel-prompt', '||0:1: kd>'],
    ['NoTarget> ', 'target-ended', 'NoTarget>'],
    ['text without a line end 0:000> ', 'user-prompt', '0:000>'],
    ['0:000> .ech', 'user-prompt', '0:000>'],
  ])('%j is %s', (text, mode, prompt) => {
    expect(play('debugger', banner, text)).toEqual({ mode, prompt });
  });

  it.each(['0:00', '10:0000', 'path C:\\x>', '0000> ', 'a0:000>', 'kdx> '])('%j is none', (text) => {
    expect(play('debugger', 'ModLoad: x\n', text).prompt).toBeUndefined();
  });

  it('counts only on a later line than the one that was sent from', () => {
    const sent = [banner, '0:000> ', { sent: 'k' }] as const;
    expect(play('debugger', ...sent)).toEqual({ mode: 'busy' });
    expect(play('debugger', ...sent, 'k')).toEqual({ mode: 'busy' });
    expect(play('debugger', ...sent, 'k\nntdll!x\n')).toEqual({ mode: 'busy' });
    expect(play('debugger', ...sent, 'k\nntdll!x\n0:000> ')).toEqual({
      mode: 'user-prompt',
      prompt: '0:000>',
    });
  });

  it.each([
    ['g', 'running'],
    ['bp x; g', 'running'],
    ['gh', 'running'],
    ['gu', 'running'],
    ['p', 'running'],
    ['pc 10', 'running'],
    ['~0 p', 'running'],
    ['.sleep 0n500', 'sleeping'],
    ['k', 'busy'],
    ['.echo "g; g"', 'busy'],
    ['* g', 'busy'],
    ['.printf "%d", 1', 'busy'],
    ['ps', 'busy'],
  ])('after %j it is %s', (text, mode) => {
    expect(play('debugger', '0:000> ', { sent: text }, `${text}\n`)).toEqual({ mode });
  });

  it('stays open when somebody joins or leaves behind it', () => {
    const open = { mode: 'user-prompt', prompt: '0:000>' };
    expect(play('debugger', '0:000> ', join)).toEqual(open);
    expect(play('debugger', '0:000> ', join, leave)).toEqual(open);
    expect(play('debugger', `abc0:000> ${join}`.replace('abc', 'abc '))).toEqual(open);
    expect(play('debugger', '0:000> ', 'tick 3\n', 'hello there\n')).toEqual(open);
    expect(play('debugger', '0:000> ', join, { sent: 'g' }, 'g\n')).toEqual({ mode: 'running' });
    expect(play('debugger', '0:000> ', join, { sent: 'r' }, 'r\nrax=0\n0:000> ')).toEqual(open);
  });

  it.each([
    ['[VM\\User (tcp [::ffff:127.0.0.1]:41424)] g', 'running'],
    ['[VM\\User (npipe np1)] !analyze -v', 'busy'],
    ['[VM\\User (tcp 127.0.0.1:6601)] .sleep 100', 'sleeping'],
    ['g', 'running'],
    ['k', 'busy'],
    ['bp ticker!tick; g', 'running'],
    ['~*k', 'busy'],
    ['* a remark', 'busy'],
  ])('is used up when somebody else types %j', (text, mode) => {
    expect(play('debugger', `0:000> ${text}\n`)).toEqual({ mode });
    expect(play('debugger', `0:000> ${join}${text}\n`)).toEqual({ mode });
    expect(play('debugger', `0:000> ${text}\n`, stopped)).toEqual({ mode: 'user-prompt', prompt: '0:001>' });
  });
});

describe('a debugger without a prompt', () => {
  it('starts, loads, and runs at once with -g', () => {
    expect(play('debugger')).toEqual({ mode: 'starting' });
    const argv = ['cdb', '-server', 'tcp:port=1', '-g', 'ticker.exe'];
    expect(play({ dialect: 'debugger', argv }, banner, 'ModLoad: 00000001 x\n')).toEqual({ mode: 'running' });
  });

  it('as a client waits, connects, sees the prompt, loses the link', () => {
    const client = { dialect: 'debugger', argv: ['cdb', '-remote', 'tcp:server=a,port=1'] } as const;
    const reversed = { dialect: 'debugger', argv: ['cdb', '-remote', 'tcp:clicon=a,port=1'] } as const;
    expect(play(client).mode).toBe('starting');
    expect(play(reversed).mode).toBe('waiting');
    expect(play(reversed, banner, join)).toEqual({ mode: 'connected' });
    expect(play(client, banner, join, '0:000> ')).toEqual({ mode: 'user-prompt', prompt: '0:000>' });
    const lost = 'The connection to the debugging server was lost, HRESULT 0x80010008\n';
    expect(play(client, banner, `0:000> ${lost}`)).toEqual({ mode: 'lost' });
    expect(play(client, banner, `0:000> ${lost}`, { exit: 1 })).toEqual({ mode: 'lost' });
    expect(play(client, banner, '0:000> ', { exit: 0 })).toEqual({ mode: 'ended' });
  });

  it('is not lost when the session was ended', () => {
    const lost = 'The connection to the debugging server was lost, HRESULT 0x80010008\n';
    const quit = `0:001> [VM\\User (tcp 1.2.3.4:5)] q\nquit:\n${lost}`;
    expect(play('debugger', quit)).toEqual({ mode: 'ended' });
    expect(play('debugger', quit, { exit: 1 })).toEqual({ mode: 'ended' });
    expect(play('debugger', '0:001> ', { sent: '.detach' }, `.detach\nDetached\n${lost}`).mode).toBe('ended');
  });

  it('is not lost because .endpsrv says so', () => {
    const text = '0:000> .endpsrv\nUnable to shut down server, HRESULT 0x80010008\n0:000> ';
    expect(play('debugger', text)).toEqual({ mode: 'user-prompt', prompt: '0:000>' });
  });

  it('waits for the kernel, and shows the prompts of a controlled debugger', () => {
    const kd = { dialect: 'debugger', argv: ['kd', '-k', 'com:port=com1'] } as const;
    expect(play(kd, 'Opened \\\\.\\com1\nWaiting to reconnect...\n')).toEqual({ mode: 'waiting' });
    expect(play(kd, 'Waiting to reconnect...\nKernel Debugger connection established.\n')).toEqual({
      mode: 'running',
    });
    expect(play(kd, '0: kd> ', { sent: 'g' }, 'g\n', '0:000> ')).toEqual({
      mode: 'kernel-controlled-prompt',
      prompt: '0:000>',
    });
    expect(play(kd, 'Input> ')).toEqual({ mode: 'kernel-controlled-prompt', prompt: 'Input>' });
  });

  it('has no target any more', () => {
    const ended = ["0:000> g\n       ^ No runnable debuggees error in 'g'\n0:000> "];
    expect(play('debugger', ...ended)).toEqual({ mode: 'target-ended', prompt: '0:000>' });
    expect(
      play('debugger', ...ended, { sent: '.attach 0n5; g' }, '\n*** wait with pending attach\n0:000> ').mode,
    ).toBe('user-prompt');
  });
});

describe('gdb and gdbserver', () => {
  it('gdb', () => {
    expect(play('gdb', 'GNU gdb (Debian 13.1-3) 13.1\n(gdb) ')).toEqual({
      mode: 'user-prompt',
      prompt: '(gdb)',
    });
    expect(play('gdb', '(gdb) ', { sent: 'continue' }, 'continue\nContinuing.\n')).toEqual({
      mode: 'running',
    });
    expect(play('gdb', '(gdb) ', { sent: 'info threads' }, 'info threads\n')).toEqual({ mode: 'busy' });
    expect(play('gdb', 'Remote debugging using localhost:1\n')).toEqual({ mode: 'connected' });
    expect(play('gdb', 'Remote connection closed\n(gdb) ')).toEqual({ mode: 'lost', prompt: '(gdb)' });
    const end = '[Inferior 1 (process 25086) exited normally]\n(gdb) ';
    expect(play('gdb', end)).toEqual({ mode: 'target-ended', prompt: '(gdb)' });
    expect(
      play('gdb', '(gdb) ', { sent: 'quit' }, 'A debugging session is active.\n\nQuit anyway? (y or n) ')
        .prompt,
    ).toBe('Quit anyway? (y or n)');
  });

  it('gdbserver', () => {
    const start = 'Process /bin/x created; pid = 25086\n';
    const listening = `${start}Listening on port 2345\n`;
    expect(play('gdbserver', start)).toEqual({ mode: 'starting' });
    expect(play('gdbserver', listening)).toEqual({ mode: 'waiting' });
    expect(play('gdbserver', `${listening}Remote debugging from host 127.0.0.1, port 47700\n`)).toEqual({
      mode: 'connected',
    });
    expect(play('gdbserver', listening, '\nChild exited with status 0\n')).toEqual({ mode: 'target-ended' });
  });

  it('silent and raw programs are not read', () => {
    expect(play('silent', '0:000> ')).toEqual({ mode: 'starting' });
    expect(play('raw', '0:000> ')).toEqual({ mode: 'running' });
    expect(play('raw', { exit: 3 })).toEqual({ mode: 'ended' });
  });
});

/** Text that means something, cut anywhere, with lines sent in between. */
const text = fc.oneof(
  fc.constantFrom(
    banner,
    join,
    leave,
    stopped,
    '0:000> ',
    '0: kd> ',
    '(gdb) ',
    'Input> ',
    '\n',
    'g\n',
    'k\n',
    'ModLoad: x\n',
    'Waiting to reconnect...\n',
    '[VM\\User (tcp 1.2.3.4:5)] g\n',
    "^ No runnable debuggees error in 'g'\n",
    'HRESULT 0x80010008\n',
    'Listening on port 5\n',
    'Remote connection closed\n',
  ),
  fc.string({ maxLength: 8 }).map((any) => any.replaceAll('\r', '')),
);
const story = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: text },
    { weight: 1, arbitrary: fc.record({ sent: fc.constantFrom('g', 'k', '.sleep 5') }) },
  ),
  { maxLength: 20 },
);

describe('however the stream is cut', () => {
  it('the final state is the same', () => {
    fc.assert(
      fc.property(
        story,
        fc.constantFrom<Dialect>('debugger', 'gdb', 'gdbserver', 'silent', 'raw'),
        fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
        (happenings, dialect, sizes) => {
          const pieces = happenings.flatMap((happening: Happening): Happening[] => {
            if (typeof happening !== 'string') return [happening];
            const cut: string[] = [];
            for (let rest = happening; rest !== ''; ) {
              const size = sizes.next().value;
              cut.push(rest.slice(0, size));
              rest = rest.slice(size);
            }
            return cut;
          });
          expect(play(dialect, ...pieces)).toEqual(play(dialect, ...happenings));
        },
      ),
    );
  });
});
