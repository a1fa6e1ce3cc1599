// `npm run check`: format, lint, types, unused code, unit tests with the border test. Meant to stay under a minute.
import { bin, ensureDependencies, requireNode, run, say } from './setup.mjs';

requireNode();
ensureDependencies();
const node = (script, ...args) => run(process.execPath, [bin(script), ...args]);
const checks = [
  ['format and lint', () => node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
  ['types', () => node('typescript/bin/tsc', '-p', '.')],
  ['unused code', () => node('knip/bin/knip.js', '--no-progress')],
  ['unit tests', () => node('vitest/vitest.mjs', 'run', '--silent=passed-only', ...process.argv.slice(2))],
];
for (const [what, check] of checks) {
  say(`checking ${what}`);
  if (!check()) {
    say(`${what}: not fine`);
    process.exit(1);
  }
}
say('all checks are fine');
