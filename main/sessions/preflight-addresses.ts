import type { Failure } from '../../core/contract/schemas.ts';
import { parseTransport } from '../../core/transports/parse.ts';
import type { Start } from './model.ts';
import { transportsOf } from './preflight-transports.ts';
import type { SystemPort } from './system.ts';

/** Every computer that a step here calls must have an address. Nothing is sent to it: only names are looked up. */
export async function checkAddresses(
  starts: readonly Start[],
  system: SystemPort,
): Promise<Failure | undefined> {
  for (const start of starts) {
    for (const address of addressesCalledBy(start)) {
      if (await system.resolves(address)) continue;
      const says = `No computer is found under "${address}": check its name, or give its address in numbers.`;
      return { kind: 'not-found', says, step: start.step.id };
    }
  }
  return undefined;
}

function addressesCalledBy(start: Start): string[] {
  if (start.launch.role === 'gdb') return gdbAddresses(start.launch.arguments.join(' '));
  return transportsOf(start).flatMap(({ text, role }) => {
    const read = parseTransport(text, role);
    // A server ignores server=, and the clicon= of a waiting client is not checked (engine 1.1, 14.1).
    const called = read.ok
      ? role === 'server'
        ? read.value.clicon
        : read.value.clicon
          ? undefined
          : read.value.server
      : undefined;
    const address = called?.replace(/^\\\\/, '').replace(/^\[(.*)\]$/, '$1');
    return address === undefined || address === '.' || address === '' ? [] : [address];
  });
}

/** target remote HOST:PORT, target extended-remote HOST:PORT; without a host it is this computer. */
function gdbAddresses(command: string): string[] {
  const called = /target (?:extended-)?remote (?:tcp:)?(\S+):\d+/.exec(command)?.[1];
  const address = called?.replace(/^\[(.*)\]$/, '$1');
  return address === undefined || address === '' ? [] : [address];
}
