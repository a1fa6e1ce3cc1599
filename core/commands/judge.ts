/** What the checkers of all tools share: a command being judged, its faults, and how they are written down. */
import { type Edit, type Fault, shiftFaults } from '../transports/fault.ts';
import { readTransport } from '../transports/parse.ts';
import type { Transport, TransportRole } from '../transports/transport.ts';
import type { Command, CommandWord, Parameter } from './command.ts';
import { findOption, optionsOf, type ToolName } from './options.ts';

/** Where a fault is: a word, or a stretch of the text. */
export interface Place {
  from: number;
  to: number;
}

/** What would be right: another text for the place, or changes elsewhere. */
type Right = string | readonly Edit[];

export interface Judge {
  readonly command: Command;
  readonly faults: Fault[];
  error(place: Place, rule: string, says: string, right?: Right): void;
  warn(place: Place, rule: string, says: string, right?: Right): void;
}

export function createJudge(command: Command): Judge {
  const faults: Fault[] = [];
  const add =
    (severity: Fault['severity']) =>
    ({ from, to }: Place, rule: string, says: string, right?: Right) => {
      const fault = { severity, rule, says, from, to };
      if (right === undefined) faults.push(fault);
      else faults.push(typeof right === 'string' ? { ...fault, fix: right } : { ...fault, edits: right });
    };
  return { command, faults, error: add('error'), warn: add('warning') };
}

/** `-server tcp:port=1`, from the dash to the end of the value. */
export const wholeOf = ({ word, values }: Parameter): Place => ({
  from: word.from,
  to: values.at(-1)?.to ?? word.to,
});

export const endOf = ({ text }: Command): Place => ({ from: text.length, to: text.length });

/** Takes the place out, with the blanks in front of it. */
export function without(text: string, { from, to }: Place): Edit {
  let start = from;
  while (start > 0 && text[start - 1] === ' ') start--;
  return { from: start, to, text: '' };
}

/** The options that are present by their documented names, merged ones (`-odGg`) taken apart. */
export function presentOptions(command: Command): Map<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const parameter of command.parameters) {
    if (parameter.row) found.set(parameter.row.name, parameter);
    else for (const name of mergedOptions(command, parameter) ?? []) found.set(name, parameter);
  }
  return found;
}

/** CDB, NTSD and KD let parameterless options of one letter be written together: `-odGg`, `-rnv` (facts 7). */
export function mergedOptions({ tool }: Command, { option }: Parameter): string[] | undefined {
  if (!option || option.length < 2 || !['cdb', 'ntsd', 'kd'].includes(tool)) return undefined;
  const names: string[] = [];
  for (const letter of option) {
    const row = findOption(optionsOf[tool as ToolName], letter);
    if (row?.value !== 'none' || row.name.length !== 1) return undefined;
    names.push(row.name);
  }
  return names;
}

/** Where the text of a quoted value begins. */
export const insideOf = (word: CommandWord): number => word.from + (word.raw.startsWith('"') ? 1 : 0);

/** Judges the transport in a word; undefined when it is not even a protocol. */
export function judgeTransport(judge: Judge, word: CommandWord, role: TransportRole): Transport | undefined {
  const { transport, faults } = readTransport(word.value, role);
  judge.faults.push(...shiftFaults(withoutNeedless(faults, word), insideOf(word)));
  return transport;
}

/** Inside quotation marks spaces are allowed (4.3): they do not end the transport there. */
const withoutNeedless = (faults: Fault[], word: CommandWord): Fault[] =>
  word.raw.startsWith('"')
    ? faults.filter((fault) => !/no space inside a transport/.test(fault.says))
    : faults;

/** `<PID>`, and the codes that Windows fills in for a registered postmortem debugger (14.2). */
export const isHole = (value: string): boolean => /^<[^<>]*>$|^%ld$|^0?x?%p$/.test(value);
