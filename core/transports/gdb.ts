/** Strings that only new WinDbg understands: `gdb:` and `snapshot:` (facts 4.5; the engine's own call refuses them, engine 12.15). */
import type { Fault } from './fault.ts';
import { readPort } from './port.ts';
import { splitSyntax } from './syntax.ts';
import { isPlaceholder } from './transport.ts';

export interface GdbConnection {
  server: string;
  port: number | string;
  threadEvents?: boolean;
}

export function readGdb(text: string): { connection?: GdbConnection; faults: Fault[] } {
  const faults: Fault[] = [];
  const found = new Map<string, string>();
  for (const item of splitSyntax(text).items) {
    const value = (item.value ?? '').trimEnd();
    found.set(item.key, value);
    const wrong = (says: string, fix?: string) =>
      faults.push({
        severity: 'error',
        rule: '4.5',
        says,
        from: item.value === undefined ? item.from : item.valueFrom,
        to: item.to,
        ...(fix === undefined ? {} : { fix }),
      });
    if (!['server', 'port', 'threadevents'].includes(item.key)) {
      wrong(`gdb: has no parameter "${item.spelled.trim()}": server, port and threadEvents are known.`);
    } else if (item.key === 'port' && !isPlaceholder(value)) {
      const port = readPort(value);
      if (!port.ok) wrong(port.error.says, port.error.fix);
      else if (Array.isArray(port.value)) wrong('gdbserver listens on one port, no range.');
    } else if (item.key === 'threadevents' && !/^(?:true|false)$/i.test(value)) {
      wrong('threadEvents is true or false.');
    }
  }
  for (const key of ['server', 'port']) {
    if (found.get(key)) continue;
    const says = `${key}= is missing: gdb:server=ADDRESS,port=NUMBER.`;
    faults.push({ severity: 'error', rule: 'J2', says, from: text.length, to: text.length });
  }
  if (faults.length > 0) return { faults };
  const port = found.get('port') ?? '';
  const threadEvents = found.get('threadevents');
  return {
    connection: {
      server: found.get('server') ?? '',
      port: isPlaceholder(port) ? port : Number(port),
      ...(threadEvents === undefined ? {} : { threadEvents: threadEvents.toLowerCase() === 'true' }),
    },
    faults,
  };
}

/** `snapshot:pid=<hex>`: a snapshot of a local process in new WinDbg. */
export function readSnapshot(text: string): Fault[] {
  const [item] = splitSyntax(text).items;
  const value = item?.value ?? '';
  if (item?.key === 'pid' && (isPlaceholder(value) || /^(?:0x)?[0-9a-f]{1,8}$/i.test(value))) return [];
  const says = 'A snapshot is written snapshot:pid=NUMBER, the number in hex.';
  return [{ severity: 'error', rule: '4.5', says, from: 0, to: text.length }];
}
