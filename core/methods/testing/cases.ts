/** What worked cases are told with: a situation from what is special in it, and what is said and planned for it. */
import { makePlan } from '../../plan/make.ts';
import { parseSituation } from '../../situation/parse.ts';
import type { Computer, MethodId, Situation } from '../../situation/schema.ts';
import { advise } from '../advise.ts';

export type Change = Partial<Omit<Situation, 'computers'>> & {
  computers?: (Partial<Computer> & { name: string })[];
};

/** Everything has the kit; the first computer is the technician's, with a helper at every other one. */
export function situation({
  computers = [{ name: 'TECH' }, { name: 'SRVBOX' }],
  ...change
}: Change): Situation {
  const [first] = computers;
  const parsed = parseSituation({
    version: 1,
    target: { kind: 'running-process', on: computers[1]?.name ?? first?.name, pid: 122 },
    technician: first?.name,
    reach: [],
    symbols: { on: [] },
    ...change,
    computers: computers.map((computer, index) => ({
      os: 'windows',
      tools: 'kit',
      person: index === 0 ? 'technician' : 'helper',
      ...computer,
    })),
  });
  if (!parsed.ok) throw new Error(parsed.error.map(({ says }) => says).join(' '));
  return parsed.value;
}

export const reach = (from: string, to: string, via: Situation['reach'][number]['via'] = ['tcp']) => ({
  from,
  to,
  via,
});

export function commands(of: Situation, method?: MethodId): string[] {
  const plan = makePlan(of, method);
  if (plan.method === null) throw new Error(plan.reasons.map(({ says }) => says).join(' '));
  return plan.steps.map(({ on, command }) => `${on}> ${command}`);
}

export function endings(of: Situation, method?: MethodId): string[] {
  const plan = makePlan(of, method);
  return plan.method === null ? [] : plan.cleanup.map(({ command }) => command);
}

export function ruledOut(of: Situation): Partial<Record<MethodId, string>> {
  const entries = advise(of).methods.filter(({ verdict }) => verdict === 'ruled-out');
  return Object.fromEntries(
    entries.map(({ method, reasons }) => [method, reasons.map(({ rule }) => rule).join()]),
  );
}

export const best = (of: Situation) => advise(of).best;

const kernelPair: NonNullable<Change['computers']> = [{ name: 'HOST' }, { name: 'TGT' }];
export const wired = {
  computers: kernelPair,
  kernelHost: 'HOST',
  wire: { kind: 'net', port: 50000, key: '1.2.3.4' },
} as const satisfies Change;
