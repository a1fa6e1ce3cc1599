// `npm start`: installs what is missing, builds what has changed, opens the app.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  electronProgram,
  ensureBuild,
  ensureDependencies,
  ensureEngineKit,
  requireNode,
  root,
  say,
} from './setup.mjs';

requireNode();
ensureDependencies();
ensureBuild();
const noKit = ensureEngineKit();
if (noKit && process.platform === 'linux') say(`${noKit}: the practice toolset and gdb are used`);

const electron = electronProgram();
if (!electron)
  say("Electron's program is not here (npx install-electron fetches it): opening the browser shell");
const [program, args] = electron
  ? [electron, [root]]
  : [process.execPath, [join(root, 'dist/main/cli/index.js'), 'serve', '--open', ...process.argv.slice(2)]];
const app = spawn(program, args, { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.kill(signal));
app.on('exit', (code) => process.exit(code ?? 1));
