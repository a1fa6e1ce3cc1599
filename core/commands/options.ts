/** The options of every tool, as data (facts section 7, 3.D to 3.J, section 5). */

export type ToolName =
  | 'cdb'
  | 'ntsd'
  | 'kd'
  | 'windbg'
  | 'windbgx'
  | 'dbgsrv'
  | 'kdsrv'
  | 'dbengprx'
  | 'remote'
  | 'gdb'
  | 'gdbserver';

/** What follows an option. `rest`: everything up to the end; `list`: one word that may be left out; `glued`: part of the same word. */
type ValueKind =
  | 'none'
  | 'server-transport'
  | 'client-transport'
  | 'process-transport'
  | 'kernel'
  | 'exdi'
  | 'pid'
  | 'number'
  | 'text'
  | 'target'
  | 'command'
  | 'rest'
  | 'glued';

export interface OptionRow {
  /** As documented, without the dash. */
  name: string;
  value: ValueKind;
  /** What it is about: decides which options exclude each other. */
  group?: 'connection' | 'target' | 'attach' | 'alone' | 'console';
  /** The letters may not be written in the other case. */
  exactCase?: true;
}

/** c: cdb and ntsd, k: kd, w: classic WinDbg, x: new WinDbg. */
type Tools = string;
type Row = [name: string, tools: Tools, value?: ValueKind, group?: NonNullable<OptionRow['group']>];

const rows: Row[] = [
  ['server', 'ckwx', 'server-transport', 'connection'],
  ['remote', 'ckwx', 'client-transport', 'connection'],
  ['premote', 'cwx', 'process-transport'],
  ['noio', 'ck', 'none', 'console'],
  ['d', 'c', 'none', 'console'],
  ['d', 'kwx'],
  ['ddefer', 'c', 'none', 'console'],
  ['k', 'kwx', 'kernel', 'target'],
  ['kl', 'kwx', 'none', 'target'],
  ['kx', 'kwx', 'exdi', 'target'],
  ['kqm', 'ckx'],
  ['p', 'cwx', 'pid', 'target'],
  ['pn', 'cwx', 'target', 'target'],
  ['psn', 'cwx', 'target', 'target'],
  ['z', 'ckwx', 'target', 'target'],
  ['plmPackage', 'cwx', 'target', 'target'],
  ['plmApp', 'cwx', 'target'],
  ['plmBgTaskId', 'cwx', 'target'],
  ['cimp', 'cx', 'none', 'target'],
  ['-', 'c', 'none', 'target'],
  ['pb', 'cw', 'none', 'attach'],
  ['pd', 'cwx'],
  ['pe', 'cw', 'none', 'attach'],
  ['pr', 'cw', 'none', 'attach'],
  ['pt', 'cw', 'number'],
  ['pv', 'cwx', 'none', 'attach'],
  ['pvr', 'c', 'none', 'attach'],
  ['g', 'cwx'],
  ['G', 'cwx'],
  ['o', 'cwx'],
  ['2', 'c'],
  ['bonc', 'ck'],
  ['b', 'kw'],
  ['c', 'ckwx', 'command'],
  ['cf', 'ck', 'text'],
  ['cfr', 'ck', 'text'],
  ['clines', 'ckw', 'number'],
  ['e', 'cwx', 'number'],
  ['ee', 'ckw', 'text'],
  ['failinc', 'ckw'],
  ['hd', 'cw'],
  ['i', 'ckwx', 'text'],
  ['y', 'ckwx', 'text'],
  ['srcpath', 'ckwx', 'text'],
  ['lsrcpath', 'wx', 'text'],
  ['isd', 'c'],
  ['j', 'w'],
  ['lines', 'ck'],
  ['loga', 'ckwx', 'text'],
  ['logo', 'ckwx', 'text'],
  ['logau', 'ck', 'text'],
  ['logou', 'ck', 'text'],
  ['m', 'k'],
  ['myob', 'ck'],
  ['n', 'ckwx'],
  ['netsyms:', 'c', 'glued'],
  ['noinh', 'cw'],
  ['noshell', 'ckw'],
  ['nosqm', 'c'],
  ['openPrivateDumpByHandle', 'w', 'text', 'target'],
  ['Q', 'wx'],
  ['QY', 'wx'],
  ['QS', 'wx'],
  ['QSY', 'wx'],
  ['r', 'c', 'number'],
  ['r', 'k'],
  ['robp', 'cw'],
  ['s', 'ck'],
  ['sdce', 'ckw'],
  ['secure', 'kw'],
  ['ses', 'ckw'],
  ['setupFirewallRules', 'x'],
  ['sflags', 'ckw', 'number'],
  ['sicv', 'ckw'],
  ['sins', 'ckw'],
  ['snc', 'ckw'],
  ['snul', 'ckw'],
  ['sup', 'ckw'],
  ['t', 'ck', 'number'],
  ['T', 'wx', 'text'],
  ['v', 'ckwx'],
  ['version', 'ck'],
  ['vf', 'c'],
  ['vf:', 'c', 'glued'],
  ['w', 'c'],
  ['W', 'wx', 'text'],
  ['WF', 'w', 'text'],
  ['WX', 'wx'],
  ['x', 'ckx'],
  ['xd', 'cx', 'text'],
  ['xe', 'cx', 'text'],
  ['xi', 'cx', 'text'],
  ['xn', 'cx', 'text'],
  ['zp', 'ckw', 'text'],
  ['a', 'ckw', 'glued'],
  ['?', 'ckwx', 'none', 'alone'],
  ['iae', 'c', 'none', 'alone'],
  ['iaec', 'c', 'text', 'alone'],
  ['iu', 'ck', 'text', 'alone'],
  ['IU', 'wx', 'text', 'alone'],
  ['I', 'wx', 'none', 'alone'],
  ['IS', 'wx', 'none', 'alone'],
  ['IA', 'wx', 'none', 'alone'],
  ['IAS', 'wx', 'none', 'alone'],
  ['QR', 'ck', 'text', 'alone'],
  ['wake', 'ck', 'pid', 'alone'],
];

/** CDB and NTSD: only these are case-sensitive, KD: only the first two; WinDbg: all but -j (facts 7). */
const exactInCdb = ['remote', 'server', 'g', 'G'];

function debuggerOptions(letter: string): OptionRow[] {
  const exact = (name: string) =>
    letter === 'w' || letter === 'x'
      ? name !== 'j'
      : exactInCdb.slice(0, letter === 'k' ? 2 : 4).includes(name);
  return rows
    .filter(([, tools]) => tools.includes(letter))
    .map(([name, , value = 'none', group]) => ({
      name,
      value,
      ...(group ? { group } : {}),
      ...(exact(name) ? { exactCase: true as const } : {}),
    }));
}

const cdbOptions = debuggerOptions('c');
const exact = (name: string, value: ValueKind = 'none'): OptionRow => ({ name, value, exactCase: true });
const loose = (name: string, value: ValueKind = 'none'): OptionRow => ({ name, value });

export const optionsOf: Record<ToolName, readonly OptionRow[]> = {
  cdb: cdbOptions,
  ntsd: cdbOptions,
  kd: debuggerOptions('k'),
  windbg: debuggerOptions('w'),
  windbgx: debuggerOptions('x'),
  dbgsrv: [
    exact('t', 'server-transport'),
    exact('c', 'rest'),
    exact('cs', 'rest'),
    exact('sifeo', 'text'),
    exact('x', 'rest'),
    exact('pc', 'rest'),
    exact('?'),
  ],
  kdsrv: [loose('t', 'server-transport'), loose('?')],
  dbengprx: [loose('p'), loose('c', 'client-transport'), loose('s', 'server-transport'), loose('?')],
  remote: ['s', 'c', 'q', 'v', '-v']
    .map((name) => loose(name))
    .concat(['f', 'b', 'u', 'ud', 'l', 'k'].map((name) => loose(name, 'text'))),
  gdb: [],
  gdbserver: [],
};

/** Programs that may be written in front of ours; `start cdb` is `ntsd`. */
export const wrappers: readonly string[] = ['sudo', 'start', '&'];

/** File names that stand for a tool: those of the Store package (13.4), and old ones (13.12). */
export function toolOfProgram(program: string): ToolName | undefined {
  const name = (program.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
  const plain = name.replace(/^(cdb|ntsd|kd)(?:x64|x86|arm64|arm)$/, '$1');
  if (plain === 'ntkd' || /^(?:i386|ia64)kd$/.test(plain)) return 'kd';
  return plain in optionsOf ? (plain as ToolName) : undefined;
}

/** The row of an option as typed, without its dash. Rows that differ only in case have their exact spelling first. */
export function findOption(table: readonly OptionRow[], option: string): OptionRow | undefined {
  const lower = option.toLowerCase();
  return (
    table.find((row) => row.name === option) ??
    table.find(
      (row) => !row.exactCase && row.name.length === lower.length && row.name.toLowerCase() === lower,
    ) ??
    table.find(
      (row) => row.value === 'glued' && row.name.length < option.length && option.startsWith(row.name),
    )
  );
}

export const isConsoleDebugger = (tool: string): tool is 'cdb' | 'ntsd' | 'kd' =>
  tool === 'cdb' || tool === 'ntsd' || tool === 'kd';
export const isWindbg = (tool: string): tool is 'windbg' | 'windbgx' =>
  tool === 'windbg' || tool === 'windbgx';
export const isDebugger = (tool: string): tool is 'cdb' | 'ntsd' | 'kd' | 'windbg' | 'windbgx' =>
  isConsoleDebugger(tool) || isWindbg(tool);
