/** What each answer means in a situation: how it is read from there, and how it is written there. */
import { newComputer } from './defaults.ts';
import type { Answer, QuestionId } from './question.ts';
import type { Computer, Reach, Situation, Wire } from './schema.ts';

interface Meaning {
  /** null: nobody has answered. */
  read(situation: Situation): Answer;
  write(situation: Situation, answer: Answer): Situation;
}

/** A copy with the field set, or left out for null: the schema knows no empty fields. */
function put<Whole extends object>(whole: Whole, key: keyof Whole, value: unknown): Whole {
  const { [key]: _, ...others } = whole;
  return (value === null ? others : { ...others, [key]: value }) as Whole;
}

/** A field of one of the parts of a situation; a part without fields is left out again. */
function field(part: 'target' | 'wants' | 'prefer' | 'symbols', key: string): Meaning {
  return {
    read: (situation) => {
      const fields: Record<string, unknown> = situation[part] ?? {};
      return (fields[key] as Answer | undefined) ?? null;
    },
    write: (situation, answer) => {
      const fields: Record<string, unknown> = put({ ...situation[part] }, key as never, answer);
      const optional = part === 'wants' || part === 'prefer';
      return put(situation, part, optional && Object.keys(fields).length === 0 ? null : fields);
    },
  };
}

const targetComputer = ({ computers, target }: Situation): Computer | undefined =>
  computers.find(({ name }) => name === target.on);

const isElsewhere = ({ target, technician }: Situation): boolean => target.on !== technician;

function withComputer(situation: Situation, change: (computer: Computer) => Computer): Situation {
  const { target, computers } = situation;
  return {
    ...situation,
    computers: computers.map((computer) => (computer.name === target.on ? change(computer) : computer)),
  };
}

/** A field of the target's computer. */
const computerField = (key: keyof Computer): Meaning => ({
  read: (situation) => (targetComputer(situation)?.[key] as Answer | undefined) ?? null,
  write: (situation, answer) => withComputer(situation, (computer) => put(computer, key, answer)),
});

/** The other computer stays in the list when the answer is "here", so that nothing is lost when it becomes "there" again. */
const where: Meaning = {
  read: (situation) => (isElsewhere(situation) ? 'there' : 'here'),
  write: (situation, answer) => {
    const { technician, computers, target, reach } = situation;
    if (answer !== 'there') return { ...situation, target: { ...target, on: technician } };
    if (isElsewhere(situation)) return situation;
    const other = computers.find(({ name }) => name !== technician);
    const on = other?.name ?? (technician.toUpperCase() === 'SERVER' ? 'SERVER2' : 'SERVER');
    return {
      ...situation,
      target: { ...target, on },
      computers: other ? computers : [...computers, newComputer(on)],
      reach: other ? reach : [...reach, { from: technician, to: on, via: ['tcp'] }],
    };
  },
};

const computerName: Meaning = {
  read: ({ target }) => target.on,
  write: (situation, answer) =>
    typeof answer === 'string' ? renamed(situation, situation.target.on, answer) : situation,
};

/** Everywhere it is used. A name that another computer has is kept from it. */
function renamed(situation: Situation, from: string, to: string): Situation {
  if (situation.computers.some(({ name }) => name.toLowerCase() === to.toLowerCase())) return situation;
  const swap = (name: string) => (name === from ? to : name);
  const { wants, sources, kernelHost } = situation;
  return {
    ...situation,
    target: { ...situation.target, on: swap(situation.target.on) },
    technician: swap(situation.technician),
    ...(kernelHost === undefined ? {} : { kernelHost: swap(kernelHost) }),
    computers: situation.computers.map((computer) => ({ ...computer, name: swap(computer.name) })),
    reach: situation.reach.map((entry) => ({ ...entry, from: swap(entry.from), to: swap(entry.to) })),
    symbols: { ...situation.symbols, on: situation.symbols.on.map(swap) },
    ...(sources ? { sources: { ...sources, on: sources.on.map(swap) } } : {}),
    ...(wants?.watchers ? { wants: { ...wants, watchers: wants.watchers.map(swap) } } : {}),
  };
}

/** Windows programs need Microsoft's tools, Linux programs gdb. */
const system: Meaning = {
  read: (situation) => {
    const computer = targetComputer(situation);
    return computer?.os === 'linux' && computer.tools !== 'kit' ? 'linux' : 'windows';
  },
  write: (situation, answer) =>
    withComputer(situation, (computer) => {
      const own = computer.name === situation.technician;
      if (answer === 'linux') return { ...computer, os: 'linux', tools: 'gdb' };
      return { ...computer, os: own ? computer.os : 'windows', tools: 'kit' };
    }),
};

const ends = ({ technician, target }: Situation, direction: 'forward' | 'back') =>
  direction === 'forward' ? { from: technician, to: target.on } : { from: target.on, to: technician };

const between = (situation: Situation, { from, to }: { from: string; to: string }): Reach | undefined =>
  situation.reach.find((entry) => entry.from === from && entry.to === to);

const reachable = (direction: 'forward' | 'back'): Meaning => ({
  read: (situation) => between(situation, ends(situation, direction)) !== undefined,
  write: (situation, answer) => {
    const { from, to } = ends(situation, direction);
    const found = between(situation, { from, to });
    if (answer !== true) return { ...situation, reach: situation.reach.filter((entry) => entry !== found) };
    if (found || from === to) return situation;
    const other = between(situation, { from: to, to: from });
    // Ports and slowness were asked for once, for both directions.
    const shared = other ? { ...other, via: ['tcp' as const] } : { via: ['tcp' as const] };
    return { ...situation, reach: [...situation.reach, { ...shared, from, to }] };
  },
});

/** The same for both directions between technician and target. */
const reachField = (key: 'ports' | 'slow', none: Answer): Meaning => {
  const isBetween = ({ technician, target }: Situation, { from, to }: Reach) =>
    (from === technician && to === target.on) || (from === target.on && to === technician);
  return {
    read: (situation) => situation.reach.find((entry) => isBetween(situation, entry))?.[key] ?? none,
    write: (situation, answer) => ({
      ...situation,
      reach: situation.reach.map((entry) =>
        isBetween(situation, entry) ? put(entry, key, answer === none ? null : answer) : entry,
      ),
    }),
  };
};

const symbolsOn: Meaning = {
  read: ({ symbols, technician, target }) => {
    if (symbols.on.length === 0) return 'public';
    return symbols.on.includes(technician) || !symbols.on.includes(target.on) ? 'here' : 'there';
  },
  write: (situation, answer) => {
    const places: Record<string, string[]> = { here: [situation.technician], there: [situation.target.on] };
    return { ...situation, symbols: { ...situation.symbols, on: places[String(answer)] ?? [] } };
  },
};

/** A computer that nobody has named before joins the list. */
function withComputers(situation: Situation, names: readonly string[]): Situation {
  const known = new Set(situation.computers.map(({ name }) => name));
  const added = [...new Set(names)].filter((name) => !known.has(name)).map(newComputer);
  return added.length > 0 ? { ...situation, computers: [...situation.computers, ...added] } : situation;
}

const kernelHost: Meaning = {
  read: (situation) => situation.kernelHost ?? null,
  write: (situation, answer) =>
    put(typeof answer === 'string' ? withComputers(situation, [answer]) : situation, 'kernelHost', answer),
};

/** Each kind of wire as it is usually set up; the questions behind it change its parameters. */
const usualWires: Record<Wire['kind'], Wire> = {
  net: { kind: 'net', port: 50_000 },
  com: { kind: 'com', port: 'com1', baud: 115_200 },
  'com-tcp': { kind: 'com-tcp', ipport: 1234, port: 'localhost' },
  'vm-pipe': { kind: 'vm-pipe', port: '\\\\.\\pipe\\kernel', resets: 0, reconnect: true },
  usb: { kind: 'usb', targetname: 'target' },
  '1394': { kind: '1394', channel: 1 },
  exdi: { kind: 'exdi' },
};

const wireKind: Meaning = {
  read: ({ wire }) => wire?.kind ?? null,
  write: (situation, answer) => {
    if (answer === situation.wire?.kind) return situation;
    return put(situation, 'wire', Object.values(usualWires).find(({ kind }) => kind === answer) ?? null);
  },
};

/** A parameter of one kind of wire; another kind keeps what it has. */
function wireField(kind: Wire['kind'], key: string): Meaning {
  return {
    read: ({ wire }) => {
      const fields: Record<string, unknown> = wire?.kind === kind ? wire : {};
      return (fields[key] as Answer | undefined) ?? null;
    },
    write: (situation, answer) => {
      const { wire = usualWires.net } = situation;
      if (wire.kind !== kind) return situation;
      const usual: Record<string, unknown> = usualWires[kind];
      return { ...situation, wire: put(wire, key as never, answer ?? usual[key] ?? null) };
    },
  };
}

const watchers: Meaning = {
  read: ({ wants }) => wants?.watchers?.join(', ') ?? null,
  write: (situation, answer) => {
    const names = String(answer ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const wants = put({ ...situation.wants }, 'watchers', names.length > 0 ? names : null);
    return put(withComputers(situation, names), 'wants', Object.keys(wants).length > 0 ? wants : null);
  },
};

export const meanings: Record<QuestionId, Meaning> = {
  'target.kind': field('target', 'kind'),
  'target.system': system,
  'target.pid': field('target', 'pid'),
  'target.image': field('target', 'image'),
  'target.arguments': field('target', 'arguments'),
  'target.folder': field('target', 'folder'),
  'target.service': field('target', 'service'),
  'target.dumpPath': field('target', 'dumpPath'),
  'target.needsKernelState': field('target', 'needsKernelState'),
  'wants.keepTarget': field('wants', 'keepTarget'),
  where,
  'computers.name': computerName,
  'computers.address': computerField('address'),
  'computers.person': computerField('person'),
  'computers.tools': computerField('tools'),
  'computers.weak': computerField('weak'),
  kernelHost,
  'wire.kind': wireKind,
  'wire.port': wireField('net', 'port'),
  'wire.key': wireField('net', 'key'),
  'wire.serialPort': wireField('com', 'port'),
  'wire.baud': wireField('com', 'baud'),
  'wire.address': wireField('com-tcp', 'port'),
  'wire.ipport': wireField('com-tcp', 'ipport'),
  'wire.pipe': wireField('vm-pipe', 'port'),
  'wire.targetname': wireField('usb', 'targetname'),
  'wire.channel': wireField('1394', 'channel'),
  'reach.forward': reachable('forward'),
  'reach.back': reachable('back'),
  'reach.ports': reachField('ports', null),
  'reach.slow': reachField('slow', false),
  'symbols.on': symbolsOn,
  'symbols.path': field('symbols', 'path'),
  'symbols.confidential': field('symbols', 'confidential'),
  'symbols.server': field('symbols', 'server'),
  'prefer.password': field('prefer', 'password'),
  'prefer.port': field('prefer', 'port'),
  'prefer.transport': field('prefer', 'transport'),
  'wants.encryption': field('wants', 'encryption'),
  'wants.certificate': field('wants', 'certificate'),
  'wants.lowPrivilegeTarget': field('wants', 'lowPrivilegeTarget'),
  'wants.graphical': field('wants', 'graphical'),
  'wants.watchers': watchers,
  'wants.hidden': field('wants', 'hidden'),
  'wants.untouchedServerConsole': field('wants', 'untouchedServerConsole'),
  'wants.log': field('wants', 'log'),
};
