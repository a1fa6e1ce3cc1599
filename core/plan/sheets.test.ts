import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise } from '../methods/advise.ts';
import type { Situation } from '../situation/schema.ts';
import { arbitrarySituation } from '../situation/testing/arbitrary.ts';
import { makePlan } from './make.ts';
import type { Plan } from './schema.ts';
import { planText, type SheetFormat, sheets } from './sheets.ts';

const situation: Situation = {
  version: 1,
  target: { kind: 'running-process', on: 'SRVBOX', pid: 122 },
  computers: [
    { name: 'TECH', os: 'windows', tools: 'kit', person: 'technician' },
    { name: 'SRVBOX', os: 'windows', tools: 'kit', person: 'helper' },
  ],
  technician: 'TECH',
  reach: [{ from: 'TECH', to: 'SRVBOX', via: ['tcp'] }],
  symbols: { on: [], path: 'C:\\100% mine' },
};

function planOf(from: Situation): Plan {
  const plan = makePlan(from);
  if (plan.method === null) throw new Error('no plan');
  return plan;
}

describe('run sheets', () => {
  it('give every computer its own steps, with the numbers of the whole plan', () => {
    const [server, client] = sheets(planOf(situation), 'markdown');
    expect(server).toMatchObject({ computer: 'SRVBOX', fileName: 'SRVBOX.md' });
    expect(server?.text).toContain('cdb -server tcp:port=5005');
    expect(server?.text).not.toContain('-remote');
    expect(client?.text).toContain('### 2. Run');
    expect(client?.text).toContain('Only after step 1 on SRVBOX.');
  });

  it('as a batch file doubles percent signs, waits for other computers and has a clean-up of its own', () => {
    const [server, client] = sheets(planOf(situation), 'cmd');
    expect(server?.text).toContain(
      'start "server" cdb -server tcp:port=5005 -y "C:\\100%% mine" -pd -p 122 || goto failed',
    );
    expect(client?.text).toMatch(/Wait until this is done: step 1 on SRVBOX\.\r\npause\r\n/);
    expect(client?.text.split(':cleanup')[1]).toContain('Ctrl+B');
  });

  it('ask for what a placeholder stands for, because < and > redirect', () => {
    const { pid: _, ...target } = situation.target;
    const plan = planOf({ ...situation, target });
    const cmd = sheets(plan, 'cmd')[0]?.text;
    expect(cmd).toContain('set /p GIVEN_PID=PID: ');
    expect(cmd).toContain('-p %GIVEN_PID%');
    const ps1 = sheets(plan, 'ps1')[0]?.text;
    expect(ps1).toContain("Ask 'PID'");
  });

  it('say every command of any plan exactly once over all sheets, in every format', () => {
    fc.assert(
      fc.property(
        arbitrarySituation(),
        fc.constantFrom<SheetFormat>('markdown', 'cmd', 'ps1'),
        (any, format) => {
          if (advise(any).best === null) return;
          const plan = planOf(any);
          const all = sheets(plan, format);
          expect(new Set(all.map(({ fileName }) => fileName)).size).toBe(all.length);
          const deeds = [...plan.steps, ...plan.cleanup];
          expect(planText(plan).match(/^ {3}> /gm)).toHaveLength(deeds.length);
          for (const { why, on } of deeds) {
            const own = all
              .find(({ computer }) => computer === on)
              ?.text.replaceAll('^', '')
              .replaceAll("''", "'");
            expect(own?.replaceAll('%%', '%')).toContain(why);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
