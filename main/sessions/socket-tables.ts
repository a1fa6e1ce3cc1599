/** Readers of the systems' socket tables; pure. */
import type { TcpSocket } from './system.ts';

export type TableRow = TcpSocket & { owner: string };

/** /proc/net/tcp and tcp6: local address in column 2, state in 4 (0A listen, 01 established), inode in 10. The owner is the inode. */
export function parseProcNetTcp(table: string): TableRow[] {
  return table.split('\n').flatMap((line) => {
    const columns = line.trim().split(/\s+/);
    const state = columns[3] === '0A' ? 'listening' : columns[3] === '01' ? 'connected' : undefined;
    const port = /:([0-9A-F]{4})$/.exec(columns[1] ?? '')?.[1];
    if (!state || !port) return [];
    return [{ state, port: Number.parseInt(port, 16), owner: columns[9] ?? '' }];
  });
}

/**
 * `netstat -ano -p tcp` of Windows: protocol, local, remote, state, process id. The state's word is translated by Windows, so a
 * listening socket is told by its remote port 0. The owner is the process id.
 */
export function parseNetstat(output: string): TableRow[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const found = /^\s*TCP\s+\S+:(\d+)\s+\S+:(\d+)\s+\S.*?\s+(\d+)\s*$/i.exec(line);
    if (!found?.[1] || !found[3]) return [];
    const state = found[2] === '0' ? 'listening' : 'connected';
    return [{ state, port: Number(found[1]), owner: found[3] }];
  });
}

/** `lsof -nP -iTCP -FpnT`: one field per line; `p` begins a process, `n` an address, `TST=` its state. The owner is the process id. */
export function parseLsof(output: string): TableRow[] {
  const rows: TableRow[] = [];
  let owner = '';
  let port: number | undefined;
  for (const line of output.split('\n')) {
    if (line.startsWith('p')) owner = line.slice(1);
    else if (line.startsWith('n')) port = portOfName(line.slice(1));
    else if (line === 'TST=LISTEN' && port !== undefined) rows.push({ state: 'listening', port, owner });
    else if (line === 'TST=ESTABLISHED' && port !== undefined) rows.push({ state: 'connected', port, owner });
  }
  return rows;
}

/** "*:5005", "127.0.0.1:5005->127.0.0.1:60000", "[::1]:5005". */
function portOfName(name: string): number | undefined {
  const digits = /:(\d+)$/.exec(name.split('->')[0] ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
