import { describe, expect, it } from 'vitest';
import { endQuestion } from './end-options.ts';
import { sampleClient, sampleConsole, sampleSession } from './testing/sample-session.ts';

const effects = (
  session = sampleSession(),
  only = undefined as ReturnType<typeof sampleConsole> | undefined,
) =>
  Object.fromEntries(
    endQuestion(session, only).options.map(({ choice, effects }) => [
      choice,
      Object.fromEntries(effects.map(({ who, does }) => [who, does])),
    ]),
  );

describe('ending a session', () => {
  it('says what each choice does to every program, port and the target', () => {
    expect(effects()).toEqual({
      leave: {
        'cdb -remote on TECH': 'ends',
        'cdb -server on BOX17': 'goes on',
        'tcp 1025': 'stays open',
        'PrintHost.exe 4312': 'runs on; the server still debugs it',
      },
      detach: {
        'cdb -server on BOX17': 'ends',
        'cdb -remote on TECH': 'ends',
        'tcp 1025': 'closes',
        'PrintHost.exe 4312': 'runs on, without a debugger',
      },
      end: {
        'cdb -server on BOX17': 'ends',
        'cdb -remote on TECH': 'ends',
        'tcp 1025': 'closes',
        'PrintHost.exe 4312': 'is ended; what it did not save is lost',
      },
    });
  });

  it('begins with the choice that loses least', () => {
    const { safe, options } = endQuestion(sampleSession());
    expect(options.find(({ choice }) => choice === safe)?.effects.some(({ harm }) => harm)).toBe(false);
  });

  it('offers no leaving where nobody would stay, or nobody is a client (engine 8.6)', () => {
    const alone = sampleSession({ consoles: [sampleClient()] });
    expect(Object.keys(effects(alone))).toEqual(['detach', 'end']);
    const smart = sampleSession({ consoles: [sampleConsole(), sampleClient({ role: 'smart-client' })] });
    expect(Object.keys(effects(smart))).toEqual(['detach', 'end']);
  });

  it('offers no leaving for a single console that is a server', () => {
    expect(Object.keys(effects(sampleSession(), sampleConsole()))).toEqual(['detach', 'end']);
    expect(Object.keys(effects(sampleSession(), sampleClient()))).toEqual(['leave', 'detach', 'end']);
  });

  it('tells of held lines, and of the break-in that is needed while the target runs', () => {
    const held = [{ id: 1, text: '!locks' }];
    const question = endQuestion(sampleSession({ consoles: [sampleConsole(), sampleClient({ held })] }));
    expect(question.afterwards).toContain('The held line is not sent.');
    expect(question.says).toContain('we break in first');
  });

  it('never ends the target of a kernel session', () => {
    const session = sampleSession();
    const situation = { ...session.plan.situation, target: { kind: 'kernel' as const, on: 'TGT' } };
    expect(Object.keys(effects({ ...session, plan: { ...session.plan, situation } }))).not.toContain('end');
  });
});
