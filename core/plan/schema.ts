/** What the core answers: verdicts with reasons, and a plan whose every step can be run, copied or read aloud. */
import { z } from 'zod';
import { ComputerName, MethodId, PortOrRange, Situation } from '../situation/schema.ts';

/** One sentence with the number of its rule ("2.4", "B1", "engine 5.3", "N05", "S21") and the page it comes from. */
export const Reason = z.strictObject({ rule: z.string(), says: z.string(), source: z.string() });

/** RFC 6902; the operations that remedies use. */
export const JsonPatchOperation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), path: z.string(), value: z.json() }),
  z.strictObject({ op: z.literal('replace'), path: z.string(), value: z.json() }),
  z.strictObject({ op: z.literal('remove'), path: z.string() }),
]);

/** What would have to change; `becomes` is the verdict computed after the change, never a guess. */
export const Remedy = z.strictObject({
  says: z.string(),
  change: z.array(JsonPatchOperation).optional(),
  becomes: z.enum(['best', 'works']).optional(),
});

const HopTransport = z.enum([
  'tcp',
  'npipe',
  'com',
  'ssl',
  'spipe',
  'gdb',
  'net',
  'com-tcp',
  'vm-pipe',
  'usb',
  '1394',
  'exdi',
]);

/** `from` is the end nearer to the technician, `to` the end nearer to the target; `forward`: from dials, `reverse`: to dials. */
export const Hop = z.strictObject({
  from: ComputerName,
  to: ComputerName,
  transport: HopTransport,
  dial: z.enum(['forward', 'reverse']),
  port: PortOrRange.optional(),
  pipe: z.string().optional(),
  role: z.enum(['session', 'stub', 'wire']),
  through: z.literal('repeater').optional(),
});

export const Verdict = z.enum(['best', 'works', 'ruled-out']);

export const MethodAdvice = z.strictObject({
  method: MethodId,
  verdict: Verdict,
  /** 1 for the best; unique; ruled-out methods come last. */
  rank: z.number().int().min(1),
  reasons: z.array(Reason).min(1),
  route: z.array(Hop).optional(),
  remedies: z.array(Remedy).optional(),
});

export const Advice = z.strictObject({
  version: z.literal(1),
  best: MethodId.nullable(),
  methods: z.array(MethodAdvice),
  warnings: z.array(Reason),
});

export const StepId = z.string().min(1);

export const Step = z.strictObject({
  id: StepId,
  on: ComputerName,
  kind: z.enum(['run', 'type', 'registry', 'set-environment', 'check', 'reboot', 'wait', 'note']),
  /** The bare name of the program that `command` starts with. */
  program: z.string().optional(),
  /** The exact text to run or to type. */
  command: z.string(),
  /** The folder to run it in, where the target's working folder depends on it. */
  folder: z.string().optional(),
  /** run: the console it opens (default: the step's id); type: the console it types into. */
  console: z.string().optional(),
  elevated: z.boolean().optional(),
  after: z.array(StepId),
  /** Prints nothing when it works. */
  silent: z.boolean().optional(),
  opens: z.array(z.strictObject({ protocol: z.enum(['tcp', 'npipe', 'com']), at: z.string() })).optional(),
  expects: z.string().optional(),
  why: z.string(),
  source: z.string(),
  undoes: z.union([StepId, z.array(StepId)]).optional(),
});

export const Plan = z.strictObject({
  version: z.literal(1),
  method: MethodId,
  situation: Situation,
  /** One list of hops per link, from technician to target. */
  routes: z.array(z.array(Hop)),
  steps: z.array(Step),
  cleanup: z.array(Step),
  warnings: z.array(Reason),
});

/** The answer of `plan` when nothing works, or the named method is ruled out. */
export const NoPlan = z.strictObject({
  version: z.literal(1),
  method: z.null(),
  reasons: z.array(Reason),
  remedies: z.array(Remedy),
});

export type Reason = z.infer<typeof Reason>;
export type JsonPatchOperation = z.infer<typeof JsonPatchOperation>;
export type Remedy = z.infer<typeof Remedy>;
export type Hop = z.infer<typeof Hop>;
export type Verdict = z.infer<typeof Verdict>;
export type MethodAdvice = z.infer<typeof MethodAdvice>;
export type Advice = z.infer<typeof Advice>;
export type Step = z.infer<typeof Step>;
export type StepId = z.infer<typeof StepId>;
export type Plan = z.infer<typeof Plan>;
export type NoPlan = z.infer<typeof NoPlan>;
