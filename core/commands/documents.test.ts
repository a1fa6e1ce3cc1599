/** Every command line of the documents: taken apart, printed back, and judged as fine or as one of the documents' known errors. */
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { parseCommand, printCommand } from './command.ts';
import { findOption, optionsOf, type ToolName } from './options.ts';
import { quoteFor, splitCommandLine } from './split.ts';
import { documentErrors, fragments, needOneOption } from './testing/document-errors.ts';
import { readShared } from './testing/shared.ts';
import { expand } from './testing/templates.ts';

interface Entry {
  id: string;
  kind: string;
  tool: string;
  command: string;
}
const entries = readShared('commands.json') as Entry[];
const lines = entries.filter(({ kind }) => kind !== 'grammar' && kind !== 'key');

it('all lines are there', () => {
  expect(entries).toHaveLength(482);
});

describe('each line', () => {
  it.each(lines.map((entry) => [entry.id, entry.command] as const))('%s is printed back: %s', (_, text) => {
    expect(printCommand(parseCommand(text))).toBe(text);
    const argv = splitCommandLine(text, 'cmd');
    expect(splitCommandLine(quoteFor('cmd', argv), 'cmd')).toEqual(argv);
  });

  const judged = lines.filter(({ id }) => !fragments.includes(id));
  it.each(judged.map((entry) => [entry.id, entry] as const))(
    '%s is fine, or known to be wrong',
    (id, entry) => {
      const [whole = '', bare] = expand(entry.command, entry.tool);
      const errors = errorsOf(whole);
      const known = documentErrors[id];
      if (known) expect(errors).toContain(known.rule);
      else expect(errors, whole).toEqual([]);
      if (bare === undefined || known) return;
      const needs = needOneOption[id];
      expect(errorsOf(bare), bare).toEqual(needs ? [needs] : []);
    },
  );

  it('is corrected where there is one right answer', () => {
    const fixed = Object.keys(documentErrors).flatMap((id) => {
      const entry = lines.find((line) => line.id === id);
      const text = entry && check(expand(entry.command, entry.tool).slice(0, 1)).lines[0]?.fixed;
      return text === undefined ? [] : [`${id} ${text}`];
    });
    expect(fixed).toEqual([
      'cmd-105 windbg.exe -v -kx exdi:CLSID={29f9906e-9dbe-4d4b-b0fb-6acf7fb6d014},Kd=Guess,InProc=ExdiGdbSrv.dll,DataBreaks=Exdi',
      'cmd-123 WinDbg -k net:port=50000,key=2steg4fzbj2sz.23418vzkd4ko3.1g34ou07z4pev.1sp3yo9yz874p',
      'cmd-149 "C:\\Program Files (x86)\\Windows Kits\\10\\Debuggers\\x64\\windbg.exe" -I',
      'cmd-151 "C:\\Program Files (x86)\\Windows Kits\\10\\Debuggers\\x86\\windbg.exe" -I',
      'cmd-263 windbg -I',
      'cmd-265 ntsd -iaec "-d -y SymbolPath"',
      'cmd-335 windbg.exe -d -k net:port=50000,key=1.2.3.4',
      'cmd-369 windbg -d -k net:port=50000,key=1.2.3.4',
      'cmd-451 .netuse /a "m:" "\\\\myserver\\myshare" "" ""',
    ]);
  });
});

const errorsOf = (text: string): string[] =>
  (check([text]).lines[0]?.problems ?? [])
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);

describe('the grammars of the documents', () => {
  const grammars = entries.filter(({ kind }) => kind === 'grammar');
  it.each(grammars.map((entry) => [entry.tool, entry.command] as const))(
    '%s: each option is in the tables',
    (tool, text) => {
      const names = [...text.matchAll(/(?<=[[\s])-(-(?=\s)|\?|[A-Za-z0-9]+)/g)].map(
        (found) => found[1] ?? '',
      );
      expect(names.length).toBeGreaterThan(20);
      const unknown = names.filter((name) => {
        // -log{a|au|o|ou}, -x{e|d|n|i}, -aExtension
        const base = name === 'log' ? 'loga' : name === 'aExtension' ? 'aext' : name;
        return (
          !findOption(optionsOf[tool as ToolName], base) &&
          !findOption(optionsOf[tool as ToolName], `${base}:`)
        );
      });
      expect(unknown).toEqual([]);
    },
  );
});
