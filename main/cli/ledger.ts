/** `switchboard ledger [--undo]`: what earlier runs left running here. */
import { join } from 'node:path';
import { createLedger } from '../ledger/ledger.ts';
import { createSystem } from '../sessions/create-system.ts';
import { dataFolder } from '../store/data-folder.ts';
import { readArguments } from './arguments.ts';
import { badUse, type Command } from './terminal.ts';

const options = { json: { type: 'boolean' }, undo: { type: 'boolean' } } as const;

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, options, []);
  if (!given.ok) return badUse(terminal, `ledger: ${given.error}`);
  const { json, undo } = given.value.values;
  const system = await createSystem();
  const ledger = createLedger({ folder: join(dataFolder(), 'ledger'), system, now: Date.now });
  const undone = undo ? await ledger.undo() : [];
  const entries = await ledger.entries();
  if (json) terminal.say(JSON.stringify(undo ? { entries, undone } : { entries }, null, 2));
  else {
    for (const { says } of undone) terminal.say(says);
    for (const { at, session, says, ports } of entries) {
      const where = ports.length > 0 ? `, port ${ports.join(', ')}` : '';
      terminal.say(`${says}${where} (session "${session}", ${new Date(at).toISOString()})`);
    }
    if (entries.length + undone.length === 0) terminal.say('Nothing is left of earlier runs.');
  }
  return undone.every(({ fine }) => fine) ? 0 : 1;
};
