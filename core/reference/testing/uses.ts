/** Which rules the code names, read from its text: a rule is named by a literal such as '2.4', 'B1', 'engine 5.3'. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Sources = ReadonlyMap<string, string>;

const core = join(import.meta.dirname, '..', '..');
/** The tables themselves name all rules. */
const tables = /^reference\/|^methods\/rules\.ts$|\.test\.ts$|\/testing\//;

/** Every file of core that is neither table nor test, by its path in core. */
export function readSources(): Sources {
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !tables.test(file));
  return new Map(files.sort().map((file) => [file, readFileSync(join(core, file), 'utf8')]));
}

const literal = /'((?:engine )?\d{1,2}\.\d{1,2}|engine \d{1,2}|[A-L]\d{1,2})'/g;

function rulesIn(text: string): string[] {
  const found = [...text.matchAll(literal)];
  if (/\b(?:error|warn)\(/.test(text)) found.push(...text.matchAll(/[ (]'(5|7|16)'[,;]/g));
  return found.map(([, rule = '']) => rule);
}

const comment = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const inComment = /\b(?:engine \d{1,2}(?:\.\d{1,2})?|\d{1,2}\.\d{1,2}|[A-L]\d{1,2})\b/g;

/** The rules that the code applies without saying so. */
const rulesInComments = (text: string): string[] =>
  [...text.matchAll(comment)].flatMap(([words]) => words.match(inComment) ?? []);

export interface Uses {
  readonly says: readonly string[];
  readonly applies: readonly string[];
}

/** Rule -> the files that say it, and those that only follow it. */
export function usesOfRules(sources: Sources): Map<string, Uses> {
  const uses = new Map<string, { says: string[]; applies: string[] }>();
  for (const [file, text] of sources) {
    const said = new Set(rulesIn(text));
    const of = (rule: string) => {
      const known = uses.get(rule) ?? { says: [], applies: [] };
      uses.set(rule, known);
      return known;
    };
    for (const rule of said) of(rule).says.push(file);
    for (const rule of new Set(rulesInComments(text))) if (!said.has(rule)) of(rule).applies.push(file);
  }
  return uses;
}

/**
 * The rules that a function names, itself or through what it calls in its folder: declarations at the margin are followed by their
 * names, across imports.
 */
export function rulesBehind(sources: Sources, file: string, name: string): string[] {
  const seen = new Set<string>();
  const rules = new Set<string>();
  const follow = (inFile: string, wanted: string) => {
    const text = sources.get(inFile);
    const key = `${inFile} ${wanted}`;
    if (text === undefined || seen.has(key)) return;
    seen.add(key);
    const body = declarations(text).get(wanted);
    if (body === undefined) {
      const from = imports(text).get(wanted);
      if (from) follow(beside(inFile, from), wanted);
      return;
    }
    for (const rule of rulesIn(body)) rules.add(rule);
    for (const [word] of withoutTexts(body).matchAll(/(?<!\w|(?<!\.\.)\.)[A-Za-z]\w*\b(?!: )/g))
      follow(inFile, word);
  };
  follow(file, name);
  return [...rules];
}

function declarations(text: string): Map<string, string> {
  const start = /^(?:export )?(?:async )?(?:function|const|class) (\w+)/gm;
  const found = [...text.matchAll(start)];
  return new Map(
    found.map(({ 1: name = '', index }, at) => [
      name,
      text.slice(index, found[at + 1]?.index ?? text.length),
    ]),
  );
}

function imports(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, list = '', from = ''] of text.matchAll(/^import \{([^}]*)\} from '(\.\/[^']+)'/gm)) {
    for (const name of list.split(',')) names.set(name.replace(/^\s*type /, '').trim(), from);
  }
  return names;
}

const beside = (file: string, from: string): string => file.replace(/[^/]+$/, from.slice(2));

/** Words inside of texts and comments are no names; what a template fills in is. */
function withoutTexts(source: string): string {
  // What is open: a template, or a brace of code, of which some stand in a template (`${`).
  const open: ('`' | '{' | '${')[] = [];
  let names = '';
  for (const [token] of source.matchAll(tokens)) {
    const inTemplate = open.at(-1) === '`';
    if (token === '`') {
      if (inTemplate) open.pop();
      else open.push('`');
    } else if (inTemplate) {
      if (token === '${') open.push('${');
    } else if (token === '{' || token === '${') open.push('{');
    else if (token === '}') open.pop();
    else if (!/^(?:'|\/[/*])/.test(token)) names += token;
  }
  return names;
}

const tokens = /`|\$\{|[{}]|\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|[\s\S]/g;
