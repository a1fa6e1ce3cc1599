import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../core/contract/schemas.ts';
import type { Hop } from '../../core/plan/schema.ts';
import { openPorts, strip, targetName } from './session-view.ts';
import { sampleClient, sampleConsole, sampleSession } from './testing/sample-session.ts';

const withRoutes = (session: SessionState, routes: Hop[][]): SessionState => ({
  ...session,
  plan: { ...session.plan, routes },
});
const hop: Hop = {
  from: 'TECH',
  to: 'BOX17',
  transport: 'tcp',
  dial: 'forward',
  port: 1025,
  role: 'session',
};

describe('the live strip', () => {
  it('goes from the technician to the target, with what each link does', () => {
    const { nodes, links } = strip(sampleSession());
    expect(nodes.map(({ name, says }) => `${name}: ${says}`)).toEqual([
      'TECH: cdb -remote',
      'BOX17: cdb -server',
      'PrintHost.exe 4312: running',
    ]);
    expect(links.map(({ says }) => says)).toEqual(['session · tcp 1025 · up', 'attached, -pd']);
  });

  it('says reverse and points the other way', () => {
    const [link] = strip(withRoutes(sampleSession(), [[{ ...hop, dial: 'reverse' }]])).links;
    expect(link).toMatchObject({ dial: 'reverse', says: 'session · tcp 1025 · reverse · up' });
  });

  it('tells the two ends apart when both are on one computer', () => {
    const local = withRoutes(
      sampleSession({ consoles: [sampleConsole({ computer: 'TECH' }), sampleClient()] }),
      [[{ ...hop, to: 'TECH' }]],
    );
    expect(
      strip(local)
        .nodes.slice(0, 2)
        .map(({ says }) => says),
    ).toEqual(['cdb -remote', 'cdb -server']);
  });

  it('shows what will run where before anything runs', () => {
    const { nodes, links } = strip(sampleSession({ state: 'starting', consoles: [] }));
    expect(nodes.map(({ says }) => says)).toEqual(['cdb', 'cdb', 'not reached yet']);
    expect(links[0]?.says).toContain('not yet');
  });

  it.each([
    ['lost', 'running', true],
    ['ended', 'running', false],
    ['lost', 'ending', false],
  ] as const)('marks a link as lost only while it should be up (%s, %s)', (mode, state, lost) => {
    const session = sampleSession({ state, consoles: [sampleConsole(), sampleClient({ mode })] });
    expect(strip(session).links[0]?.lost).toBe(lost);
  });
});

describe('names', () => {
  it.each([
    [{ kind: 'running-process', on: 'A', pid: 7 }, 'process 7'],
    [{ kind: 'running-process', on: 'A' }, 'the target'],
    [{ kind: 'new-process', on: 'A', image: '/usr/bin/ticker' }, 'ticker'],
    [{ kind: 'service-start', on: 'A', service: 'Spooler' }, 'Spooler'],
    [{ kind: 'kernel', on: 'TGT' }, 'TGT'],
  ] as const)('%o is %s', (target, name) => {
    const session = sampleSession();
    const situation = { ...session.plan.situation, target };
    expect(targetName({ ...session, plan: { ...session.plan, situation } })).toBe(name);
  });

  it('ports are those seen open, else those of the plan', () => {
    expect(openPorts(sampleSession({ consoles: [sampleConsole({ listening: [5005] })] }))).toEqual([
      'tcp 5005',
    ]);
    expect(openPorts(sampleSession({ consoles: [] }))).toEqual(['tcp 1025']);
  });
});
