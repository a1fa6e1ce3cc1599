/**
 * Computers ordered by what they are and how they are connected, not by their names or their places in the list: two situations that
 * differ only in these get the same routes. Computers that are alike in everything keep the order of the list.
 */
import type { Computer, ComputerName, PortOrRange, Reach } from '../situation/schema.ts';

export function canonicalOrder(
  computers: readonly Computer[],
  reach: readonly Reach[],
): ReadonlyMap<ComputerName, number> {
  const keys = new Map(computers.map((computer) => [computer.name, ownKey(computer)]));
  const around = new Map<ComputerName, number>();
  // Sums do not depend on the order of the entries.
  const add = (name: ComputerName, key: number) => around.set(name, ((around.get(name) ?? 0) + key) >>> 0);
  for (const entry of reach) {
    const key = entryKey(entry);
    add(entry.from, mix(key, keys.get(entry.to) ?? 0));
    add(entry.to, mix(key + 1, keys.get(entry.from) ?? 0));
  }
  const ordered = computers
    .map(({ name }) => ({ name, key: mix(keys.get(name) ?? 0, around.get(name) ?? 0) }))
    .sort((one, other) => one.key - other.key);
  return new Map(ordered.map(({ name }, index) => [name, index]));
}

function ownKey({ name: _, ...rest }: Computer): number {
  const fields = Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1));
  return hash(JSON.stringify(fields));
}

const bits = { tcp: 1, npipe: 2, com: 4, ssh: 8 } as const;

function entryKey({ via, ports, slow }: Reach): number {
  let key = slow ? 16 : 0;
  for (const carrier of via) key |= bits[carrier];
  return mix(key, portKey(ports));
}

function portKey(ports: PortOrRange | undefined): number {
  if (ports === undefined) return 0;
  return typeof ports === 'number' ? ports : mix(ports[0], ports[1]);
}

/** FNV-1a, 32 bits: two different computers practically never get one key, and if so the list decides. */
function hash(text: string): number {
  let key = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) key = Math.imul(key ^ text.charCodeAt(index), 0x01000193);
  return key >>> 0;
}

const mix = (one: number, other: number): number =>
  Math.imul(Math.imul(one ^ 0x9e3779b9, 0x85ebca6b) ^ other, 0xc2b2ae35) >>> 0;
