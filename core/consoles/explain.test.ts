import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShared } from '../commands/testing/shared.ts';
import { explain } from './explain.ts';
import { Mode } from './schema.ts';

interface Transcript {
  id?: string;
  text?: string;
  lines?: string[];
  hresult?: string;
}

const transcripts = ['docs', 'public', 'engine'].flatMap((name) =>
  (readShared(`transcripts-${name}.json`) as Transcript[]).map((transcript, index) => ({
    id: transcript.id ?? `${name}-${index + 1}`,
    text: transcript.text ?? (transcript.lines ?? []).join('\n'),
  })),
);

/** Programs that print nothing, and what is printed because somebody asked for it: nothing to explain. */
const noInformation = [
  'public-32',
  'public-33',
  'public-34',
  'engine-cmd-tlist-none',
  'engine-cmd-echo',
  'engine-pty-start',
];
/** Nothing but prompts: what they mean is the whole information. */
const promptsOnly = [
  'prompt-user',
  'prompt-user-system',
  'prompt-multi-system',
  'prompt-kd',
  'prompt-kd-mp',
  'prompt-lkd',
  'prompt-amli',
  'sleep-example',
  'kd-exit-sequence',
  'public-80',
  'public-81',
];

describe('recorded transcripts', () => {
  it('are all there', () => {
    expect(transcripts).toHaveLength(95 + 98 + 128);
  });

  const withText = transcripts.filter(({ id, text }) => text.trim() !== '' && !noInformation.includes(id));
  it.each(withText.map(({ id, text }) => [id, text] as const))('%s is recognised', (id, text) => {
    const { findings } = explain(text);
    const told = findings.filter(({ says }) => promptsOnly.includes(id) || !/waits for a command/.test(says));
    expect(told.length).toBeGreaterThan(0);
    for (const { says, source, line } of findings) {
      expect(says).toMatch(/^\S.*[.]$/);
      expect(says).not.toMatch(/\$\d|undefined/);
      expect(source).not.toBe('');
      expect(line).toBeLessThanOrEqual(text.split('\n').length);
    }
  });
});

describe('explain', () => {
  it('tells what an error means and what to do, in order', () => {
    expect(explain('Unable to connect to the debugging server, HRESULT 0x80010007').findings[0]).toEqual({
      line: 1,
      text: 'Unable to connect to the debugging server, HRESULT 0x80010007',
      says: 'The server closed the connection at once.',
      todo: [
        'Check that -remote meets -server and -premote meets dbgsrv: mixed up, they end like this.',
        'Check the password: letter case counts, and both ends give one or none.',
        'Check that the server is not about to end (.endsrv closes at the next attempt).',
      ],
      source: 'engine 6',
    });
  });

  it.each([
    ['HRESULT 0x8007274D', /refused/],
    ['HRESULT 0x8007274C', /firewall/],
    ['HRESULT 0x80072740', /port is taken/],
    ['HRESULT 0x80072AF9', /name of the computer/],
    ['HRESULT 0x80010008', /other end is gone/],
    ['HRESULT 0x8001000A', /process server is gone/],
    ['HRESULT 0x80010110', /another version/],
    ['Win32 error 0n2', /Not found/],
    ['Unable to start server, Win32 error 0n183', /pipe is taken/],
    ['Kernel debugger failed initialization, Win32 error 5', /denied/],
  ])('%s', (text, says) => {
    expect(
      explain(text)
        .findings.map((finding) => finding.says)
        .join(' '),
    ).toMatch(says);
  });

  it.each([
    ['Waiting to reconnect...', undefined, 'waiting'],
    ['0:000> ', undefined, 'user-prompt'],
    ['0:000> ', 'kd', 'kernel-controlled-prompt'],
    ['0: kd> g', undefined, 'running'],
    ['kd> \n\n', undefined, 'kernel-prompt'],
    ['0:000> .sleep 0n5000', undefined, 'sleeping'],
    ['0:000> .echo x\nx', undefined, 'busy'],
    ["0:000> g\n       ^ No runnable debuggees error in 'g'\n0:000> ", undefined, 'target-ended'],
    ['quit:', undefined, 'ended'],
    ['ERROR: WaitForEvent failed, HRESULT 0x80010008', undefined, 'lost'],
    ['Microsoft (R) Windows Debugger Version 10.0.29507.1001 AMD64', 'cdb -remote', 'connected'],
    ['Microsoft (R) Windows Debugger Version 10.0.29507.1001 AMD64', undefined, undefined],
    ['Process x created; pid = 5\nListening on port 1234', undefined, 'waiting'],
    ['Remote debugging using BOX:1\n(gdb) ', undefined, 'user-prompt'],
    ['*** SESSION OVER ***', undefined, 'ended'],
    ['nothing of all this', undefined, undefined],
  ])('the mode of %j in %s is %s', (text, tool, mode) => {
    expect(explain(text, tool).mode).toBe(mode);
  });

  it('masks passwords', () => {
    const { findings } = explain("Server started with 'npipe:pipe=tiger,password=Password'");
    expect(JSON.stringify(findings)).not.toContain('Password');
  });

  it('counts lines from 1, whatever their ends, and tells a flood only once in a while', () => {
    expect(explain('x\r\nDetached\nquit:').findings.map(({ line }) => line)).toEqual([2, 3]);
    expect(explain('Detached\n'.repeat(1000)).findings).toHaveLength(20);
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom('0:000> ', '0x8001', 'error 0n', 'Server started', '\n', '(tcp '),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { mode } = explain(pieces.join(''));
        expect(mode === undefined || Mode.options.includes(mode)).toBe(true);
      }),
    );
  });

  it('reads 5 MB of a log that says nothing of interest', () => {
    const log = 'ModLoad: 00007ff9`b1880000 00007ff9`b1ae7000   C:\\Windows\\System32\\ntdll.dll\n'.repeat(
      65_000,
    );
    expect(explain(log).findings).toEqual([]);
  });
});
