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

  it('names the words that are typed', () => {
    const typed = (session = sampleSession()) => endQuestion(session).options.map((option) => option.typed);
    expect(typed()).toEqual(['Ctrl+B, Enter', 'qd', '.kill, then q']);
    const plan = { ...sampleSession().plan, method: 'process-server' as const };
    expect(typed(sampleSession({ plan })).slice(-2)).toEqual([
      '.endpsrv, then q',
      '.kill, then .endpsrv, then q',
    ]);
    expect(typed(sampleSession({ plan: { ...plan, method: 'gdbserver' } })).slice(-2)).toEqual([
      'detach, then quit',
      'kill, then quit',
    ]);
  });

  it('does not promise that a program started here outlives its terminal', () => {
    const session = sampleSession();
    const situation = {
      ...session.plan.situation,
      target: { kind: 'new-process' as const, on: 'BOX17', image: 'a.exe' },
    };
    const { detach } = effects({ ...session, plan: { ...session.plan, situation } });
    expect(detach?.['a.exe']).toContain('ends with its terminal');
  });

  it('never ends the target of a kernel session', () => {
    const session = sampleSession();
    const situation = { ...session.plan.situation, target: { kind: 'kernel' as const, on: 'TGT' } };
    expect(Object.keys(effects({ ...session, plan: { ...session.plan, situation } }))).not.toContain('end');
  });
});
