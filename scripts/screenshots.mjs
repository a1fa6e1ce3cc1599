// `npm run screenshots`: writes the pictures of docs/screenshots from a real session.
import {
  bin,
  chromiumProgram,
  ensureBuild,
  ensureDependencies,
  ensureEngineKit,
  fail,
  requireNode,
  run,
} from './setup.mjs';

requireNode();
ensureDependencies();
ensureBuild();
if (!chromiumProgram()) fail('the pictures are taken in Chromium (Debian package chromium)');
const noKit = ensureEngineKit();
if (noKit) fail(`the pictures show the real debugger engine, but ${noKit}`);
const args = [bin('@playwright/test/cli.js'), 'test', '-c', 'e2e/guide/playwright.config.ts'];
process.exit(run(process.execPath, args) ? 0 : 1);
