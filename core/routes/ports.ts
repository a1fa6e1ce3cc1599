/** Ports: one for each listening end, allowed by the reach entry, used once per computer. */
import type { PortOrRange } from '../situation/schema.ts';

/** The port that Microsoft's own examples use most; any free one would do. */
export const defaultPort = 5005;

export const lowOf = (ports: PortOrRange): number => (typeof ports === 'number' ? ports : ports[0]);
export const highOf = (ports: PortOrRange): number => (typeof ports === 'number' ? ports : ports[1]);

export const allows = (ports: PortOrRange | undefined, port: number): boolean =>
  ports === undefined || (lowOf(ports) <= port && port <= highOf(ports));

/** What is in both; a single port for a range of one. */
export function overlap(one: PortOrRange, other: PortOrRange | undefined): PortOrRange | undefined {
  if (other === undefined) return one;
  const low = Math.max(lowOf(one), lowOf(other));
  const high = Math.min(highOf(one), highOf(other));
  if (low > high) return undefined;
  return low === high ? low : [low, high];
}

/**
 * The preferred port or range as far as it is allowed and free; else the default port; else the lowest allowed one that is free.
 * Undefined when all allowed ports are taken.
 */
export function choosePort(
  allowed: PortOrRange | undefined,
  preferred: PortOrRange | undefined,
  taken: ReadonlySet<number>,
): PortOrRange | undefined {
  const wished = preferred === undefined ? undefined : overlap(preferred, allowed);
  if (wished !== undefined && !taken.has(lowOf(wished))) return wished;
  const start = preferred === undefined ? defaultPort : lowOf(preferred);
  const free = (port: number) => allows(allowed, port) && !taken.has(port);
  for (let port = start; port <= 65535 && port <= start + taken.size; port++) if (free(port)) return port;
  const [low, high] = allowed === undefined ? [1024, 65535] : [lowOf(allowed), highOf(allowed)];
  for (let port = low; port <= high; port++) if (free(port)) return port;
  return undefined;
}
