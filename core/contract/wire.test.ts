import { describe, expect, it } from 'vitest';
import { encodeFeedFrame, type FeedFrame } from './feed-frame.ts';
import { callNames, calls } from './messages.ts';
import { fail, ok } from './result.ts';
import type { Failure, Settings } from './schemas.ts';
import { type CallMessage, createCaller, type HandlersFor, type LinkState, serveCalls } from './wire.ts';

const settings: Settings = {
  version: 1,
  theme: 'dark',
  consoleFontPx: 13,
  scrollbackLines: 50_000,
  symbolPath: '',
  toolFolders: [],
  welcomed: true,
};

function serve(overrides: Partial<HandlersFor<string>>) {
  const defects: unknown[] = [];
  const none = () => fail<Failure>({ kind: 'not-found', says: 'No.' });
  const handlers = Object.fromEntries(callNames.map((name) => [name, overrides[name] ?? none]));
  const answer = serveCalls(handlers as unknown as HandlersFor<string>, 'window 1', (call, thrown) =>
    defects.push([call, thrown]),
  );
  return { answer, defects };
}

/** A caller over a link that a test can open and lose; what is sent reaches main after a turn. */
function pair(overrides: Partial<HandlersFor<string>>) {
  const { answer } = serve(overrides);
  const caller = createCaller();
  const sent: CallMessage[] = [];
  const open = () =>
    caller.opened((message) => {
      sent.push(message);
      void answer(structuredClone(message)).then((reply) => caller.received(structuredClone(reply)));
      return undefined;
    });
  return { caller, link: caller.link, open, sent };
}

describe('serveCalls', () => {
  it('gives the parsed input and the window to the handler', async () => {
    const seen: unknown[] = [];
    const { answer } = serve({
      loadDocument: (input, window) => {
        seen.push(input, window);
        return fail({ kind: 'not-found', says: 'No such plan.' });
      },
    });
    const reply = await answer({ id: 4, call: 'loadDocument', input: { id: 'a' } });
    expect(seen).toEqual([{ id: 'a' }, 'window 1']);
    expect(reply).toEqual({
      id: 4,
      answer: { ok: false, error: { kind: 'not-found', says: 'No such plan.' } },
    });
  });

  it('names the field of bad input, and calls no handler', async () => {
    const { answer } = serve({
      sendLine: () => {
        throw new Error('was called');
      },
    });
    const reply = await answer({ id: 1, call: 'sendLine', input: { console: 'c1', text: 5 } });
    expect(reply?.answer).toEqual({
      ok: false,
      error: {
        kind: 'bad-input',
        field: 'text',
        says: 'sendLine text: Invalid input: expected string, received number',
      },
    });
    expect((await answer({ id: 1, call: 'hello', input: {} }))?.answer).toMatchObject({ ok: false });
    expect((await answer({ id: 1, call: 'hello' }))?.answer).toMatchObject({ ok: false });
  });

  it.each(callNames)('refuses unknown fields for %s', async (name) => {
    const { answer } = serve({});
    const reply = await answer({ id: 1, call: name, input: { surprise: 1 } });
    expect(reply?.answer).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  });

  it.each([null, 5, 'hello', {}, { id: 'x', call: 'hello' }, { id: 1.5, call: 'hello' }, { id: NaN }])(
    'ignores %j, which is no call',
    async (message) => {
      expect(await serve({}).answer(message)).toBeUndefined();
    },
  );

  it.each(['nothing', 'constructor', '__proto__', 7, undefined])('knows no call named %j', async (call) => {
    const reply = await serve({}).answer({ id: 1, call, input: null });
    expect(reply?.answer).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  });

  it('turns what a handler throws into a Failure, and reports it', async () => {
    const bug = new Error('bug');
    const { answer, defects } = serve({ readSettings: () => Promise.reject(bug) });
    const reply = await answer({ id: 1, call: 'readSettings', input: null });
    expect(reply?.answer).toMatchObject({ ok: false, error: { kind: 'defect' } });
    expect(defects).toEqual([['readSettings', bug]]);
  });
});

describe('createCaller', () => {
  it('carries a call and its answer', async () => {
    const { link, open } = pair({ readSettings: () => ok(settings) });
    open();
    const read = await link.call('readSettings', null);
    expect(read).toEqual(ok(settings));
    expect(read.ok && calls.readSettings.output.parse(read.value)).toEqual(settings);
  });

  it('gives each of many calls its own answer, whatever their order', async () => {
    const { link, open } = pair({
      loadDocument: async ({ id }) => {
        for (let turn = 0; turn < 5 - Number(id); turn++) await undefined;
        return fail({ kind: 'not-found', says: id });
      },
    });
    open();
    const answers = await Promise.all(
      ['0', '1', '2', '3', '4'].map((id) => link.call('loadDocument', { id })),
    );
    expect(answers.map((answer) => !answer.ok && answer.error.says)).toEqual(['0', '1', '2', '3', '4']);
  });

  it('keeps calls that are made before the link is up, and sends each once', async () => {
    const { link, open, sent } = pair({ readSettings: () => ok(settings) });
    const early = link.call('readSettings', null);
    link.onState(() => void link.call('readSettings', null));
    expect(sent).toEqual([]);
    open();
    expect(await early).toEqual(ok(settings));
    expect(sent.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('fails pending and new calls while the link is lost, and works again after', async () => {
    const { caller, link, open } = pair({ readSettings: () => ok(settings) });
    const states: LinkState[] = [];
    link.onState((state) => states.push(state));
    open();
    const pending = link.call('readSettings', null);
    caller.lost('lost');
    expect(await pending).toMatchObject({ ok: false, error: { kind: 'host-lost' } });
    expect(await link.call('readSettings', null)).toMatchObject({ ok: false, error: { kind: 'host-lost' } });
    open();
    expect(await link.call('readSettings', null)).toEqual(ok(settings));
    caller.lost('refused');
    expect(await link.call('readSettings', null)).toMatchObject({ error: { kind: 'not-permitted' } });
    expect(states).toEqual(['up', 'lost', 'up', 'refused']);
  });

  it('returns what the transport cannot carry', async () => {
    const { link } = (() => {
      const caller = createCaller();
      caller.opened(() => ({ kind: 'too-large', says: 'Too much.' }));
      return caller;
    })();
    expect(await link.call('hello', null)).toEqual(fail({ kind: 'too-large', says: 'Too much.' }));
  });

  it('tells events and frames to their listeners until they leave', () => {
    const { caller, link } = pair({});
    const heard: unknown[] = [];
    const leave = link.on('settings', (value) => heard.push(value.theme));
    link.on('notice', (value) => heard.push(value.says));
    const frames: FeedFrame[] = [];
    link.onFrame((frame) => frames.push(frame));
    caller.received({ event: 'settings', value: settings });
    caller.received({ event: 'notice', value: { kind: 'plain', says: 'Hello.' } });
    leave();
    caller.received({ event: 'settings', value: settings });
    expect(heard).toEqual(['dark', 'Hello.']);
    const frame: FeedFrame = { kind: 'text', console: 'c', offset: 9, bytes: new Uint8Array([65]) };
    caller.received(encodeFeedFrame(frame));
    expect(frames).toEqual([frame]);
  });

  it('lets pass what is no message', () => {
    const { caller, link } = pair({});
    link.onFrame(() => expect.unreachable());
    for (const message of [null, undefined, 5, 'x', {}, { id: 99, answer: ok(null) }, new Uint8Array([9, 9])])
      caller.received(message);
    expect(link.state()).toBe('opening');
  });
});
