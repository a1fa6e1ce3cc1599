/** The parts of a command line, for colouring (ui.md "Parts of a command line"), and its secrets. Reads anything, judges nothing. */
import { splitSyntax } from '../transports/syntax.ts';
import { type Kind, optionKind } from './option-kinds.ts';
import { toolOfProgram, wrappers } from './options.ts';
import { splitWords, type Word } from './split.ts';

type Part = 'program' | 'option' | 'protocol' | 'key' | 'value' | 'target' | 'hole' | 'password' | 'plain';

/** Offsets into the text. */
export interface PartSpan {
  from: number;
  to: number;
  part: Part;
}

/** Spans in order, without gaps or overlaps: together they are the text. */
export function commandParts(text: string): PartSpan[] {
  const spans: PartSpan[] = [];
  const words = splitWords(text, 'cmd');
  const programAt = words.findIndex(({ value }) => !wrappers.includes(value.toLowerCase()));
  const tool = toolOfProgram(words[programAt]?.value ?? '');
  const options = tool === 'gdb' || tool === 'gdbserver' ? gnuOption : anyOption;
  // gdbserver wants to know where to listen first.
  let addressComes = tool === 'gdbserver';
  let expected: Kind | undefined;
  // Everything behind the program to debug belongs to it.
  let behindTarget = false;
  for (const [index, word] of words.entries()) {
    const isAddress = addressComes && index > programAt && !options.test(word.value);
    const known: Part | undefined =
      index <= programAt ? 'program' : behindTarget || isAddress ? 'value' : undefined;
    const kind: Part | 'transport' = known ?? kindOf(word.value, expected, options);
    spans.push(...wordSpans(text, word, kind));
    if (isAddress) addressComes = false;
    behindTarget ||= kind === 'target' && expected === undefined;
    expected = kind === 'option' ? optionKind(word.value) : undefined;
  }
  return withoutGaps(holes(spans, text), text.length);
}

const protocolText = /^(?:tcp|npipe|com|spipe|ssl|net|usb2?|1394|kdsrv|exdi|gdb|snapshot):/i;

/** For gdb and gdbserver `/` begins a path. */
const gnuOption = /^--?[A-Za-z]/;
const anyOption = /^[-/][A-Za-z?-]/;

function kindOf(value: string, expected: Kind | undefined, options: RegExp): Part | 'transport' {
  if (protocolText.test(value)) return 'transport';
  if (expected !== undefined) return expected === 'target' ? 'target' : 'value';
  return options.test(value) ? 'option' : 'target';
}

function wordSpans(text: string, word: Word, kind: Part | 'transport'): PartSpan[] {
  if (kind !== 'transport') return [{ from: word.from, to: word.to, part: kind }];
  // Quotation marks around a transport are the shell's.
  const from = text[word.from] === '"' ? word.from + 1 : word.from;
  const to = text[from - 1] === '"' && text[word.to - 1] === '"' ? word.to - 1 : word.to;
  return transportSpans(text.slice(from, to), from);
}

/** A transport, or a kernel string with transports inside `@{...}`. */
function transportSpans(text: string, base: number): PartSpan[] {
  const syntax = splitSyntax(text);
  const spans: PartSpan[] = [{ from: base, to: base + syntax.spelled.length + 1, part: 'protocol' }];
  for (const item of syntax.items) {
    const keyEnd = item.from + item.spelled.length;
    if (keyEnd > item.from) spans.push({ from: base + item.from, to: base + keyEnd, part: 'key' });
    if (item.value === undefined || item.to <= item.valueFrom) continue;
    const inner = /^@\{(.*)\}$/s.exec(item.value)?.[1];
    if (inner !== undefined && protocolText.test(inner)) {
      spans.push(...transportSpans(inner, base + item.valueFrom + 2));
    } else {
      const part = item.key === 'password' || item.key === 'key' ? 'password' : 'value';
      spans.push({ from: base + item.valueFrom, to: base + item.to, part });
    }
  }
  return spans;
}

/** Placeholders such as <PID> are holes wherever they stand. */
function holes(spans: PartSpan[], text: string): PartSpan[] {
  return spans.flatMap((span) => {
    const cut: PartSpan[] = [];
    let at = span.from;
    for (const hole of text.slice(span.from, span.to).matchAll(/<[A-Z][A-Z0-9 _-]*>/g)) {
      const from = span.from + hole.index;
      if (from > at) cut.push({ ...span, from: at, to: from });
      at = from + hole[0].length;
      cut.push({ from, to: at, part: 'hole' });
    }
    if (at < span.to) cut.push({ ...span, from: at });
    return cut;
  });
}

function withoutGaps(spans: PartSpan[], end: number): PartSpan[] {
  const whole: PartSpan[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.from > at) whole.push({ from: at, to: span.from, part: 'plain' });
    whole.push(span);
    at = span.to;
  }
  if (at < end) whole.push({ from: at, to: end, part: 'plain' });
  return whole;
}

/** `password=` of a transport; the KDNET key is an encryption key (facts 4.4). Not those of holes, nor the `*` of `.servers`. */
const secretPattern = /(?<=\b(?:password|key)=)(?!\*|<)[^\s,}"']+/gi;

/** Every password and KDNET key in a text, each once. */
export const secretsIn = (text: string): string[] => [...new Set(text.match(secretPattern) ?? [])];

/** As many dots whatever the length, so that the length is not told. */
export const maskedSecret = '••••••';

/** The text without its secrets: for screens, titles and logs. */
export const maskSecrets = (text: string): string => text.replace(secretPattern, maskedSecret);
