import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage, type Message } from './messages.ts';

const state = { pid: 4312, image: 'orders.exe', commandLine: 'orders.exe', at: 0, order: 1, breakThread: -1 };
const process = { pid: 1, path: 'a', user: 'b', commandLine: 'c' };

/** One of each, so that a new message is tested too. */
const samples: { [Say in Message['say']]: Extract<Message, { say: Say }> } = {
  hello: { say: 'hello', practice: 1, role: 'client', password: 'Secret01', user: 'VM\\User' },
  welcome: { say: 'welcome', practice: 1 },
  line: { say: 'line', text: 'k "two\nlines"' },
  interrupt: { say: 'interrupt' },
  text: { say: 'text', text: '0:000> ' },
  list: { say: 'list', id: 1 },
  create: { say: 'create', id: 1, commandLine: 'orders.exe' },
  attach: { say: 'attach', id: 1, pid: 4312 },
  resume: { say: 'resume', how: 'over', breakAt: [4096] },
  detach: { say: 'detach' },
  kill: { say: 'kill' },
  keep: { say: 'keep' },
  'end-server': { say: 'end-server' },
  listed: { say: 'listed', id: 1, processes: [process] },
  opened: { say: 'opened', id: 1, state },
  refused: { say: 'refused', id: 1, text: 'no' },
  stopped: { say: 'stopped', reason: 'step', state },
  said: { say: 'said', text: 'order 1\n' },
};

describe('messages', () => {
  it.each(Object.values(samples))('$say comes back as it was sent, on one line', (message) => {
    const line = encodeMessage(message);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(decodeMessage(line)).toEqual(message);
  });

  it.each([
    'GET / HTTP/1.1',
    '',
    'null',
    '[]',
    '{"say":"nonsense"}',
    '{"say":"constructor"}',
    '{"say":"hello","practice":"1","role":"client","user":"x"}',
    '{"say":"hello","practice":1,"role":"master","user":"x"}',
    '{"say":"resume","how":"go","breakAt":["a"]}',
    '{"say":"stopped","reason":"step","state":{"pid":1}}',
  ])('%j is no message', (line) => {
    expect(decodeMessage(line)).toBeUndefined();
  });

  it('anything else is refused without an exception', () => {
    fc.assert(fc.property(fc.string(), (line) => decodeMessage(line) === undefined));
  });
});
