/**
 * Answers that are typed. A text that is no valid answer keeps its place on the screen with one sentence under it, and its value is
 * left out of the situation: a plan never contains what the screen calls wrong.
 */
import { parseSituation } from '../../core/situation/parse.ts';
import { ComputerName, Password, type PortOrRange, type Situation } from '../../core/situation/schema.ts';
import { isLoopback } from '../store/toolset-choice.ts';
import {
  put,
  reachOf,
  renameComputer,
  setComputer,
  setPrefer,
  setReach,
  setTarget,
  setWant,
} from './answers.ts';

export interface TypedField {
  /** The id of the question, and the place that failures of main name. */
  question: string;
  /** In sentences: "PID 122". */
  label: string;
  read(situation: Situation): string;
  /** What is wrong with a text, in one sentence; undefined when it is an answer. Empty texts are "not answered". */
  fault?(text: string, situation: Situation): string | undefined;
  /** `text` is valid; undefined: no answer. */
  write(situation: Situation, text: string | undefined): Situation;
  /** Said instead of the text, for what is not to be shown. */
  secret?: true;
}

/** Process ids are 32 bits wide. */
const largestPid = 0xffff_ffff;
const largestPort = 65_535;

export const pidField: TypedField = {
  question: 'target.pid',
  label: 'PID',
  read: ({ target }) => (target.pid === undefined ? '' : String(target.pid)),
  fault: (text) => {
    const pid = wholeNumber(text);
    return pid !== undefined && pid >= 1 && pid <= largestPid
      ? undefined
      : `PID is "${text}": a process id is a whole number from 1 to ${largestPid}.`;
  },
  write: (situation, text) => setTarget(situation, 'pid', text === undefined ? undefined : wholeNumber(text)),
};

export const imageField: TypedField = {
  question: 'target.image',
  label: 'Program',
  read: ({ target }) => target.image ?? '',
  write: (situation, text) => setTarget(situation, 'image', text),
};

export const argumentsField: TypedField = {
  question: 'target.arguments',
  label: 'Arguments',
  read: ({ target }) => target.arguments ?? '',
  write: (situation, text) => setTarget(situation, 'arguments', text),
};

export const folderField: TypedField = {
  question: 'target.folder',
  label: 'Working folder',
  read: ({ target }) => target.folder ?? '',
  write: (situation, text) => setTarget(situation, 'folder', text),
};

export const serviceField: TypedField = {
  question: 'target.service',
  label: 'Service',
  read: ({ target }) => target.service ?? '',
  write: (situation, text) => setTarget(situation, 'service', text),
};

export const dumpField: TypedField = {
  question: 'target.dumpPath',
  label: 'Dump file',
  read: ({ target }) => target.dumpPath ?? '',
  write: (situation, text) => setTarget(situation, 'dumpPath', text),
};

/** NAME!APP, as application user model ids are written. */
export const packageField: TypedField = {
  question: 'target.package',
  label: 'Package and app',
  read: ({ target }) => (target.package ? `${target.package.name}!${target.package.app}` : ''),
  fault: (text) =>
    /^[^!]+![^!]+$/.test(text)
      ? undefined
      : `Package and app is "${text}": write the package's full name, an exclamation mark, and the app.`,
  write: (situation, text) => {
    const [name = '', app = ''] = text?.split('!') ?? [];
    return setTarget(situation, 'package', text ? { name, app } : undefined);
  },
};

export const computerNameField = (index: number): TypedField => ({
  question: `computers[${index}].name`,
  label: 'Name',
  read: ({ computers }) => computers[index]?.name ?? '',
  fault: (text, { computers }) => {
    const parsed = ComputerName.safeParse(text);
    if (!parsed.success) return `Name is "${text}": ${parsed.error.issues[0]?.message}.`;
    const taken = computers.some(
      ({ name }, other) => other !== index && name.toLowerCase() === text.toLowerCase(),
    );
    return taken ? `Name is "${text}": another computer has this name already.` : undefined;
  },
  write: (situation, text) => {
    const before = situation.computers[index]?.name;
    return text && before ? renameComputer(situation, before, text) : situation;
  },
});

export const addressField = (index: number): TypedField => ({
  question: `computers[${index}].address`,
  label: 'Address',
  read: ({ computers }) => computers[index]?.address ?? '',
  fault: (text) =>
    ComputerName.safeParse(text).success
      ? undefined
      : `Address is "${text}": a name or an IP address has no spaces, quotes, slashes, commas or shell characters.`,
  write: (situation, text) => {
    const computer = situation.computers[index];
    if (!computer) return situation;
    const next = setComputer(situation, computer.name, 'address', text);
    if (computer.name === situation.technician) return next;
    // A loopback address is this computer: its steps run here.
    if (text && isLoopback(text)) return setComputer(next, computer.name, 'access', 'here');
    return computer.access === 'here' ? setComputer(next, computer.name, 'access', 'by-hand') : next;
  },
});

export const reachPortsField = (from: string, to: string): TypedField => ({
  question: `reach ${from} ${to} ports`,
  label: `Ports from ${from} to ${to}`,
  read: (situation) => portsText(reachOf(situation, from, to)?.ports),
  fault: portsFault('Ports'),
  write: (situation, text) => {
    const reach = reachOf(situation, from, to);
    return reach ? setReach(situation, from, to, put(reach, 'ports', parsePorts(text))) : situation;
  },
});

export const portField: TypedField = {
  question: 'prefer.port',
  label: 'Port',
  read: ({ prefer }) => portsText(prefer?.port),
  fault: portsFault('Port'),
  write: (situation, text) => setPrefer(situation, 'port', parsePorts(text)),
};

/** Two rules, two sentences: the engine refuses the length, a comma would end the password (engine 1.2, facts 4.3). */
export const passwordField: TypedField = {
  question: 'prefer.password',
  label: 'Password',
  secret: true,
  read: ({ prefer }) => prefer?.password ?? '',
  fault: (text) => {
    if (Password.safeParse(text).success) return undefined;
    if (text.length > 12) return `A password has at most 12 characters; this one has ${text.length}.`;
    const bad = [...text].find((character) => !/[A-Za-z0-9]/.test(character)) ?? '';
    const name = bad === ',' ? 'a comma' : bad === ' ' ? 'a space' : `"${bad}"`;
    return `A password has letters and digits only; this one has ${name}.`;
  },
  write: (situation, text) => setPrefer(situation, 'password', text),
};

export const pipeField: TypedField = {
  question: 'prefer.pipe',
  label: 'Pipe',
  read: ({ prefer }) => prefer?.pipe ?? '',
  fault: (text) =>
    /^[A-Za-z0-9_.-]+$/.test(text)
      ? undefined
      : `Pipe is "${text}": a pipe name has letters, digits, dots, dashes and underscores only.`,
  write: (situation, text) => setPrefer(situation, 'pipe', text),
};

export const certificateField: TypedField = {
  question: 'wants.certificate',
  label: 'Certificate',
  read: ({ wants }) => wants?.certificate ?? '',
  write: (situation, text) => setWant(situation, 'certificate', text),
};

export const symbolPathField: TypedField = {
  question: 'symbols.path',
  label: 'Symbol path',
  read: ({ symbols }) => symbols.path ?? '',
  write: (situation, text) => ({ ...situation, symbols: put(situation.symbols, 'path', text) }),
};

/** Every typed field there is for a situation: what must be right before a plan may start. */
export function typedFields(situation: Situation): TypedField[] {
  return [
    pidField,
    imageField,
    argumentsField,
    folderField,
    serviceField,
    dumpField,
    packageField,
    ...situation.computers.flatMap((_, index) => [computerNameField(index), addressField(index)]),
    ...situation.reach.map(({ from, to }) => reachPortsField(from, to)),
    portField,
    passwordField,
    pipeField,
    certificateField,
    symbolPathField,
  ];
}

/** The first text on the screens that is no valid answer. */
export function firstFault(
  situation: Situation,
  texts: Record<string, string>,
): { field: TypedField; says: string } | undefined {
  for (const field of typedFields(situation)) {
    const text = texts[field.question];
    const says = text === undefined ? undefined : faultOf(field, text, situation);
    if (says) return { field, says };
  }
  return undefined;
}

/** The field's own sentence, else what the core says of the situation with this answer in it. */
export function faultOf(field: TypedField, text: string, situation: Situation): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return field.question.endsWith('.name') ? 'A computer needs a name.' : undefined;
  return field.fault?.(trimmed, situation) ?? coreFault(field, trimmed, situation);
}

function coreFault(field: TypedField, text: string, situation: Situation): string | undefined {
  const parsed = parseSituation(field.write(situation, text));
  if (parsed.ok) return undefined;
  const before = parseSituation(situation);
  const known = new Set(before.ok ? [] : before.error.map(({ path }) => path));
  const fault = parsed.error.find(({ path }) => !known.has(path));
  // On the screen the field has a name of its own.
  const { path, says } = fault ?? { path: '', says: undefined };
  return says?.startsWith(path) ? `${field.label}${says.slice(path.length)}` : says;
}

export function portsText(ports: PortOrRange | undefined): string {
  if (ports === undefined) return '';
  return typeof ports === 'number' ? String(ports) : `${ports[0]}-${ports[1]}`;
}

function portsFault(label: string) {
  return (text: string): string | undefined => {
    const [low, high, ...more] = text.split(/\s*-\s*/).map(wholeNumber);
    const isPort = (port: number | undefined) => port !== undefined && port >= 1 && port <= largestPort;
    const isRange = text.includes('-');
    if (more.length > 0 || !isPort(low) || (isRange && !isPort(high))) {
      return `${label} is "${text}": a port is a whole number from 1 to ${largestPort}, a range is written 5005-5010.`;
    }
    return isRange && Number(low) > Number(high)
      ? `${label} is "${text}": a range goes from the lower to the higher port.`
      : undefined;
  };
}

function parsePorts(text: string | undefined): PortOrRange | undefined {
  if (text === undefined) return undefined;
  const [low = 0, high] = text.split('-').map(Number);
  return high === undefined ? low : [low, high];
}

function wholeNumber(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
