/** A kernel through EXDI: hardware, firmware, virtual machines where Windows or KDNET cannot run yet (3.K). */
import { blocksOf } from './conditions.ts';
import { type Judgement, type Method, ruledOut } from './method.ts';
import { reason } from './rules.ts';

export const exdi: Method = { id: 'exdi', judge, plan };

function judge(): Judgement {
  return ruledOut(
    blocksOf({ reason: reason('2.16', 'Only where Windows and KDNET cannot run yet.'), changes: [] }),
  );
}

function plan(): never {
  throw new Error('A plan was asked for without a verdict.');
}
