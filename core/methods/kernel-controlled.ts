/** `ntsd -d`: a user-mode debugger on the target, driven through the kernel debugger (3.G). */
import { blocksOf } from './conditions.ts';
import { type Case, type Judgement, type Method, ruledOut } from './method.ts';
import { reason } from './rules.ts';

export const kernelControlled: Method = { id: 'kernel-controlled', judge, plan };

function judge({ view }: Case): Judgement {
  return ruledOut(
    blocksOf({
      reason: reason('G3', `${view.target.name} was not booted with kernel debugging.`),
      changes: [],
    }),
  );
}

function plan(): never {
  throw new Error('A plan was asked for without a verdict.');
}
