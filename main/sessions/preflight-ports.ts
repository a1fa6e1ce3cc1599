import type { Failure } from '../../core/contract/schemas.ts';
import type { PortSpan } from './launch.ts';
import type { Start } from './model.ts';
import type { SystemPort } from './system.ts';

/** Every port that a step here opens must be free; of a range, one (B4). */
export async function checkPorts(starts: readonly Start[], system: SystemPort): Promise<Failure | undefined> {
  const opening = starts.flatMap((start) => start.launch.opens.map((span) => ({ start, span })));
  if (opening.length === 0) return undefined;
  const sockets = await system.sockets();
  const taken = new Set(sockets.filter(({ state }) => state === 'listening').map(({ port }) => port));
  for (const { start, span } of opening) {
    const port = firstFree(span, taken);
    if (port === undefined) return inUse(start, span, await system.listeners(span[0]));
    // The next step of this plan cannot have it either.
    taken.add(port);
  }
  return undefined;
}

function firstFree([low, high]: PortSpan, taken: ReadonlySet<number>): number | undefined {
  for (let port = low; port <= high; port++) if (!taken.has(port)) return port;
  return undefined;
}

function inUse(
  { step }: Start,
  [low, high]: PortSpan,
  holders: readonly { name: string; pid: number }[],
): Failure {
  const [holder] = holders;
  const who = holder ? `: ${holder.name} (process ${holder.pid}) listens there` : '';
  const says =
    low === high
      ? `Port ${low} is in use on ${step.on}${who}. Choose another port, or end that program.`
      : `Every port from ${low} to ${high} is in use on ${step.on}. Choose other ports.`;
  return { kind: 'port-in-use', says, field: 'prefer.port', step: step.id };
}
