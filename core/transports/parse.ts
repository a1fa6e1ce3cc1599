/**
 * Reads a transport string and says everything that is wrong with it. Stricter than the engine (engine 13.4), which takes `port=abc` for
 * "any free port", `port=05005` for octal, and drops what follows a number.
 */
import { fail, ok, type Result } from '../contract/result.ts';
import { type Fault, mostFaults } from './fault.ts';
import { oneSlipApart } from './slip.ts';
import { type Syntax, type SyntaxItem, splitSyntax } from './syntax.ts';
import { isPlaceholder, type Protocol, type Transport, type TransportRole } from './transport.ts';
import { readValue } from './values.ts';

const protocols: readonly Protocol[] = ['tcp', 'npipe', 'com', 'spipe', 'ssl'];

/** Which keys a protocol knows. The engine knows them for both ends alike (engine 1): one unknown key spoils the whole string. */
const keysOf: Record<Protocol, readonly string[]> = {
  tcp: ['server', 'clicon', 'port', 'hidden', 'password', 'ipversion', 'icfenable'],
  npipe: ['server', 'pipe', 'hidden', 'password', 'icfenable'],
  com: ['port', 'baud', 'channel', 'hidden', 'password'],
  spipe: ['proto', 'certuser', 'machuser', 'server', 'pipe', 'hidden', 'password', 'icfenable'],
  ssl: [
    'proto',
    'certuser',
    'machuser',
    'server',
    'clicon',
    'port',
    'hidden',
    'password',
    'ipversion',
    'icfenable',
  ],
};

/** Undefined transport when the text is a hole, or not even a known protocol; faults in the order of the text. */
export function readTransport(text: string, role: TransportRole): { transport?: Transport; faults: Fault[] } {
  if (isPlaceholder(text)) return { faults: [] };
  const syntax = splitSyntax(text);
  const faults: Fault[] = [];
  const protocol = readProtocol(syntax, faults);
  if (!protocol) return { faults };
  const transport: Transport = { protocol };
  const seen = new Map<string, SyntaxItem>();
  for (const [index, item] of syntax.items.entries()) {
    if (faults.length > mostFaults) break;
    if (item.from === item.to) faults.push(emptyItem(syntax, index));
    else {
      const key = keyOf(protocol, item, faults);
      if (key === undefined) continue;
      const earlier = seen.get(key);
      if (earlier) faults.push(repeated(earlier));
      seen.set(key, item);
      readValue(transport, { ...item, key }, role, faults);
    }
  }
  checkTogether(transport, seen, role, text, faults);
  faults.sort((one, other) => one.from - other.from);
  return { transport, faults };
}

/** The transport, or its errors; warnings alone do not refuse it. */
export function parseTransport(text: string, role: TransportRole): Result<Transport, Fault[]> {
  const { transport, faults } = readTransport(text, role);
  const errors = faults.filter((fault) => fault.severity === 'error');
  return transport && errors.length === 0 ? ok(transport) : fail(errors);
}

function readProtocol(syntax: Syntax, faults: Fault[]): Protocol | undefined {
  const { spelled, text } = syntax;
  const known = protocols.find((protocol) => protocol === syntax.protocol);
  const error = (says: string, to: number, fix?: string) =>
    faults.push({
      severity: 'error',
      rule: 'engine 1.1',
      says,
      from: 0,
      to,
      ...(fix === undefined ? {} : { fix }),
    });
  if (text === '') {
    error('The transport is missing: it begins with tcp:, npipe:, com:, ssl: or spipe:.', 0);
    return undefined;
  }
  if (/^["'“”]/.test(text)) {
    error('Quotation marks do not belong to the transport: the engine refuses them.', 1);
    return undefined;
  }
  if (!syntax.hasColon) {
    const word = /^[a-z]*/i.exec(text)?.[0] ?? '';
    const meant = protocols.find((protocol) => protocol === word.toLowerCase());
    error(
      meant
        ? `A colon stands behind ${meant}: "${meant}:", then its parameters.`
        : 'A transport begins with its protocol and a colon: tcp:, npipe:, com:, ssl: or spipe:.',
      (word.length || text.length) + (/^\w+[;,]/.test(text) ? 1 : 0),
      meant ? `${word}:` : undefined,
    );
    return undefined;
  }
  if (!known) {
    error(
      `"${spelled.trim()}" is no transport between debuggers: tcp, npipe, com, ssl and spipe are.`,
      spelled.length,
    );
    return undefined;
  }
  if (spelled !== spelled.trim())
    error(`No space stands before or behind "${spelled.trim()}".`, spelled.length, spelled.trim());
  return known;
}

function emptyItem(syntax: Syntax, index: number): Fault {
  const { from } = syntax.items[index] ?? { from: syntax.text.length };
  if (index > 0 && index === syntax.items.length - 1) {
    return {
      severity: 'warning',
      rule: 'engine 1.1',
      says: 'The comma at the end has no meaning.',
      from: from - 1,
      to: from,
      fix: '',
    };
  }
  const says = 'Nothing stands between the commas: the engine refuses the whole string.';
  return { severity: 'error', rule: 'engine 1.1', says, from, to: from + 1, fix: '' };
}

/** The key, or the one that is perhaps meant, so that it does not count as missing too. */
function keyOf(protocol: Protocol, item: SyntaxItem, faults: Fault[]): string | undefined {
  const keyEnd = item.from + item.spelled.length;
  const key = item.spelled.trim();
  if (keysOf[protocol].includes(item.key)) {
    if (item.spelled !== item.spelled.trimEnd()) {
      const before = item.value === undefined ? '' : ' the "=" of';
      const says = `No space stands ${before ? 'before' : 'behind'}${before} ${key}: the engine refuses it.`;
      faults.push({
        severity: 'error',
        rule: 'engine 1.1',
        says,
        from: item.from + item.spelled.trimEnd().length,
        to: keyEnd,
        fix: '',
      });
    }
    if (item.spelled !== item.spelled.trimStart()) {
      const from = item.from;
      const to = from + item.spelled.length - item.spelled.trimStart().length;
      const says = 'The documents allow no space inside a transport.';
      faults.push({ severity: 'warning', rule: '4.3', says, from, to, fix: '' });
    }
    return item.key;
  }
  if (item.key === 'clicon') {
    const says = `Only tcp and ssl can be reversed: ${protocol} has no clicon.`;
    faults.push({ severity: 'error', rule: 'B1', says, from: item.from, to: item.to });
    return undefined;
  }
  const meant = nearest(item.key, keysOf[protocol]);
  const hint = meant ? ` Meant is perhaps ${meant}.` : '';
  const says = `${protocol} has no parameter "${key}"; one unknown word spoils the whole string.${hint}`;
  const place = { from: item.from, to: keyEnd };
  faults.push({ severity: 'error', rule: 'engine 1.1', says, ...place, ...(meant ? { fix: meant } : {}) });
  return meant;
}

/** The key that a typing error away is, if there is exactly one. */
function nearest(key: string, keys: readonly string[]): string | undefined {
  const near = keys.filter((known) => oneSlipApart(key, known));
  return near.length === 1 ? near[0] : undefined;
}

function repeated(earlier: SyntaxItem): Fault {
  const says = `${earlier.spelled.trim()} is given twice: the last one counts.`;
  return { severity: 'warning', rule: 'engine 1.1', says, from: earlier.from, to: earlier.to };
}

/** What must be there, and what must not be together. */
function checkTogether(
  transport: Transport,
  seen: Map<string, SyntaxItem>,
  role: TransportRole,
  text: string,
  faults: Fault[],
): void {
  const end = text.length;
  const missing = (rule: string, says: string) =>
    faults.push({ severity: 'error', rule, says, from: end, to: end });
  const at = (key: string, severity: Fault['severity'], rule: string, says: string) => {
    const item = seen.get(key);
    if (item) faults.push({ severity, rule, says, from: item.from, to: item.to });
  };
  const { protocol } = transport;
  const reverse = seen.has('clicon');
  if ((protocol === 'tcp' || protocol === 'ssl') && !seen.has('port')) {
    missing('engine 1.1', 'port= is missing: the engine would take any free port, which nobody knows.');
  }
  if ((protocol === 'npipe' || protocol === 'spipe') && !seen.has('pipe')) {
    missing('engine 1.3', 'pipe= is missing: the pipe needs a name that both ends know.');
  }
  if (protocol === 'com' && !seen.has('port'))
    missing('engine 1.4', 'port= is missing: which COM port, such as com1.');
  if (protocol === 'ssl' || protocol === 'spipe') checkCertificate(seen, missing, at);
  if (role === 'client' && protocol !== 'com' && !seen.has('server') && !reverse) {
    missing('4.2', 'server= is missing: a client names the computer that it calls.');
  }
  if (role === 'server' && seen.has('server')) {
    at(
      'server',
      'warning',
      'engine 1.1',
      'A server ignores server=: it does not choose the address on which it listens.',
    );
  }
  if (reverse && role === 'client' && seen.has('server')) {
    at('server', 'warning', 'B2', 'With clicon= the client is called: clicon= takes the place of server=.');
  }
  if (reverse && role === 'server') {
    at('hidden', 'warning', 'B3', 'A server with clicon= is never listed: hidden has no effect.');
    at('icfenable', 'warning', 'B3', 'A server with clicon= opens no port: IcfEnable has no effect.');
  }
  if (role === 'client') {
    at('hidden', 'warning', 'engine 1.1', 'hidden belongs to the server: a client ignores it.');
    at('icfenable', 'warning', '4.2', 'IcfEnable belongs to the server.');
  }
  if (protocol === 'ssl' || protocol === 'spipe')
    at('icfenable', 'warning', '4.1', 'The documents know IcfEnable for tcp and npipe only.');
  if (protocol === 'ssl') {
    at('ipversion', 'warning', '4.1', 'The documents know ipversion for tcp only.');
  } else if (transport.ipversion === 6)
    at(
      'ipversion',
      'warning',
      '4.3',
      'ipversion=6 is not needed since Windows Vista: both versions are used.',
    );
  checkRange(transport, seen, role);

  function checkRange({ port }: Transport, items: Map<string, SyntaxItem>, end: TransportRole): void {
    const item = items.get('port');
    if (!Array.isArray(port) || !item) return;
    if (end === 'client' && !reverse) {
      const says = 'A client that calls gives one port: only the listening end may have a range.';
      faults.push({
        severity: 'warning',
        rule: 'B4',
        says,
        from: item.valueFrom,
        to: item.to,
        fix: String(port[0]),
      });
    } else if (end === 'server' && reverse) {
      const says = 'A server that calls gives the one port on which the client listens, no range.';
      faults.push({
        severity: 'warning',
        rule: 'B4',
        says,
        from: item.valueFrom,
        to: item.to,
        fix: String(port[0]),
      });
    }
  }
}

function checkCertificate(
  seen: Map<string, SyntaxItem>,
  missing: (rule: string, says: string) => void,
  at: (key: string, severity: Fault['severity'], rule: string, says: string) => void,
): void {
  if (!seen.has('proto')) missing('4.3', 'proto= is missing: both ends give the same, such as proto=tls1.');
  const [user, machine] = [seen.has('certuser'), seen.has('machuser')];
  if (!user && !machine)
    missing('4.3', 'certuser= or machuser= is missing: both ends give the same certificate.');
  if (user && machine)
    at(
      'machuser',
      'warning',
      '4.3',
      'The certificate comes from one store: certuser= or machuser=, not both.',
    );
}
