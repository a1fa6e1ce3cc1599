/** Names of methods and verdicts on screen. */
import type { Hop, Verdict } from '../../core/plan/schema.ts';
import type { MethodId } from '../../core/situation/schema.ts';
import type { GlyphName } from '../ui/glyph.tsx';

export const methodWords: Record<MethodId, { name: string; options: string }> = {
  debugger: { name: 'Debugger server', options: '-server / -remote' },
  'process-server': { name: 'Process server', options: 'dbgsrv / -premote' },
  'remote-exe': { name: 'remote.exe', options: 'remote /s, /c' },
  'kd-server': { name: 'KD server', options: 'kdsrv / -k kdsrv:' },
  'kernel-controlled': { name: 'Kernel-controlled', options: 'ntsd -d' },
  combination: { name: 'Combination', options: '-server + -ddefer' },
  kernel: { name: 'Kernel debugger', options: 'kd -k' },
  local: { name: 'Local debugger', options: 'cdb, windbg' },
  gdbserver: { name: 'gdbserver', options: 'gdb:' },
  exdi: { name: 'EXDI', options: '-kx exdi:' },
};

export const verdictWords: Record<Verdict, { word: string; glyph: GlyphName; className: string }> = {
  best: { word: 'Best', glyph: 'best', className: 'is-best' },
  works: { word: 'Works', glyph: 'works', className: 'is-works' },
  'ruled-out': { word: 'Ruled out', glyph: 'cross', className: 'is-ruled-out' },
};

/** Who opens the connection, and to whom. */
export const callOf = ({ from, to, dial }: Hop): { caller: string; called: string } =>
  dial === 'forward' ? { caller: from, called: to } : { caller: to, called: from };

/** "tcp 5005", "tcp 5005-5010", "npipe orders" */
export function transportOf({ transport, port, pipe }: Hop): string {
  const at = typeof port === 'number' ? String(port) : port ? `${port[0]}-${port[1]}` : pipe;
  return at ? `${transport} ${at}` : transport;
}

/** "TECH calls SRVBOX, tcp 5005" */
export function hopSays(hop: Hop): string {
  const { caller, called } = callOf(hop);
  if (hop.role === 'wire') return `${hop.from} is wired to ${hop.to}, ${transportOf(hop)}`;
  return `${caller} calls ${called}, ${transportOf(hop)}`;
}
