import { expect, test } from 'vitest';
import { browserOpener } from './open-browser.ts';

test.each([
  ['linux', { DISPLAY: ':0' }, ['xdg-open']],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
  ['linux', {}, undefined],
  ['linux', { DISPLAY: ':0', SSH_CONNECTION: '192.0.2.1 22 192.0.2.2 22' }, undefined],
  ['linux', { DISPLAY: ':0', CI: 'true' }, undefined],
  ['darwin', {}, ['open']],
  ['win32', {}, ['explorer.exe']],
] as const)('on %s with %o', (system, environment, opener) => {
  expect(browserOpener(system, environment)).toEqual(opener);
});
