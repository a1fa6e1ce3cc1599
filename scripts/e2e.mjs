// `npm run e2e [spec...]`: the specs in Debian's Chromium, and in Electron where its program is here.
import {
  bin,
  chromiumProgram,
  electronProgram,
  ensureBuild,
  ensureDependencies,
  fail,
  requireNode,
  run,
  say,
} from './setup.mjs';

requireNode();
ensureDependencies();
ensureBuild();
if (!chromiumProgram()) fail('the e2e suite needs Chromium (Debian package chromium)');
const electron = electronProgram();
if (!electron)
  say('project electron: not run here, its program is not installed (npx install-electron fetches it)');
const args = [
  bin('@playwright/test/cli.js'),
  'test',
  '-c',
  'e2e/playwright.config.ts',
  ...process.argv.slice(2),
];
const fine = run(process.execPath, args, electron ? { E2E_ELECTRON: '1' } : {});
process.exit(fine ? 0 : 1);
