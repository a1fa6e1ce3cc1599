/** The borders of design section 3: who may import whom. A folder's name tells what its files may import. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const root = import.meta.dirname;
const rooms: Record<string, { rooms: string[]; packages: RegExp }> = {
  core: { rooms: ['core'], packages: /^zod$/ },
  main: { rooms: ['core', 'main'], packages: /^(node:|electron$|ws$|zod$|node-pty$|@xterm\/headless$)/ },
  preload: { rooms: ['core', 'preload'], packages: /^electron$/ },
  practice: { rooms: ['core', 'practice'], packages: /^node:/ },
  renderer: { rooms: ['core', 'renderer'], packages: /^(?!node:|electron|node-pty|ws$)/ },
};
const onlyIn: Record<string, RegExp> = {
  electron: /^(main\/index|main\/electron\/[^/]+|preload\/index)\.ts$/,
  'node-pty': /^main\/ptys\/node-pty\.ts$/,
};
/** Tests may use the tools of testing, and look across rooms at what they prove. */
const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing\//.test(file);

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).split(sep).join('/'))
    .filter((file) => /\.tsx?$/.test(file));

const imported = /^(?:import|export)\b[^;'"]*\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(imported)].map(
    ([, from, effect, late]) => from ?? effect ?? late ?? '',
  );

function faultsOf(file: string): string[] {
  const room = file.split('/')[0] ?? '';
  const rules = rooms[room];
  if (!rules) return [];
  return importsOf(file).flatMap((name) => {
    if (name.startsWith('.')) {
      const target = relative(root, resolve(root, file, '..', name)).split(sep)[0] ?? '';
      return rules.rooms.includes(target)
        ? []
        : [`${file} imports ${name}: ${room} may not look into ${target}`];
    }
    if (!rules.packages.test(name)) return [`${file} imports ${name}: not for ${room}`];
    const place = onlyIn[name];
    return place && !place.test(file) ? [`${file} imports ${name}: only ${place} may`] : [];
  });
}

test.each(Object.keys(rooms))('%s imports only what its name allows', (room) => {
  const faults = filesOf(room)
    .filter((file) => !isTest(file))
    .flatMap(faultsOf);
  expect(faults).toEqual([]);
});

test('the border test sees a fault where there is one', () => {
  expect(filesOf('core').length).toBeGreaterThan(5);
  expect(importsOf('borders.test.ts')).toContain('vitest');
});
