import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const kitFolder = join(root, '.engine');
export const targetsFolder = join(root, '.cache', 'targets');
export const linuxTicker = join(targetsFolder, 'ticker');
