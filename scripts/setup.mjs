// What `npm start` and `npm test` need before anything else, installed with visible progress. Node's own modules only: on a fresh
// clone this runs before the dependencies are there.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lowestNode = [20, 19];

export const say = (text) => console.error(`switchboard: ${text}`);
export const fail = (text) => {
  say(text);
  process.exit(1);
};

/** Runs a program in the checkout, showing what it prints; false when it failed. */
export function run(program, args, environment = {}) {
  const windows = process.platform === 'win32';
  const done = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: windows && program === 'npm', // npm is a .cmd file there
  });
  return done.status === 0;
}

export const runNode = (script, args = [], environment = {}) =>
  run(process.execPath, [join(root, script), ...args], environment);

/** A program of a dependency, by the file its package names. */
export const bin = (file) => join('node_modules', file);

const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const isDebian = () => process.platform === 'linux' && existsSync('/etc/debian_version') && onPath('apt-get');
const isRoot = () => process.getuid?.() === 0;

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < lowestNode[0] || (major === lowestNode[0] && minor < lowestNode[1]))
    fail(
      `Node ${process.versions.node} is too old: Debug Switchboard needs ${lowestNode.join('.')} or newer`,
    );
}

/** Debian packages by the program that proves them. Returns what could not be installed. */
export function ensurePrograms(packagesByProgram) {
  const missing = Object.entries(packagesByProgram).filter(([program]) =>
    program.startsWith('/') ? !existsSync(program) : !onPath(program),
  );
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map(([, name]) => name))];
  if (!isDebian() || !isRoot()) return packages;
  say(`installing ${packages.join(', ')}`);
  const install = ['install', '-qq', '--no-install-recommends', ...packages];
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const installed =
    run('apt-get', install, quiet) ||
    (run('apt-get', ['update', '-qq'], quiet) && run('apt-get', install, quiet));
  return installed ? [] : packages;
}

const hash = (parts) => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
};
const isStamped = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp;

export function ensureDependencies() {
  const stampFile = join(root, 'node_modules', '.switchboard-stamp');
  const stamp = hash([
    readFileSync(join(root, 'package-lock.json')),
    process.versions.modules,
    process.platform,
  ]);
  if (isStamped(stampFile, stamp)) return;
  if (process.platform === 'linux') {
    // node-pty is compiled on Linux: its package carries programs for macOS and Windows only.
    const missing = ensurePrograms({ make: 'make', 'g++': 'g++', python3: 'python3' });
    if (missing.length > 0) fail(`node-pty is compiled here: install ${missing.join(', ')} and start again`);
  }
  say('installing the dependencies (npm ci)');
  if (!run('npm', ['ci', '--no-fund', '--no-audit'])) fail('npm ci failed: what it printed above says why');
  writeFileSync(stampFile, stamp);
}

const sourceFolders = ['core', 'main', 'preload', 'renderer', 'practice', 'assets'];
const sourceFiles = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.node.json',
  'vite.config.ts',
  'vite.preload.config.ts',
];

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

export function ensureBuild() {
  const files = sourceFolders
    .flatMap((folder) => [...filesBelow(join(root, folder))])
    .concat(sourceFiles.map((f) => join(root, f)));
  const stamp = hash(files.sort().flatMap((file) => [file.slice(root.length), readFileSync(file)]));
  const stampFile = join(root, 'dist', '.stamp');
  if (isStamped(stampFile, stamp)) return;
  if (!runNode('scripts/build.mjs')) fail('the build failed: what it printed above says why');
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** The engine kit needs Wine, a cross compiler and the .NET SDK; elsewhere the sentence says what is missing. */
export function ensureEngineKit() {
  if (process.platform !== 'linux')
    return 'the engine kit is for Linux; here the installed Debugging Tools are used';
  if (!onPath('dotnet')) return 'the engine kit needs the .NET SDK (dotnet)';
  if (!isRoot() && !existsSync('/usr/lib/wine/wine64'))
    return 'the engine kit needs wine64 and g++-mingw-w64-x86-64 (Debian packages)';
  return run('bash', ['engine-kit/setup.sh', '.engine']) ? undefined : 'the engine kit could not be set up';
}

/** Electron's program, where its package has fetched it (`npx install-electron` does). */
export function electronProgram() {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) && statSync(program).isFile() ? program : undefined;
}

export const chromiumProgram = () =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};
