/** What stands in the boxes and under the lines of the route drawing. */
import type { Hop, Plan } from '../../core/plan/schema.ts';
import type { MethodId } from '../../core/situation/schema.ts';
import { callOf, hopSays } from '../board/words.ts';
import type { GlyphName } from '../ui/glyph.tsx';

export interface Fact {
  glyph: GlyphName;
  says: string;
  warns?: true;
}

/** Where the engine runs (design section 1): with a stub link at its technician's end, else at the target's end of the session. */
export function engineComputer({ routes, situation, method }: Plan): string {
  const hops = routes.flat();
  const stub = hops.find(({ role }) => role === 'stub');
  if (stub) return stub.from;
  const session = hops.findLast(({ role }) => role === 'session');
  if (session) return session.to;
  const here: MethodId[] = ['local', 'gdbserver', 'exdi', 'kernel'];
  return here.includes(method) ? situation.technician : situation.target.on;
}

export function boxFacts(plan: Plan, name: string): { role: string; program: string; facts: Fact[] } {
  const { situation, steps } = plan;
  const own = steps.filter(({ on, kind }) => on === name && kind === 'run');
  const roles = [
    name === situation.technician && 'you',
    name === situation.target.on && 'target',
    name === situation.kernelHost && 'kernel host',
  ].filter(Boolean);
  const engine = engineComputer(plan) === name;
  const opens = own.flatMap((step) => step.opens ?? []).map(({ protocol, at }) => `${protocol} ${at}`);
  const facts: Fact[] = [];
  if (engine) facts.push({ glyph: 'engine', says: 'engine runs here' });
  if (situation.symbols.on.includes(name) && engine) facts.push({ glyph: 'page', says: 'symbols read here' });
  if (opens.length > 0) facts.push({ glyph: 'listens', says: `listens on ${opens.join(', ')}` });
  if (own.some(({ silent }) => silent)) facts.push({ glyph: 'silent', says: 'prints nothing' });
  return {
    role: roles.join(', ') || 'in the middle',
    program: [...new Set(own.map(({ program }) => program).filter((program) => program !== undefined))].join(
      ', ',
    ),
    facts,
  };
}

export function linkFacts(hop: Hop, hasPassword: boolean): Fact[] {
  const facts: Fact[] = [];
  if (hop.role === 'wire') return facts;
  if (hop.dial === 'reverse') facts.push({ glyph: 'arrow-left', says: 'reverse' });
  if (hasPassword && hop.transport !== 'gdb') facts.push({ glyph: 'key', says: 'password' });
  const encrypted = hop.transport === 'ssl' || hop.transport === 'spipe';
  facts.push(
    encrypted
      ? { glyph: 'encrypted', says: 'encrypted' }
      : { glyph: 'readable', says: 'readable', warns: true },
  );
  return facts;
}

export const callSays = (hop: Hop): string => (hop.role === 'wire' ? 'wired' : `${callOf(hop).caller} calls`);

/** The whole route as one sentence, for those who do not see the drawing. */
export function routeSays(plan: Plan): string {
  const hops = plan.routes.flat();
  const engine = `The engine runs on ${engineComputer(plan)}.`;
  if (hops.length === 0) return `Everything runs on ${plan.situation.technician}. ${engine}`;
  return `${hops.map((hop) => `${hop.role}: ${hopSays(hop)}${hop.dial === 'reverse' ? ', reverse' : ''}`).join('; ')}. ${engine}`;
}
