/**
 * What stands behind -k and -kx: the wire to a kernel target (facts 4.4, 3.K, 3.L). The engine itself checks little of it when it reads
 * the string, above all neither key nor port of net: (engine 10, 12.17), so we do.
 */
import type { Fault } from './fault.ts';
import { shiftFaults } from './fault.ts';
import { readTransport } from './parse.ts';
import { readPort } from './port.ts';
import { type Syntax, type SyntaxItem, splitSyntax } from './syntax.ts';
import { isPlaceholder, type Transport } from './transport.ts';

export interface KernelConnection {
  kind: 'net' | 'usb' | 'usb2' | 'com' | '1394' | 'kdsrv' | 'exdi';
  /** kdsrv: how the KD connection server is reached. */
  server?: Transport;
  /** Everything else as given: lower-case keys; a key without `=` has an empty value. */
  values: ReadonlyMap<string, string>;
}

/** Where the string stands: behind -k, in the `trans=@{}` of kdsrv, or behind -kx. */
export type KernelPlace = 'k' | 'trans' | 'kx';

const keysOf: Record<KernelConnection['kind'], readonly string[]> = {
  net: ['port', 'key', 'target'],
  usb: ['targetname'],
  usb2: ['targetname'],
  com: ['port', 'baud', 'ipport', 'pipe', 'modem', 'resets', 'reconnect', 'timeout'],
  '1394': ['channel', 'symlink'],
  kdsrv: ['server', 'trans'],
  exdi: ['clsid', 'kd', 'forcex86', 'databreaks', 'inproc', 'pathtosrvcfgfiles'],
};

type Wrong = (severity: Fault['severity'], rule: string, says: string, fix?: string) => undefined;

export function readKernel(
  text: string,
  place: KernelPlace = 'k',
): { connection?: KernelConnection; faults: Fault[] } {
  if (isPlaceholder(text)) return { faults: [] };
  const syntax = splitSyntax(text);
  const faults: Fault[] = [];
  const kind = readKind(syntax, place, faults);
  if (!kind) return { faults };
  const values = new Map<string, string>();
  const connection: KernelConnection = { kind, values };
  for (const item of syntax.items) {
    if (item.from === item.to) {
      const says = 'Nothing stands between the commas.';
      faults.push({ severity: 'error', rule: '4.4', says, from: item.from, to: item.to });
    } else if (!keysOf[kind].includes(item.key)) {
      const says = `${kind} has no parameter "${item.spelled.trim()}": the engine refuses the whole string.`;
      faults.push({
        severity: 'error',
        rule: 'engine 10',
        says,
        from: item.from,
        to: item.from + item.spelled.length,
      });
    } else {
      values.set(item.key, item.value ?? '');
      readItem(connection, item, faults);
    }
  }
  checkMissing(connection, text, faults);
  faults.sort((one, other) => one.from - other.from);
  return { connection, faults };
}

function readKind(
  { protocol, spelled, hasColon, text }: Syntax,
  place: KernelPlace,
  faults: Fault[],
): KernelConnection['kind'] | undefined {
  const error = (rule: string, says: string, fix?: string) =>
    faults.push({
      severity: 'error',
      rule,
      says,
      from: 0,
      to: hasColon ? spelled.length : text.length,
      ...(fix === undefined ? {} : { fix }),
    });
  const kinds: readonly string[] = place === 'kx' ? ['exdi'] : ['net', 'usb', 'usb2', 'com', '1394', 'kdsrv'];
  if (place === 'kx' && !(hasColon && protocol === 'exdi')) {
    error('engine 10', 'What stands behind -kx begins with exdi:.');
    return undefined;
  }
  if (!hasColon || !kinds.includes(protocol)) {
    const exdi = protocol === 'exdi' ? ' exdi: stands behind -kx.' : '';
    error(
      '4.4',
      `"${spelled.trim()}" is no kernel connection: net:, com:, usb:, 1394: and kdsrv: are.${exdi}`,
    );
    return undefined;
  }
  if (place === 'trans' && protocol === 'kdsrv') {
    error(
      '4.4',
      'trans= is the wire from the KD connection server to the target; it cannot be kdsrv: again.',
    );
    return undefined;
  }
  if (place === 'k' && protocol === 'usb2') {
    const says = 'usb2: is named only in trans=; behind -k the documents say usb:.';
    faults.push({ severity: 'warning', rule: '15.29', says, from: 0, to: spelled.length, fix: 'usb' });
  }
  if (protocol === '1394') {
    const says = '1394 works only up to Windows 10 1607.';
    faults.push({ severity: 'warning', rule: 'L14', says, from: 0, to: spelled.length });
  }
  return protocol as KernelConnection['kind'];
}

function readItem(connection: KernelConnection, item: SyntaxItem, faults: Fault[]): void {
  const value = item.value ?? '';
  if (isPlaceholder(value)) return;
  const wrong: Wrong = (severity, rule, says, fix) => {
    const fault = {
      severity,
      rule,
      says,
      from: item.value === undefined ? item.from : item.valueFrom,
      to: item.to,
    };
    faults.push(fix === undefined ? fault : { ...fault, fix });
    return undefined;
  };
  if (connection.kind === 'kdsrv') readKdsrv(connection, item, faults, wrong);
  else checkers[connection.kind]?.(item.key, value, wrong, connection);
}

/** Ports that Windows leaves to programs; the documents recommend 50000 to 50039 (L3). */
const lowestKdnetPort = 49152;
const keyPattern = /^[0-9a-z]{1,13}(?:\.[0-9a-z]{1,13}){3}$/;
const highest1394Channel = 62;
const longestUsbName = 24;
const bauds = ['9600', '19200', '38400', '57600', '115200'];

type Checker = (key: string, value: string, wrong: Wrong, connection: KernelConnection) => void;

const checkers: Partial<Record<KernelConnection['kind'], Checker>> = {
  net: (key, value, wrong) => {
    if (key === 'port') checkNetPort(value, wrong);
    if (key === 'key' && !keyPattern.test(value)) {
      const lower = value.toLowerCase();
      const says = 'A KDNET key has four parts of at most 13 small letters and digits, joined by dots.';
      wrong('error', 'L4', says, keyPattern.test(lower) ? lower : undefined);
    }
    if (key === 'target' && value === '')
      wrong('error', 'L5', 'target= is empty: the address of the target.');
  },
  usb: checkUsb,
  usb2: checkUsb,
  com: checkCom,
  '1394': (key, value, wrong) => {
    if (key === 'channel' && !(/^\d{1,2}$/.test(value) && Number(value) <= highest1394Channel)) {
      wrong('error', '4.4', `"${value}" is no 1394 channel: a channel is 0 to ${highest1394Channel}.`);
    }
  },
  exdi: (key, value, wrong) => {
    if (key === 'clsid' && !/^\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i.test(value)) {
      wrong('error', 'engine 10', 'CLSID= is a class number in braces.');
    }
    if (key === 'inproc' && /^exdigdbdrv\.dll$/i.test(value)) {
      wrong('error', '15.17', 'The library is called ExdiGdbSrv.dll.', 'ExdiGdbSrv.dll');
    }
    if (key === 'kd' && !/^(?:guess|ntbaseaddr)$/i.test(value))
      wrong('error', 'K2', 'Kd= is Guess or NtBaseAddr.');
  },
};

function checkNetPort(value: string, wrong: Wrong): void {
  const port = readPort(value);
  if (!port.ok) wrong('error', 'engine 10', port.error.says, port.error.fix);
  else if (Array.isArray(port.value)) wrong('error', 'L3', 'KDNET uses one port, no range.');
  else if (port.value < lowestKdnetPort) {
    wrong('warning', 'L3', `Port ${port.value} is below ${lowestKdnetPort}; 50000 to 50039 are recommended.`);
  }
}

function checkUsb(key: string, value: string, wrong: Wrong): void {
  if (key !== 'targetname') return;
  if (!/^[A-Za-z0-9_-]+$/.test(value) || value.length > longestUsbName) {
    const says = `A USB target name has at most ${longestUsbName} letters, digits, "_" and "-".`;
    wrong('error', 'L12', says);
  } else if (/debug/i.test(value)) wrong('error', 'L12', 'A USB target name must not contain "debug".');
}

function checkCom(key: string, value: string, wrong: Wrong, { values }: KernelConnection): void {
  if (key === 'port' && !values.has('pipe') && !values.has('ipport')) {
    if (value === '') wrong('error', 'engine 10', 'port= is empty: which COM port, such as com1.');
    else if (/^\d+$/.test(value)) {
      wrong('warning', 'L9', `The documents write com${value}, not a bare number.`, `com${value}`);
    } else if (/^\\\\[^\\]+\\pipe\\/i.test(value)) {
      wrong('error', '4.4', 'A pipe needs the word pipe in front: com:pipe,port=...');
    }
  }
  if (key === 'port' && values.has('pipe') && !/^\\\\[^\\]+\\pipe\\[^\\]+$/i.test(value)) {
    wrong(
      'error',
      'engine 10',
      'The pipe of a virtual machine is \\\\.\\pipe\\NAME: the engine would make a plain file.',
    );
  }
  if (key === 'baud' && !/^\d+$/.test(value))
    wrong('error', 'engine 10', `"${value}" is no speed: 115200, for example.`);
  else if (key === 'baud' && !bauds.includes(value)) {
    wrong('warning', 'L9', `${value} is no usual speed: ${bauds.join(', ')} are.`);
  }
  if (key === 'ipport') {
    const port = readPort(value);
    if (!port.ok) wrong('error', 'L11', port.error.says, port.error.fix);
  }
  if (key === 'resets' && value !== '0') wrong('warning', '4.4', 'Only resets=0 is documented.', '0');
}

function readKdsrv(connection: KernelConnection, item: SyntaxItem, faults: Fault[], wrong: Wrong): void {
  const value = item.value ?? '';
  const inner = /^@\{(.*)\}$/s.exec(value)?.[1];
  if (inner === undefined) {
    wrong(
      'error',
      '4.4',
      `${item.key}= is written ${item.key}=@{...}: the braces keep the commas together.`,
      `@{${value.replace(/^@?\{|\}$/g, '')}}`,
    );
    return;
  }
  const from = item.valueFrom + 2;
  if (item.key === 'trans') {
    faults.push(...shiftFaults(inner === '' ? [] : readKernel(inner, 'trans').faults, from));
    return;
  }
  const { transport, faults: inside } = readTransport(inner, 'client');
  faults.push(...shiftFaults(inside, from));
  if (transport) connection.server = transport;
}

function checkMissing({ kind, values }: KernelConnection, text: string, faults: Fault[]): void {
  const missing = (severity: Fault['severity'], rule: string, says: string) =>
    faults.push({ severity, rule, says, from: text.length, to: text.length });
  const lacks = (key: string) => !values.has(key);
  if (kind === 'net' && lacks('port')) missing('error', 'engine 10', 'port= is missing: 50000, for example.');
  if (kind === 'net' && lacks('key'))
    missing('error', 'engine 10', 'key= is missing: kdnet.exe on the target shows it.');
  if ((kind === 'usb' || kind === 'usb2') && lacks('targetname')) {
    missing('error', '4.4', 'targetname= is missing: the name that was set on the target.');
  }
  if (kind === 'com' && values.has('pipe') && lacks('port')) {
    missing('error', 'engine 10', 'port= is missing: \\\\.\\pipe\\NAME.');
  }
  if (kind === 'com' && values.has('ipport') && lacks('port')) {
    missing('error', 'L11', 'port= is missing: the address at which the serial line is offered.');
  }
  if (kind === '1394' && lacks('channel')) missing('error', '4.4', 'channel= is missing: 0 to 62.');
  if (kind === 'kdsrv' && lacks('server')) {
    missing(
      'error',
      'engine 10',
      'server=@{...} is missing: without it the engine opens com1 on this computer.',
    );
  }
  if (kind === 'kdsrv' && lacks('trans')) {
    missing('error', 'E4', 'trans=@{...} is missing: the wire from the KD connection server to the target.');
  }
}
