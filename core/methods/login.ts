/** Pipes need an account that the other computer knows (4.3); without one the caller logs in there first. */

import type { Hop, Step, StepId } from '../plan/schema.ts';
import { step } from '../plan/steps.ts';
import type { View } from '../situation/view.ts';
import { sourceOf } from './rules.ts';

export interface Login {
  readonly steps: Step[];
  readonly cleanup: Step[];
  /** The steps that whoever calls by this hop comes after. */
  readonly before: StepId[];
}

/** For the hop at the technician's end: `sameAccount` is about the technician's account. */
export function login(view: View, hop: Hop): Login {
  const needed = hop.pipe !== undefined && hop.from !== hop.to && view.computer(hop.to).sameAccount === false;
  if (!needed) return { steps: [], cleanup: [], before: [] };
  const share = `\\\\${view.address(hop.to, hop.from)}\\ipc$`;
  const shared = { on: hop.from, kind: 'check', source: sourceOf('4.3') } as const;
  return {
    steps: [
      step({
        ...shared,
        id: 'login',
        command: `net use ${share} /user:<USER>`,
        why: `The account of ${hop.from} is not known on ${hop.to}; this one is. It asks for the password.`,
      }),
    ],
    cleanup: [
      step({
        ...shared,
        id: 'logout',
        command: `net use ${share} /delete`,
        why: `Ends the login to ${hop.to}.`,
        undoes: 'login',
      }),
    ],
    before: ['login'],
  };
}
