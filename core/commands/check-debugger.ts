/** Judges command lines of cdb, ntsd, kd and windbg: the options (facts 7), then what may not be together (3.A, 3.D, 3.G, 3.H). */
import { mostFaults, shiftFaults } from '../transports/fault.ts';
import { readKernel } from '../transports/kernel.ts';
import { oneSlipApart } from '../transports/slip.ts';
import { checkTogether } from './check-together.ts';
import type { CommandWord, Parameter } from './command.ts';
import { insideOf, isHole, type Judge, judgeTransport, mergedOptions } from './judge.ts';
import { findOption, isWindbg, optionsOf, type ToolName } from './options.ts';

export function checkDebugger(judge: Judge): void {
  const { parameters } = judge.command;
  checkProgram(judge);
  for (const [index, parameter] of parameters.entries()) {
    if (judge.faults.length > mostFaults) return;
    if (parameter.option === undefined) continue;
    checkDash(judge, parameter.word);
    if (parameter.row) checkValue(judge, parameter, index);
    else if (!mergedOptions(judge.command, parameter)) unknownOption(judge, parameter);
  }
  checkTogether(judge);
}

function checkProgram(judge: Judge): void {
  const { program } = judge.command;
  if (!program) return;
  if (/\s/.test(program.value) && !program.raw.startsWith('"')) {
    const says =
      'A path with spaces needs quotation marks: else the shell takes the first word for the program.';
    judge.warn(program, '7', says, `"${program.raw}"`);
  }
  if (/(?:i386|ia64)kd(?:\.exe)?$/i.test(program.value)) {
    judge.warn(program, '13.12', 'This name is obsolete: kd detects the platform itself.', 'kd');
  }
}

/** The documents print typographic dashes in lines that people copy (15.20). */
export function checkDash(judge: Judge, word: CommandWord): void {
  if (!/^[–—−]/.test(word.value)) return;
  const says = 'This is a typographic dash, as some documents print it; options begin with a hyphen.';
  judge.error({ from: word.from, to: word.from + 1 }, '15.20', says, '-');
}

function checkValue(judge: Judge, parameter: Parameter, index: number): void {
  const { row, word, values } = parameter;
  const [value] = values;
  if (!row || row.value === 'none' || row.value === 'glued') return;
  if (!value) {
    missingValue(judge, parameter, index);
    return;
  }
  switch (row.value) {
    case 'server-transport':
    case 'client-transport':
    case 'process-transport':
      judgeTransport(judge, value, row.value === 'server-transport' ? 'server' : 'client');
      checkCut(judge, parameter, index);
      break;
    case 'kernel':
    case 'exdi':
      judge.faults.push(
        ...shiftFaults(readKernel(value.value, row.value === 'exdi' ? 'kx' : 'k').faults, insideOf(value)),
      );
      checkCut(judge, parameter, index);
      break;
    case 'pid':
      checkPid(judge, word, value);
      break;
    case 'number':
      if (!/^(?:0x[0-9a-f]+|\d+)$/i.test(value.value) && !isHole(value.value)) {
        judge.error(value, '7', `${word.value} takes a number, not "${value.value}".`);
      }
      break;
    case 'command':
      checkCommandText(judge, value);
      break;
  }
}

function missingValue(judge: Judge, { row, word }: Parameter, index: number): void {
  const { command } = judge;
  if (row?.value === 'kernel') {
    checkBareKernel(judge, word, index);
    return;
  }
  if (row?.name === 'iaec') {
    const rest = { from: word.to + 1, to: command.text.trimEnd().length };
    const text = command.text.slice(rest.from, rest.to);
    const says = 'What stands behind -iaec is one argument: it needs quotation marks.';
    if (text !== '') judge.error(rest, '15.7', says, text.includes('"') ? [] : `"${text}"`);
    else judge.error(word, '7', '-iaec needs the text that is added to the registered command line.');
    return;
  }
  const what: Partial<Record<string, string>> = {
    'server-transport': 'a transport such as tcp:port=5005',
    'client-transport': 'a transport such as tcp:server=NAME,port=5005',
    'process-transport': 'a transport such as tcp:server=NAME,port=5005',
    exdi: 'a string that begins with exdi:',
    pid: 'a process number',
    number: 'a number',
  };
  judge.error(word, '7', `${word.value} needs ${what[row?.value ?? ''] ?? 'a value'}.`);
}

/** -k alone takes the environment's port; with another option behind it, it lost its string (15.12). */
function checkBareKernel(judge: Judge, word: CommandWord, index: number): void {
  const { parameters, executable } = judge.command;
  const last = index === parameters.length - 1;
  if (last && !executable) return;
  const lost = executable?.[0];
  const says =
    '-k stands directly in front of its connection string; alone it takes the environment and stands last.';
  if (lost && /^(?:net|com|usb2?|1394|kdsrv):/i.test(lost.value)) {
    judge.error(word, '15.12', says, [
      { from: word.from, to: word.to + 1, text: '' },
      { from: lost.from, to: lost.from, text: '-k ' },
    ]);
  } else if (isWindbg(judge.command.tool)) judge.error(word, '7', says);
  else if (lost) judge.error(word, '7', says);
}

/** `tcp:port=5005, hidden`: the blank ends the transport, and the rest becomes the program to debug. */
function checkCut(judge: Judge, { values }: Parameter, index: number): void {
  const [value] = values;
  const next = judge.command.parameters[index + 1];
  if (!value || value.raw.startsWith('"') || !next || next.option !== undefined) return;
  const cut = value.value.endsWith(',') || /^,/.test(next.word.value);
  if (!cut) return;
  const says = 'A blank ends the transport: it has none, or the whole transport stands in quotation marks.';
  // The comma at its end is this same mistake.
  const at = judge.faults.findIndex(({ says: said, to }) => to === value.to && /comma at the end/.test(said));
  if (at >= 0) judge.faults.splice(at, 1);
  judge.error({ from: value.to, to: next.word.from }, '4.3', says, '');
}

function checkPid(judge: Judge, option: CommandWord, value: CommandWord): void {
  const text = value.value;
  if (/^\d+$/.test(text) || isHole(text)) return;
  if (text === '-1' && option.value.replace(/^[-/]/, '') === 'p') {
    judge.warn(
      value,
      '2.10',
      'CSRSS is a protected process since Windows 10: only a kernel debugger can look at it.',
    );
  } else if (/^0x[0-9a-f]+$/i.test(text)) {
    judge.error(value, '7', 'The process number is decimal.', String(Number.parseInt(text, 16)));
  } else judge.error(value, '7', `"${text}" is no process number: ${option.value} takes a decimal one.`);
}

/** The first commands, as the program receives them. */
function checkCommandText(judge: Judge, value: CommandWord): void {
  if (/^[-–]/.test(value.value))
    judge.warn(value, '7', `This looks like an option, but it is taken for the first command.`);
}

function unknownOption(judge: Judge, { option = '', word }: Parameter): void {
  const { tool } = judge.command;
  const debuggerTool = tool as ToolName;
  if (tool === 'kd' && /^premote$/i.test(option)) {
    judge.error(
      word,
      'D1',
      'KD has no -premote: a KD connection server is reached by -k kdsrv:server=@{...},trans=@{...}.',
    );
    return;
  }
  if (isWindbg(tool) && /^iae(c?)$/i.test(option)) {
    judge.error(word, '15.7', 'WinDbg registers itself by -I.', option.length === 3 ? '-I' : undefined);
    return;
  }
  if (/^ddefer$/i.test(option)) {
    judge.error(word, 'H9', 'Only CDB and NTSD know -ddefer.');
    return;
  }
  if (/^lsrcpath$/i.test(option)) {
    judge.error(word, '11.10', 'Only WinDbg knows -lsrcpath, the local source path of a client.');
    return;
  }
  if (/^secure$/i.test(option)) {
    judge.error(word, '12.5', 'Only KD and WinDbg know -secure: user mode has no Secure Mode.');
    return;
  }
  const other = optionsOf[debuggerTool].find((row) => row.name.toLowerCase() === option.toLowerCase());
  if (other) {
    judge.error(word, '7', `${toolName(tool)} wants -${other.name} in these letters.`, `-${other.name}`);
    return;
  }
  const meant = slipOf(option, debuggerTool);
  const hint = meant ? ` Meant is perhaps -${meant}.` : elsewhere(option);
  judge.error(
    word,
    '7',
    `${toolName(tool)} has no option ${word.value}.${hint}`,
    meant ? `-${meant}` : undefined,
  );
}

const toolName = (tool: string): string =>
  ({ cdb: 'CDB', ntsd: 'NTSD', kd: 'KD', windbg: 'WinDbg', windbgx: 'WinDbg' })[tool] ?? tool;

function elsewhere(option: string): string {
  const tools = (['cdb', 'kd', 'windbg'] as const).filter(
    (tool) => findOption(optionsOf[tool], option)?.name === option,
  );
  return tools.length > 0
    ? ` ${tools.map(toolName).join(' and ')} ${tools.length === 1 ? 'has' : 'have'} it.`
    : '';
}

/** A long option name with one letter wrong: short ones are too near to each other. */
function slipOf(option: string, tool: ToolName): string | undefined {
  const near = optionsOf[tool].filter(
    ({ name }) =>
      name.length >= 4 && option.length >= 3 && oneSlipApart(name.toLowerCase(), option.toLowerCase()),
  );
  return near.length === 1 ? near[0]?.name : undefined;
}
