/** What a question of the wizard is; the questions themselves: the folder screens. What an answer does to a situation: answers.ts. */
import type { Rule } from '../methods/rules.ts';

export type Screen = 'what' | 'where' | 'reach' | 'symbols' | 'wishes';

/** What a question takes; null takes the answer back. */
export type Answer = string | number | boolean | [number, number] | null;

/** The question's answer is one of these; several conditions: all of them hold. */
export interface Condition {
  readonly question: QuestionId;
  readonly is: readonly Answer[];
}

export interface Option {
  readonly value: string | boolean;
  /** Plain words first. */
  readonly says: string;
  /** The field's term for it, second. */
  readonly term?: string;
}

export interface Question {
  readonly id: QuestionId;
  readonly screen: Screen;
  readonly title: string;
  readonly whyWeAsk: { readonly says: string; readonly rule: Rule };
  readonly when?: readonly Condition[];
  /** A choice has options; everything else is typed. */
  readonly takes: 'choice' | 'text' | 'number' | 'port' | 'password';
  readonly options?: readonly Option[];
  /** What holds as long as nobody answers. */
  readonly default: Answer;
}

export const questionIds = [
  'target.kind',
  'target.system',
  'target.pid',
  'target.image',
  'target.arguments',
  'target.folder',
  'target.service',
  'target.dumpPath',
  'target.needsKernelState',
  'wants.keepTarget',
  'where',
  'computers.name',
  'computers.address',
  'computers.person',
  'computers.tools',
  'computers.weak',
  'kernelHost',
  'wire.kind',
  'wire.port',
  'wire.key',
  'wire.serialPort',
  'wire.baud',
  'wire.address',
  'wire.ipport',
  'wire.pipe',
  'wire.targetname',
  'wire.channel',
  'reach.forward',
  'reach.back',
  'reach.ports',
  'reach.slow',
  'symbols.on',
  'symbols.path',
  'symbols.confidential',
  'symbols.server',
  'prefer.password',
  'prefer.port',
  'prefer.transport',
  'wants.encryption',
  'wants.certificate',
  'wants.lowPrivilegeTarget',
  'wants.graphical',
  'wants.watchers',
  'wants.hidden',
  'wants.untouchedServerConsole',
  'wants.log',
] as const;
export type QuestionId = (typeof questionIds)[number];
