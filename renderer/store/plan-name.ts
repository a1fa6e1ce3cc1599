import type { Situation } from '../../core/situation/schema.ts';

/** The name of a plan that nobody has named: what it debugs, and where. */
export function planName({ target }: Situation): string {
  const program = target.image?.split(/[\\/]/).at(-1) ?? target.service ?? target.package?.name;
  const what = program ?? (target.pid === undefined ? undefined : `Process ${target.pid}`);
  return what === undefined ? 'New plan' : `${what} on ${target.on}`;
}
