// `npm run proof [file...]`: what core says about the engine, against the real one: connection strings, and plans that really connect.
import { bin, ensureBuild, ensureDependencies, ensureEngineKit, fail, requireNode, run } from './setup.mjs';

requireNode();
ensureDependencies();
const noKit = ensureEngineKit();
if (noKit) fail(`the proof runs the real debugger engine, but ${noKit}`);
ensureBuild();
const fine = run(process.execPath, [
  bin('vitest/vitest.mjs'),
  'run',
  '--config',
  'e2e/engine/vitest.config.ts',
  ...process.argv.slice(2),
]);
process.exit(fine ? 0 : 1);
