/**
 * The situation: the facts that a technician knows before choosing a method (facts section 16). This is the JSON of situation files.
 * Unknown fields are refused, so that a misspelt wish is never silently ignored.
 */
import { z } from 'zod';

export const ComputerName = z
  .string()
  .min(1)
  .max(255)
  .regex(
    /^[^\s"'`$&|<>^%!;,=@{}()\\/]+$/,
    'a computer name has no spaces, quotes, slashes or shell characters',
  );

/** A TCP port as people mean it: decimal, 1 to 65535 (the engine reads 0 and words as "any free port", engine 1.1). */
export const Port = z.number().int().min(1).max(65535);
/** A range is searched upwards for the first free port by the listening side (B4). */
const PortRange = z
  .tuple([Port, Port])
  .refine(([low, high]) => low <= high, { message: 'a port range goes from the lower to the higher number' });
export const PortOrRange = z.union([Port, PortRange]);

/** At most 12 characters is a rule of the engine on both sides (engine 1.2); letters and digits only is the documents' advice (4.3). */
export const Password = z
  .string()
  .min(1)
  .max(12, 'a password has at most 12 characters')
  .regex(/^[A-Za-z0-9]+$/, 'a password has letters and digits only: a comma would end it');

export const Architecture = z.enum(['x64', 'x86', 'arm64']);

export const TargetKind = z.enum([
  'running-process',
  'new-process',
  'service-start',
  'logon-process',
  'csrss',
  'crash',
  'dump-file',
  'app-package',
  'kernel',
]);

export const Target = z.strictObject({
  kind: TargetKind,
  on: ComputerName,
  pid: z.number().int().min(1).max(0xffff_ffff).optional(),
  image: z.string().min(1).optional(),
  arguments: z.string().optional(),
  /** Working folder of a new process: cdb, dbgsrv and gdbserver pass theirs on to it (engine 8.2). */
  folder: z.string().min(1).optional(),
  service: z.string().min(1).optional(),
  dumpPath: z.string().min(1).optional(),
  package: z.strictObject({ name: z.string().min(1), app: z.string().min(1) }).optional(),
  architecture: Architecture.optional(),
  suspended: z.boolean().optional(),
  needsKernelState: z.boolean().optional(),
});

export const Tools = z.enum(['kit', 'store', 'remote-only', 'gdb', 'none']);
export const Person = z.enum(['technician', 'helper', 'starter', 'nobody']);
const Access = z.enum(['here', 'ssh', 'by-hand']);

export const Computer = z.strictObject({
  name: ComputerName,
  address: z.string().min(1).optional(),
  os: z.enum(['windows', 'linux', 'firmware']),
  build: z.number().int().min(1).optional(),
  tools: Tools,
  release: z.string().min(1).optional(),
  person: Person,
  elevated: z.boolean().optional(),
  weak: z.boolean().optional(),
  architecture: Architecture.optional(),
  sameAccount: z.boolean().optional(),
  access: Access.optional(),
  ssh: z.string().min(1).optional(),
});

/** The kernel wires of facts 4.4. */
export const Wire = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('net'),
    port: Port,
    key: z.string().optional(),
    target: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('com'), port: z.string().min(1), baud: z.number().int().min(1) }),
  z.strictObject({ kind: z.literal('com-tcp'), ipport: Port, port: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('vm-pipe'),
    port: z.string().min(1),
    resets: z.literal(0).optional(),
    reconnect: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('usb'), targetname: z.string().min(1).max(24) }),
  z.strictObject({ kind: z.literal('1394'), channel: z.number().int().min(0).max(62) }),
  z.strictObject({
    kind: z.literal('exdi'),
    clsid: z.string().optional(),
    kd: z.string().optional(),
    inproc: z.string().optional(),
    dataBreaks: z.string().optional(),
  }),
]);

export const Reach = z.strictObject({
  from: ComputerName,
  to: ComputerName,
  via: z.array(z.enum(['tcp', 'npipe', 'com', 'ssh'])).min(1),
  ports: PortOrRange.optional(),
  com: z
    .strictObject({
      port: z.string().optional(),
      baud: z.number().int().min(1).optional(),
      channel: z.number().int().min(0).max(254).optional(),
    })
    .optional(),
  slow: z.literal(true).optional(),
});

const Symbols = z.strictObject({
  on: z.array(ComputerName),
  confidential: z.boolean().optional(),
  server: z.enum(['none', 'open', 'authenticated']).optional(),
  path: z.string().optional(),
});

const Sources = z.strictObject({
  on: z.array(ComputerName),
  confidential: z.boolean().optional(),
  path: z.string().optional(),
});

export const Wants = z.strictObject({
  encryption: z.boolean().optional(),
  certificate: z.string().min(1).optional(),
  certificateStore: z.enum(['user', 'machine']).optional(),
  technicians: z.number().int().min(1).optional(),
  watchers: z.array(ComputerName).optional(),
  hidden: z.boolean().optional(),
  keepTarget: z.boolean().optional(),
  lowPrivilegeTarget: z.boolean().optional(),
  graphical: z.boolean().optional(),
  untouchedServerConsole: z.boolean().optional(),
  log: z.boolean().optional(),
});

/** Every method of design section 1, in the fixed order in which the board lists the ruled-out ones. */
export const MethodId = z.enum([
  'debugger',
  'process-server',
  'remote-exe',
  'kd-server',
  'kernel-controlled',
  'combination',
  'kernel',
  'local',
  'gdbserver',
  'exdi',
]);

export const Prefer = z.strictObject({
  method: MethodId.optional(),
  transport: z.enum(['tcp', 'npipe', 'com', 'ssl', 'spipe']).optional(),
  port: PortOrRange.optional(),
  pipe: z
    .string()
    .regex(/^[A-Za-z0-9_.-]+$/, 'a pipe name has letters, digits, dots, dashes and underscores only')
    .optional(),
  password: Password.optional(),
});

/** The shape alone; `parseSituation` also checks that the names in it belong together. */
export const Situation = z.strictObject({
  version: z.literal(1),
  target: Target,
  computers: z.array(Computer).min(1),
  technician: ComputerName,
  kernelHost: ComputerName.optional(),
  wire: Wire.optional(),
  reach: z.array(Reach),
  symbols: Symbols,
  sources: Sources.optional(),
  wants: Wants.optional(),
  prefer: Prefer.optional(),
});

export type ComputerName = z.infer<typeof ComputerName>;
export type PortOrRange = z.infer<typeof PortOrRange>;
export type TargetKind = z.infer<typeof TargetKind>;
export type Target = z.infer<typeof Target>;
export type Computer = z.infer<typeof Computer>;
export type Wire = z.infer<typeof Wire>;
export type Reach = z.infer<typeof Reach>;
export type Wants = z.infer<typeof Wants>;
export type Prefer = z.infer<typeof Prefer>;
export type MethodId = z.infer<typeof MethodId>;
export type Architecture = z.infer<typeof Architecture>;
export type Situation = z.infer<typeof Situation>;
