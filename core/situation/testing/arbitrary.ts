/** Any situation that `parseSituation` accepts, for property tests: every kind, every tool, random reach. */
import fc from 'fast-check';
import {
  type Computer,
  MethodId,
  Person,
  type Reach,
  type Situation,
  TargetKind,
  Tools,
  type Wire,
} from '../schema.ts';

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Optional fields are left out, as in files: the schema knows no undefined. */
function compact<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [key, isPlain(field) ? compact(field) : field]),
  ) as Value;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const port = fc.integer({ min: 1, max: 65535 });
const portOrRange = fc.oneof(
  port,
  fc.tuple(port, port).map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)]),
);
const fileName = fc.constantFrom(
  'app.exe',
  'C:\\Program Files\\A & B\\app.exe',
  '/opt/my app/run',
  'C:\\end\\',
);
const folder = fc.constantFrom(
  'D:\\my end\\',
  'C:\\work',
  'C:\\my symbols',
  'srv*C:\\Symbols*https://symbols.example.test',
);

const target = (on: string) =>
  fc
    .record({
      kind: fc.constantFrom(...TargetKind.options),
      on: fc.constant(on),
      pid: maybe(fc.integer({ min: 1, max: 99_999 })),
      image: maybe(fileName),
      arguments: maybe(fc.constantFrom('-v', '"a b" c')),
      folder: maybe(folder),
      service: maybe(fc.constant('Spooler')),
      dumpPath: maybe(fc.constant('C:\\dumps\\a b.dmp')),
      package: maybe(fc.constant({ name: 'Contoso_1.0_x64', app: 'App' })),
      architecture: maybe(fc.constantFrom('x64' as const, 'x86' as const, 'arm64' as const)),
      suspended: maybe(fc.boolean()),
      needsKernelState: maybe(fc.boolean()),
    })
    .map(compact);

const computer = (name: string) =>
  fc
    .record({
      name: fc.constant(name),
      // Different for every computer: two with one address cannot be told apart in commands.
      address: maybe(fc.constant(`192.0.2.${name.replace(/\D/g, '')}`)),
      os: fc.oneof(
        { weight: 6, arbitrary: fc.constant('windows' as const) },
        { weight: 1, arbitrary: fc.constantFrom('linux' as const, 'firmware' as const) },
      ),
      build: maybe(fc.constantFrom(7601, 19_045, 26_100)),
      tools: fc.oneof(
        { weight: 4, arbitrary: fc.constant('kit' as const) },
        { weight: 2, arbitrary: fc.constantFrom(...Tools.options) },
      ),
      release: maybe(fc.constantFrom('10.0.26100', '1.2506.12002.0', '1.2306.1.0')),
      person: fc.constantFrom(...Person.options),
      elevated: maybe(fc.boolean()),
      weak: maybe(fc.boolean()),
      sameAccount: maybe(fc.boolean()),
      access: maybe(fc.constantFrom('here' as const, 'ssh' as const, 'by-hand' as const)),
    })
    .map((value): Computer => compact(value) as Computer);

const reach = (names: string[]) =>
  fc
    .record({
      from: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
      via: fc.uniqueArray(fc.constantFrom('tcp' as const, 'npipe' as const, 'com' as const, 'ssh' as const), {
        minLength: 1,
      }),
      ports: maybe(portOrRange),
      com: maybe(fc.constant({ port: 'com2', baud: 57_600, channel: 3 })),
      slow: maybe(fc.constant(true as const)),
    })
    .map((value): Reach => compact(value) as Reach);

const wire: fc.Arbitrary<Wire> = fc.constantFrom<Wire>(
  { kind: 'net', port: 50_000, key: '1.2.3.4' },
  { kind: 'net', port: 50_001, target: '192.0.2.9' },
  { kind: 'com', port: 'com1', baud: 115_200 },
  { kind: 'com-tcp', ipport: 1234, port: '192.0.2.7' },
  { kind: 'vm-pipe', port: '\\\\.\\pipe\\vm', resets: 0, reconnect: true },
  { kind: 'usb', targetname: 'lab' },
  { kind: '1394', channel: 9 },
  { kind: 'exdi' },
);

const holders = (names: string[]) => fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });

const wants = (names: string[]) =>
  fc.record({
    encryption: maybe(fc.boolean()),
    certificate: maybe(fc.constant('ab 38 f7')),
    certificateStore: maybe(fc.constantFrom('user' as const, 'machine' as const)),
    technicians: maybe(fc.integer({ min: 1, max: 3 })),
    watchers: maybe(holders(names)),
    hidden: maybe(fc.boolean()),
    keepTarget: maybe(fc.boolean()),
    lowPrivilegeTarget: maybe(fc.boolean()),
    graphical: maybe(fc.boolean()),
    untouchedServerConsole: maybe(fc.boolean()),
    log: maybe(fc.boolean()),
  });

const prefer = fc.record({
  method: maybe(fc.constantFrom(...MethodId.options)),
  transport: maybe(
    fc.constantFrom('tcp' as const, 'npipe' as const, 'com' as const, 'ssl' as const, 'spipe' as const),
  ),
  port: maybe(portOrRange),
  pipe: maybe(fc.constant('Rabbit')),
  password: maybe(fc.constant('Secret01')),
});

const computerNames = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `BOX${index + 1}`);

/** `largest`: computers at most; `smallest`: computers at least. */
export function arbitrarySituation(largest = 5, smallest = 1): fc.Arbitrary<Situation> {
  return fc.integer({ min: smallest, max: largest }).chain((count) => {
    const names = computerNames(count);
    const name = fc.constantFrom(...names);
    return fc
      .record({
        version: fc.constant(1 as const),
        target: name.chain(target),
        computers: fc.tuple(...names.map(computer)),
        technician: name,
        kernelHost: maybe(name),
        wire: maybe(wire),
        reach: fc
          .array(reach(names), { maxLength: 3 * count })
          .map((entries) => entries.filter(({ from, to }) => from !== to)),
        symbols: fc.record({
          on: holders(names),
          confidential: maybe(fc.boolean()),
          server: maybe(fc.constantFrom('none' as const, 'open' as const, 'authenticated' as const)),
          path: maybe(folder),
        }),
        sources: maybe(
          fc.record({ on: holders(names), confidential: maybe(fc.boolean()), path: maybe(folder) }),
        ),
        wants: maybe(wants(names)),
        prefer: maybe(prefer),
      })
      .map((value) => withKernelHost(compact(value) as Situation));
  });
}

/** A kernel target without a kernel host is refused by `parseSituation`. */
function withKernelHost(situation: Situation): Situation {
  const lacks = situation.target.kind === 'kernel' && situation.kernelHost === undefined;
  return lacks ? { ...situation, kernelHost: situation.technician } : situation;
}

/** The same situation with every computer called differently, in the same places. */
export function renamed(situation: Situation, rename: (name: string) => string): Situation {
  const names = new Set(situation.computers.map(({ name }) => name));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return names.has(value) ? rename(value) : value;
    if (Array.isArray(value)) return value.map(walk);
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, walk(field)]));
  };
  return walk(situation) as Situation;
}
