/** The command line of the practice cdb: the documented options, so that the plans of the app run as they are. */
import { fail, ok, type Result } from '../../core/contract/result.ts';

export interface Options {
  servers: string[];
  remote?: string;
  smartClient?: string;
  pid?: number;
  processName?: string;
  /** A program to start, with its arguments. */
  commandLine?: string;
  initialBreak: boolean;
  finalBreak: boolean;
  breakOnConnect: boolean;
  /** -pd: the target runs on when its debugger is gone. */
  keepTarget: boolean;
  console: boolean;
  symbolPath: string;
  command?: string;
  log?: { file: string; append: boolean };
}

export const usage = `usage: cdb -remote ClientTransport [-c "command"] [-bonc]
       cdb [-server ServerTransport]... [-premote SmartClientTransport] [options] target
  target   -p PID | -pn Name | executable [arguments]
  options  -c "command" -g -G -log{a|au|o|ou} LogFile -noio -pd -y SymbolPath
`;

type Apply = (value: string, options: Options) => Partial<Options>;

const ignored: Apply = () => ({});
const overwrite: Apply = (file) => ({ log: { file, append: false } });
const append: Apply = (file) => ({ log: { file, append: true } });

const withValue = new Map<string, Apply>(
  Object.entries<Apply>({
    server: (value, { servers }) => ({ servers: [...servers, value] }),
    remote: (remote) => ({ remote }),
    premote: (smartClient) => ({ smartClient }),
    p: (value) => ({ pid: readPid(value) }),
    pn: (processName) => ({ processName }),
    c: (command) => ({ command }),
    y: (symbolPath) => ({ symbolPath }),
    logo: overwrite,
    logou: overwrite,
    loga: append,
    logau: append,
    // Documented, and without meaning for a scripted target.
    i: ignored,
    srcpath: ignored,
    clines: ignored,
    xe: ignored,
    xd: ignored,
    xn: ignored,
    xi: ignored,
  }),
);

const meaningless = 'pv pe pr pb o s v n hd lines noshell nosqm 2'.split(' ');
const withoutValue = new Map<string, Apply>([
  ...Object.entries<Apply>({
    g: () => ({ initialBreak: false }),
    G: () => ({ finalBreak: false }),
    pd: () => ({ keepTarget: true }),
    noio: () => ({ console: false }),
    bonc: () => ({ breakOnConnect: true }),
  }),
  ...meaningless.map((name) => [name, ignored] as const),
]);

/** The error is one sentence; empty when help is asked for. `-server` and `-remote` come before everything else (4.5). */
export function readCommandLine(words: readonly string[]): Result<Options, string> {
  let options: Options = {
    servers: [],
    initialBreak: true,
    finalBreak: true,
    breakOnConnect: false,
    keepTarget: false,
    console: true,
    symbolPath: 'srv*',
  };
  let next = 0;
  let onlyLinks = true;
  for (let option = words[next]; option && /^[-/]./.test(option); option = words[next]) {
    next++;
    const name = spelled(option.slice(1));
    if (name === '?') return fail('');
    const apply = withValue.get(name) ?? withoutValue.get(name);
    if (!apply) return fail(`Unknown option '${option}'`);
    const isLink = name === 'server' || name === 'remote';
    if (isLink && !onlyLinks) return fail(`${option} must be the first option`);
    onlyLinks = isLink;
    const value = withValue.has(name) ? words[next++] : '';
    if (value === undefined) return fail(`${option} needs a value`);
    options = { ...options, ...apply(value, options) };
    if (Number.isNaN(options.pid)) return fail(`'${value}' is not a number`);
  }
  const rest = words.slice(next);
  return checked(rest.length > 0 ? { ...options, commandLine: rest.map(quoted).join(' ') } : options);
}

function checked(options: Options): Result<Options, string> {
  const hasTarget =
    options.pid !== undefined || options.processName !== undefined || options.commandLine !== undefined;
  if (
    options.remote !== undefined &&
    (hasTarget || options.servers.length > 0 || options.smartClient !== undefined)
  ) {
    return fail('-remote joins a session: the target is chosen by the server');
  }
  return options.remote === undefined && !hasTarget ? fail('No target') : ok(options);
}

/** CDB ignores the case of its options, apart from these. */
const spelled = (name: string): string => (/^[gG]$/.test(name) ? name : name.toLowerCase());

const quoted = (word: string): string => (/[ \t]/.test(word) || word === '' ? `"${word}"` : word);

/** Decimal, as on the documented command line; 0n and 0x say so. NaN for anything else. */
function readPid(value: string): number {
  const digits = /^(?:0n)?(\d+)$/.exec(value)?.[1];
  return digits === undefined && !/^0x[0-9a-f]+$/i.test(value) ? Number.NaN : Number(digits ?? value);
}
