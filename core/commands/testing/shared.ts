/** Test data that lies beside the checkout, not in it. */
import { existsSync, readFileSync } from 'node:fs';

/** Reads `../shared/domain/NAME`, seen from the checkout; a missing file is an error, never a skipped test. */
export const readShared = (name: string): unknown => JSON.parse(readSharedText(name));

export function readSharedText(name: string): string {
  const path = new URL(`../../../../shared/domain/${name}`, import.meta.url);
  if (!existsSync(path)) {
    throw new Error(`${name} is missing: these tests read ../shared/domain/${name} beside the checkout.`);
  }
  return readFileSync(path, 'utf8');
}
