// `npm test`: installs what the tests need, then runs everything: checks, unit tests, the engine kit's own proof, the e2e suite.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  ensureBuild,
  ensureDependencies,
  ensureEngineKit,
  ensurePrograms,
  fail,
  requireNode,
  root,
  run,
  runNode,
  say,
} from './setup.mjs';

const debianPackages = {
  '/usr/bin/chromium': 'chromium',
  gdb: 'gdb',
  gdbserver: 'gdbserver',
  gcc: 'gcc',
  python3: 'python3',
  '/usr/lib/wine/wine64': 'wine64',
  'x86_64-w64-mingw32-g++-posix': 'g++-mingw-w64-x86-64',
};

requireNode();
ensureDependencies();
const missing = ensurePrograms(debianPackages);
if (missing.length > 0)
  fail(`the tests run real programs: install ${missing.join(', ')} (Debian packages) and start again`);
const noKit = ensureEngineKit();
if (noKit) fail(`the tests run the real debugger engine, but ${noKit}`);
ensureBuild();

const results = join(root, '.cache', 'reports');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const unitReport = join(results, 'unit.json');
const proofReport = join(results, 'proof.json');
const e2eReport = join(results, 'e2e.json');
const suites = [
  [
    'checks and unit tests',
    () =>
      runNode('scripts/check.mjs', [
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unitReport}`,
      ]),
  ],
  ['engine kit', () => run('bash', ['engine-kit/smoke.sh', '.engine'])],
  [
    'engine proof',
    () =>
      runNode('scripts/proof.mjs', [
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${proofReport}`,
      ]),
  ],
  ['e2e', () => runNode('scripts/e2e.mjs', [], { E2E_REPORT: e2eReport })],
];
const failed = suites.filter(([name, suite]) => {
  say(`running: ${name}`);
  return !suite();
});

const report = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
const unit = report(unitReport);
const proof = report(proofReport);
const e2e = report(e2eReport)?.stats;
const passedTests = (unit?.numPassedTests ?? 0) + (proof?.numPassedTests ?? 0) + (e2e?.expected ?? 0);
const failedTests =
  (unit?.numFailedTests ?? 0) + (proof?.numFailedTests ?? 0) + (e2e?.unexpected ?? 0) + (e2e?.flaky ?? 0);
for (const [name] of failed) say(`failed: ${name}`);
console.log(`${passedTests} passed, ${Math.max(failedTests, failed.length)} failed`);
process.exit(failed.length === 0 ? 0 : 1);
