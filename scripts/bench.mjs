// `npm run bench [part]`: measures the built app against its peers and prints one table. The peer wetty is no dependency of ours: it
// is installed into .cache/bench.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bin,
  chromiumProgram,
  ensureBuild,
  ensureDependencies,
  ensureEngineKit,
  ensurePrograms,
  fail,
  requireNode,
  root,
  run,
  say,
} from './setup.mjs';

const wetty = '3.2.0';

requireNode();
if (process.platform !== 'linux') fail('the measurements read /proc and run the engine kit: they need Linux');
if (process.getuid() !== 0)
  fail('wetty starts a program of ours only for root, ssh for others: measure as root');
ensureDependencies();
const missing = ensurePrograms({
  '/usr/bin/chromium': 'chromium',
  gdb: 'gdb',
  gcc: 'gcc',
  script: 'bsdutils',
});
if (missing.length > 0)
  fail(`the measurements run real programs: install ${missing.join(', ')} and start again`);
if (!chromiumProgram()) fail('the measurements need Chromium (Debian package chromium)');
const noKit = ensureEngineKit();
if (noKit) fail(`the measurements run the real debugger engine, but ${noKit}`);
ensureBuild();
ensureWetty();

const args = [bin('@playwright/test/cli.js'), 'test', '-c', 'bench/playwright.config.ts'];
process.exit(run(process.execPath, [...args, ...process.argv.slice(2)]) ? 0 : 1);

function ensureWetty() {
  const folder = join(root, '.cache', 'bench');
  const manifest = join(folder, 'node_modules', 'wetty', 'package.json');
  // Its node-pty is compiled here; an installation that broke off has none.
  const compiled = join(folder, 'node_modules', 'node-pty', 'build', 'Release', 'pty.node');
  const isThere = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === wetty;
  if (isThere && existsSync(compiled)) return;
  say(`installing wetty ${wetty} into .cache/bench, to compare with`);
  mkdirSync(folder, { recursive: true });
  // npm runs the scripts of those packages only that a manifest names.
  const wanted = { private: true, dependencies: { wetty }, allowScripts: { 'node-pty': true } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(wanted));
  const done = run('npm', ['install', '--prefix', folder, '--no-fund', '--no-audit', '--loglevel', 'http']);
  if (!done || !existsSync(compiled))
    fail(`wetty ${wetty} cannot be installed: what npm printed above says why`);
}
