/** What the ledger's files contain: one JSON object per line, in the order of what happened; pure. */
import { z } from 'zod';

/** A process as it can be found again: the id alone may belong to another one by now. */
const KnownProcess = z.object({ pid: z.number(), started: z.string() });

export const LedgerEntry = z.object({
  id: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** The session's name. */
  session: z.string(),
  /** "cdb -server on SRV1". */
  says: z.string(),
  /** TCP ports it may open: "5005", "5005:5015". */
  ports: z.array(z.string()),
  /** Missing: it was about to be started. */
  process: KnownProcess.optional(),
});

const Line = z.union([
  z.object({ owner: KnownProcess }),
  z.object({ opens: LedgerEntry }),
  z.object({ identifies: z.string(), process: KnownProcess }),
  z.object({ gone: z.string() }),
]);

export type LedgerEntry = z.infer<typeof LedgerEntry>;
export type LedgerLine = z.infer<typeof Line>;

export interface LedgerFile {
  /** The app that wrote it. */
  owner: z.infer<typeof KnownProcess> | undefined;
  /** What is not known to be gone. */
  open: LedgerEntry[];
}

export const printLine = (line: LedgerLine): string => `${JSON.stringify(line)}\n`;

/** Lines that cannot be read are left out: the last one of a crash is cut somewhere. */
export function readLedgerFile(text: string): LedgerFile {
  const open = new Map<string, LedgerEntry>();
  let owner: LedgerFile['owner'];
  for (const line of text.split('\n').flatMap(parseLine)) {
    if ('owner' in line) owner = line.owner;
    else if ('opens' in line) open.set(line.opens.id, line.opens);
    else if ('gone' in line) open.delete(line.gone);
    else {
      const entry = open.get(line.identifies);
      if (entry) open.set(entry.id, { ...entry, process: line.process });
    }
  }
  return { owner, open: [...open.values()] };
}

function parseLine(text: string): LedgerLine[] {
  try {
    const line = Line.safeParse(JSON.parse(text));
    return line.success ? [line.data] : [];
  } catch {
    return [];
  }
}
