/** `switchboard tools`: the debugger programs of this computer. */
import type { Toolset } from '../../core/contract/schemas.ts';
import { dataFolder } from '../store/data-folder.ts';
import { createSettingsStore, defaultSettings } from '../store/settings.ts';
import { createToolsets } from '../toolsets/toolsets.ts';
import { readArguments } from './arguments.ts';
import { badUse, type Command } from './terminal.ts';

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, { json: { type: 'boolean' } }, []);
  if (!given.ok) return badUse(terminal, `tools: ${given.error}`);
  const settings = await createSettingsStore(dataFolder()).read();
  if (!settings.ok) terminal.complain(settings.error.says);
  const { toolFolders } = settings.ok ? settings.value : defaultSettings;
  const toolsets = await createToolsets({ folders: () => toolFolders }).list(true);
  terminal.say(
    given.value.values.json ? JSON.stringify({ toolsets }, null, 2) : toolsets.map(describe).join('\n'),
  );
  return 0;
};

function describe({ name, version, folder, practice, programs, missing }: Toolset): string {
  const title = [name, version, practice && '(practice: simulated)'].filter(Boolean).join(' ');
  return [
    folder ? `${title}: ${folder}` : title,
    ...programs.map((program) =>
      ['   ', program.name, program.version, program.architecture].filter(Boolean).join(' '),
    ),
    ...missing.map((absent) => `    no ${absent.name}: ${absent.how}`),
  ].join('\n');
}
