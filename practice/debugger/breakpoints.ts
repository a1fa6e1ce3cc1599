/** The breakpoints of a session: numbers, addresses, and whether they are enabled. */
import { tick } from './show.ts';

interface Breakpoint {
  address: number;
  /** As it was asked for. */
  text: string;
  enabled: boolean;
}

export interface Breakpoints {
  add(address: number, text: string): void;
  /** `*` or a number; false when there is none. */
  change(which: string, what: 'clear' | 'enable' | 'disable'): boolean;
  addresses(): number[];
  at(address: number): number | undefined;
  listText(): string;
}

export function createBreakpoints(): Breakpoints {
  const all = new Map<number, Breakpoint>();
  let next = 0;
  return {
    add(address, text) {
      all.set(next++, { address, text, enabled: true });
    },
    change(which, what) {
      const numbers = which === '*' ? [...all.keys()] : [Number(which)].filter((number) => all.has(number));
      for (const number of numbers) {
        const found = all.get(number);
        if (what === 'clear') all.delete(number);
        else if (found) found.enabled = what === 'enable';
      }
      return which === '*' || numbers.length > 0;
    },
    addresses: () => [...all.values()].filter(({ enabled }) => enabled).map(({ address }) => address),
    at: (address) => [...all].find(([, one]) => one.enabled && one.address === address)?.[0],
    listText: () =>
      [...all]
        .map(
          ([number, { address, text, enabled }]) =>
            ` ${number} ${enabled ? 'e' : 'd'} ${tick(address)}     0001 (0001)  0:**** ${text}\n`,
        )
        .join(''),
  };
}
