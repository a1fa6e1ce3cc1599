/** The transports in a command line, read as strictly as a checker reads them: the engine takes wrong ones for something else (engine 1). */
import type { Failure } from '../../core/contract/schemas.ts';
import { parseTransport } from '../../core/transports/parse.ts';
import { readPort } from '../../core/transports/port.ts';
import type { TransportRole } from '../../core/transports/transport.ts';
import type { Start } from './model.ts';

export interface TransportText {
  text: string;
  role: TransportRole;
}

const roleOfOption: Readonly<Record<string, TransportRole>> = {
  '-server': 'server',
  '-t': 'server',
  '-remote': 'client',
  '-premote': 'client',
};

/** Only Microsoft's debuggers have them; `-t` is an option of the process servers. */
export function transportsOf({ launch }: Start): TransportText[] {
  if (launch.role === 'gdb' || launch.role === 'gdbserver' || launch.role === 'other') return [];
  return launch.arguments.flatMap((argument, index) => {
    const role = roleOfOption[argument.replace(/^\//, '-').toLowerCase()];
    const text = launch.arguments[index + 1];
    return role && text !== undefined && launch.program !== 'remote' ? [{ text, role }] : [];
  });
}

export function checkTransports(start: Start): Failure | undefined {
  for (const { text, role } of transportsOf(start)) {
    const read = parseTransport(text, role);
    if (!read.ok)
      return {
        kind: 'bad-input',
        says: read.error[0]?.says ?? `"${text}" is no transport.`,
        step: start.step.id,
      };
  }
  const port = start.launch.role === 'gdbserver' ? gdbserverPort(start.launch.arguments) : undefined;
  const read = port === undefined ? undefined : readPort(port);
  if (read && !read.ok) return { kind: 'bad-input', says: read.error.says, step: start.step.id };
  return undefined;
}

/** gdbserver [options] HOST:PORT ...: the first word that is no option. */
function gdbserverPort(words: readonly string[]): string | undefined {
  const address = words.find((word) => !word.startsWith('-'));
  return address?.includes(':') ? address.slice(address.lastIndexOf(':') + 1) : undefined;
}
