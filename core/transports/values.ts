/** The value of each transport parameter: one small reader per key (facts 4.3, engine 1.1-1.4). */
import type { Fault } from './fault.ts';
import { readPort } from './port.ts';
import type { SyntaxItem } from './syntax.ts';
import { isPlaceholder, type Transport, type TransportRole } from './transport.ts';

/** A hard limit of the engine on both sides (engine 1.2). */
const longestPassword = 12;
/** Windows' limit for the name of a pipe (engine 1.3). */
const longestPipeName = 256;
const highestChannel = 254;

const flags = ['hidden', 'icfenable'];

/** Puts the item's value into the transport, or says why not. */
export function readValue(
  transport: Transport,
  item: SyntaxItem,
  role: TransportRole,
  faults: Fault[],
): void {
  if (flags.includes(item.key)) {
    readFlag(transport, item);
    return;
  }
  if (item.value === undefined) {
    const says = `${item.spelled.trim()} needs a value: ${item.spelled.trim()}=...; without it the engine refuses the whole string.`;
    faults.push({ severity: 'error', rule: 'engine 1.1', says, from: item.from, to: item.to });
    return;
  }
  const value = item.value.trimEnd();
  if (value !== item.value) {
    const says = `The space behind "${value}" would belong to the value.`;
    faults.push({
      severity: 'error',
      rule: 'engine 1.1',
      says,
      from: item.valueFrom + value.length,
      to: item.to,
      fix: '',
    });
  }
  const space = item.to - item.from - item.spelled.length - 1 - item.value.length;
  if (space > 0) {
    const says = 'The documents allow no space inside a transport.';
    faults.push({
      severity: 'warning',
      rule: '4.3',
      says,
      from: item.valueFrom - space,
      to: item.valueFrom,
      fix: '',
    });
  }
  const wrong: Wrong = (severity, rule, says, fix) => {
    const fault = { severity, rule, says, from: item.valueFrom, to: item.valueFrom + value.length };
    faults.push(fix === undefined ? fault : { ...fault, fix });
    return undefined;
  };
  readers[item.key]?.(transport, value, wrong, role);
}

function readFlag(transport: Transport, item: SyntaxItem): void {
  if (item.key === 'hidden') transport.hidden = true;
  else transport.icfEnable = true;
}

type Wrong = (severity: Fault['severity'], rule: string, says: string, fix?: string) => undefined;
type Reader = (transport: Transport, value: string, wrong: Wrong, role: TransportRole) => void;

const readers: Record<string, Reader> = {
  server: (transport, value, wrong) => {
    const name = value.replace(/^\\\\/, '');
    if (name === '') wrong('error', '4.3', 'server= is empty: it names the computer to call.');
    else checkAddress('server', name, wrong);
    transport.server = value;
  },
  clicon: (transport, value, wrong) => {
    if (value === '')
      wrong('error', 'engine 1.1', 'clicon= is empty: the engine would make a normal connection of it.');
    else checkAddress('clicon', value, wrong);
    transport.clicon = value;
  },
  port: (transport, value, wrong) => {
    if (transport.protocol === 'com') {
      readComPort(transport, value, wrong);
      return;
    }
    if (isPlaceholder(value)) {
      transport.port = value;
      return;
    }
    const port = readPort(value);
    if (port.ok) transport.port = port.value;
    else wrong('error', 'engine 1.1', port.error.says, port.error.fix);
  },
  pipe: (transport, value, wrong, role) => {
    checkPipe(value, wrong, role);
    transport.pipe = value;
  },
  baud: (transport, value, wrong) => {
    if (!isPlaceholder(value) && !/^[1-9]\d*$/.test(value)) {
      wrong('error', '4.3', `"${value}" is no speed: baud is a decimal number, the same at both ends.`);
    }
    transport.com = { port: '', ...transport.com, baud: isPlaceholder(value) ? value : Number(value) };
  },
  channel: (transport, value, wrong) => {
    if (!isPlaceholder(value) && !(/^\d{1,3}$/.test(value) && Number(value) <= highestChannel)) {
      wrong('error', 'engine 1.4', `"${value}" is no channel: a channel is 0 to ${highestChannel}.`);
    }
    transport.com = { port: '', ...transport.com, channel: isPlaceholder(value) ? value : Number(value) };
  },
  proto: (transport, value, wrong) => {
    const known = ['tls1', 'pct1', 'ssl2', 'ssl3'].includes(value.toLowerCase());
    if (!known && !isPlaceholder(value)) {
      wrong(
        'error',
        'engine 1.4',
        `The engine refuses proto=${value}: tls1 is the newest word that it knows.`,
        'tls1',
      );
    }
    transport.proto = value;
  },
  certuser: (transport, value, wrong) => readCertificate(transport, 'user', value, wrong),
  machuser: (transport, value, wrong) => readCertificate(transport, 'machine', value, wrong),
  password: (transport, value, wrong) => {
    checkPassword(value, wrong);
    transport.password = value;
  },
  ipversion: (transport, value, wrong) => {
    if (value === '4' || value === '6') transport.ipversion = value === '4' ? 4 : 6;
    else wrong('error', '4.3', `ipversion is 4 or 6, not "${value}".`);
  },
};

function readComPort(transport: Transport, value: string, wrong: Wrong): void {
  const number = /^(?:\\\\\.\\)?(?:com)?([1-9]\d{0,2})$/i.test(value);
  if (!number && !isPlaceholder(value)) {
    wrong('error', '4.3', `"${value}" is no COM port: com1 or 1, for example.`);
  }
  transport.com = { ...transport.com, port: value };
}

function readCertificate(transport: Transport, store: 'user' | 'machine', name: string, wrong: Wrong): void {
  if (name === '') wrong('error', '4.3', 'The certificate is missing: its name or its thumbprint.');
  transport.certificate = { store, name };
}

function checkAddress(key: string, name: string, wrong: Wrong): void {
  if (isPlaceholder(name)) return;
  const withPort = /^([^:[\]]+):(\d+)$/.exec(name);
  if (withPort) {
    wrong(
      'error',
      'engine 1.1',
      `The port has its own parameter: ${key}=${withPort[1]},port=${withPort[2]}.`,
    );
  } else if (/["'“”]/.test(name)) {
    wrong(
      'error',
      'engine 1.1',
      `Quotation marks count as part of the name in ${key}=.`,
      name.replace(/["'“”]/g, ''),
    );
  } else if (/\s/.test(name)) wrong('error', '4.3', `A computer's name has no space: "${name}".`);
}

function checkPipe(value: string, wrong: Wrong, role: TransportRole): undefined {
  if (isPlaceholder(value)) return;
  if (value === '')
    return wrong('error', 'engine 1.3', 'pipe= is empty: the pipe needs a name that both ends know.');
  if (/\s/.test(value))
    return wrong(
      'warning',
      '4.3',
      'The documents allow no spaces in a pipe name.',
      value.replace(/\s+/g, '_'),
    );
  if (/["'“”]/.test(value)) {
    return wrong(
      'warning',
      '4.3',
      'The documents allow no quotation marks in a pipe name.',
      value.replace(/["'“”]/g, ''),
    );
  }
  if (/[\\;]/.test(value))
    return wrong('error', 'engine 13.4', 'A pipe name has no backslash and no semicolon.');
  if (value.length > longestPipeName) {
    return wrong(
      'error',
      'engine 1.3',
      `A pipe name has at most ${longestPipeName} characters; this one has ${value.length}.`,
    );
  }
  const codes = value.replace(/%%/g, '').match(/%./g) ?? [];
  if (/%$/.test(value.replace(/%%/g, '')) || codes.some((code) => !/%[xXd]/.test(code))) {
    return wrong(
      'error',
      'engine 1.3',
      'Only %x and %d have a meaning in a pipe name; others crash the debugger.',
    );
  }
  if (codes.length > 2) {
    return wrong(
      'error',
      '4.3',
      'A pipe name has at most two codes: the process number, then the thread number.',
    );
  }
  if (codes.length > 0 && role === 'client') {
    wrong(
      'error',
      'engine 1.3',
      'The client gives the pipe name with the numbers in it: the server shows it after its start.',
    );
  }
  return undefined;
}

function checkPassword(value: string, wrong: Wrong): void {
  if (isPlaceholder(value)) return;
  if (value === '') {
    wrong('error', 'engine 1.2', 'The password is empty, and counts: a client without one would be refused.');
  } else if (value.length > longestPassword) {
    wrong(
      'error',
      'engine 1.2',
      `A password has at most ${longestPassword} characters; this one has ${value.length}.`,
    );
  } else if (!/^[A-Za-z0-9]+$/.test(value)) {
    wrong('warning', '4.3', 'The documents allow letters and digits only in a password.');
  }
}
