/** `-server` with `-ddefer`: a client drives while the target runs, the kernel debugger while it stands still (3.H). */
import { blocksOf } from './conditions.ts';
import { type Case, type Judgement, type Method, ruledOut } from './method.ts';
import { reason } from './rules.ts';

export const combination: Method = { id: 'combination', judge, plan };

function judge({ view }: Case): Judgement {
  return ruledOut(
    blocksOf({
      reason: reason('G3', `Needs the same kernel connection to ${view.target.name}.`),
      changes: [],
    }),
  );
}

function plan(): never {
  throw new Error('A plan was asked for without a verdict.');
}
