/** Kernel wires as the debuggers write them (4.4). */
import type { Hop, Reason } from '../plan/schema.ts';
import { quoted } from '../plan/words.ts';
import type { Wire } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { reason } from './rules.ts';

/** KDNET is the recommended wire when none is named (2.16); 50000 is its recommended port (L3). */
const usualPort = 50_000;
const usualWire: Wire = { kind: 'net', port: usualPort, key: '' };

export const wireOf = ({ situation }: View): Wire => situation.wire ?? usualWire;

/** `-k ...` or `-kx ...` with the connection string. */
export function kernelWords(view: View): string[] {
  const wire = wireOf(view);
  return [wire.kind === 'exdi' ? '-kx' : '-k', quoted(wireString(wire))];
}

export function wireString(wire: Wire): string {
  switch (wire.kind) {
    case 'net':
      return `net:port=${wire.port},key=${wire.key || '<KEY>'}${wire.target === undefined ? '' : `,target=${wire.target}`}`;
    case 'com':
      return `com:port=${wire.port},baud=${wire.baud}`;
    case 'com-tcp':
      return `com:ipport=${wire.ipport},port=${wire.port}`;
    case 'vm-pipe':
      return `com:pipe,port=${wire.port}${wire.resets === undefined ? '' : ',resets=0'}${wire.reconnect ? ',reconnect' : ''}`;
    case 'usb':
      return `usb:targetname=${wire.targetname}`;
    case '1394':
      return `1394:channel=${wire.channel}`;
    case 'exdi':
      return exdiString(wire);
  }
}

/** The class of ExdiGdbSrv, as Microsoft's page gives it (K2). */
const gdbServerClass = '{29f9906e-9dbe-4d4b-b0fb-6acf7fb6d014}';

function exdiString(wire: Extract<Wire, { kind: 'exdi' }>): string {
  const { clsid = gdbServerClass, kd = 'Guess', inproc = 'ExdiGdbSrv.dll', dataBreaks = 'Exdi' } = wire;
  return `exdi:CLSID=${clsid},Kd=${kd},Inproc=${inproc},DataBreaks=${dataBreaks}`;
}

/** The wire as a link of the plan. With net the target calls its host, unless the host was told to call it (L5). */
export function wireHop(view: View): Hop {
  const wire = wireOf(view);
  const called = wire.kind === 'net' && wire.target === undefined;
  return {
    from: view.kernelHost?.name ?? view.target.name,
    to: view.target.name,
    transport: transportOf[wire.kind],
    dial: called ? 'reverse' : 'forward',
    ...(wire.kind === 'net' ? { port: wire.port } : {}),
    ...(wire.kind === 'com-tcp' ? { port: wire.ipport } : {}),
    role: 'wire',
  };
}

const transportOf = {
  net: 'net',
  com: 'com',
  'com-tcp': 'com-tcp',
  'vm-pipe': 'vm-pipe',
  usb: 'usb',
  '1394': '1394',
  exdi: 'exdi',
} as const;

export function wireWarnings(view: View): Reason[] {
  const { wire } = view.situation;
  const warnings: Reason[] = [];
  if (wire === undefined) {
    warnings.push(
      reason('2.16', `No wire is named: the plan takes KDNET, the recommended one, on port ${usualPort}.`),
    );
  }
  if ((wire === undefined || wire.kind === 'net') && !(wire?.kind === 'net' && wire.key)) {
    warnings.push(reason('2.16', `Put the key that kdnet printed on ${view.target.name} in place of <KEY>.`));
  }
  if (wire?.kind === '1394') {
    warnings.push(reason('L14', 'The 1394 wire works up to Windows 10 1607 only.'));
  }
  return warnings;
}
