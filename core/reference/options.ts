/** The tables of options and connection strings as a page of the documentation; a test keeps the page current. */
import { optionMeanings } from '../commands/option-meanings.ts';
import { type OptionRow, optionsOf, type ToolName } from '../commands/options.ts';

const columns: readonly (readonly [title: string, tool: ToolName, letter: string])[] = [
  ['CDB, NTSD', 'cdb', 'c'],
  ['KD', 'kd', 'k'],
  ['WinDbg', 'windbg', 'w'],
  ['new WinDbg', 'windbgx', 'x'],
];

const takes: Partial<Record<OptionRow['value'], string>> = {
  'server-transport': 'SERVER-TRANSPORT',
  'client-transport': 'CLIENT-TRANSPORT',
  'process-transport': 'CLIENT-TRANSPORT',
  kernel: '[CONNECTION]',
  exdi: 'exdi:...',
  pid: 'NUMBER',
  number: 'NUMBER',
  text: 'TEXT',
  target: 'NAME',
  command: '"COMMANDS"',
  rest: 'COMMAND LINE',
};

const spelled = ({ name, value }: OptionRow): string => {
  const what = takes[value];
  return `\`-${name}${value === 'glued' ? 'X' : ''}${what ? ` ${what}` : ''}\``;
};

/** Markdown. */
export function optionsReference(): string {
  const lines = [
    '# Options of the debuggers',
    '',
    'Made from the tables in `core/commands`; `npm run reference` writes it anew.',
    '`/` may stand for `-`. -server and -remote come first, the program to debug comes last.',
    '',
    `| Option | ${columns.map(([title]) => title).join(' | ')} | Meaning |`,
    `|---|${columns.map(() => '---|').join('')}---|`,
    ...debuggerRows(),
    '',
    '## Other programs',
    '',
    '| Program | Options |',
    '|---|---|',
    ...(['dbgsrv', 'kdsrv', 'dbengprx'] as const).map(
      (tool) => `| ${tool} | ${optionsOf[tool].map(spelled).join(' ')} |`,
    ),
    '| remote | `/s "COMMAND" SESSION [/f COLOUR] [/b COLOUR] [/u USER]... [/ud USER]... [/v \\| /-v]` · `/c COMPUTER SESSION [/l LINES] [/f COLOUR] [/b COLOUR] [/k FILE]` · `/q COMPUTER` |',
    '| gdbserver | `HOST:PORT PROGRAM [ARGUMENTS]` · `--attach HOST:PORT NUMBER` · `--multi HOST:PORT` |',
    '',
  ];
  return lines.join('\n');
}

/** One row for each name and meaning: where tools mean different things there are two. */
function debuggerRows(): string[] {
  const found = new Map<string, { row: OptionRow; letters: string }>();
  for (const [, tool, letter] of columns) {
    for (const row of optionsOf[tool]) {
      const key = `${row.name} ${meaningOf(row.name, letter)}`;
      const known = found.get(key);
      if (known) known.letters += letter;
      else found.set(key, { row, letters: letter });
    }
  }
  return [...found.values()].map(({ row, letters }) => {
    const marks = columns.map(([, , letter]) => (letters.includes(letter) ? 'yes' : ' '));
    return `| ${spelled(row)} | ${marks.join(' | ')} | ${meaningOf(row.name, letters.charAt(0))} |`;
  });
}

export function meaningOf(name: string, letter: string): string {
  const special = Object.entries(optionMeanings).find(([key]) => {
    const [letters = '', rest] = key.split(/:(?=.)/);
    return rest === name && letters.includes(letter);
  });
  return special?.[1] ?? optionMeanings[name] ?? '';
}
