/** "Try it on this computer now": two computers that are both this one, filled in, so that Start can be pressed at once. */
import { newComputer, newSituation, type OwnComputer } from '../../core/situation/defaults.ts';
import type { Situation } from '../../core/situation/schema.ts';
import { freeName } from '../wizard/answers.ts';

/** The scripted target of the practice debuggers; they need no file of this name. */
const practiceProgram = 'practice.exe';
/** An address that every computer has, without any network. */
const loopback = '127.0.0.1';

export function practiceSituation(own: OwnComputer): Situation {
  const alone = newSituation(own);
  const name = freeName(alone, 'TARGET');
  const technician = alone.technician;
  return {
    ...alone,
    target: { kind: 'new-process', on: name, image: practiceProgram },
    computers: [
      ...alone.computers.map((computer) => ({ ...computer, address: loopback })),
      { ...newComputer(name), address: loopback, access: 'here' },
    ],
    reach: [
      { from: technician, to: name, via: ['tcp'] },
      { from: name, to: technician, via: ['tcp'] },
    ],
  };
}
