/**
 * What was typed and is not saved yet, kept by the window itself: storage of the window is written at once, a message to main is not,
 * so a reload right after a key stroke finds everything here. Texts that are no valid answer (port 70000) live only here.
 */
import { z } from 'zod';
import { PlanDocument } from '../../core/contract/schemas.ts';
import type { Surroundings } from './app-state.ts';

const Draft = z.strictObject({ document: PlanDocument, texts: z.record(z.string(), z.string()) });
export type Draft = z.infer<typeof Draft>;
type Keep = Surroundings['keep'];

const keyOf = (id: string) => `switchboard.draft.${id}`;

export function keepDraft(keep: Keep, draft: Draft): void {
  try {
    keep.setItem(keyOf(draft.document.id), JSON.stringify(draft));
  } catch {
    // The window's storage is full or switched off: saving to main follows in any case.
  }
}

/** Undefined when there is none, or when it is not readable (written by another version of this page). */
export function readDraft(keep: Keep, id: string): Draft | undefined {
  try {
    const parsed = Draft.safeParse(JSON.parse(keep.getItem(keyOf(id)) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(keep: Keep, id: string): void {
  keep.removeItem(keyOf(id));
}
