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
if (!electronProgram())
  say('project electron: not run here, its program is not installed (npx install-electron fetches it)');
const fine = run(process.execPath, [
  bin('@playwright/test/cli.js'),
  'test',
  '-c',
  'e2e/playwright.config.ts',
  ...process.argv.slice(2),
]);
process.exit(fine ? 0 : 1);
