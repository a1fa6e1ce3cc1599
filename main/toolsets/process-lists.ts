/** Readers of process lists as the programs of a toolset print them; pure. */
import { z } from 'zod';
import type { ProcessInfo } from '../../core/contract/schemas.ts';
import type { Architecture } from '../../core/situation/schema.ts';

const listed = z.object({
  pid: z.number().int(),
  path: z.string(),
  user: z.string(),
  commandLine: z.string(),
});

/** What the listers of the engine kit and of practice print: one JSON object per line. Undefined when a line is anything else. */
export function parseListedProcesses(output: string, architecture: Architecture): ProcessInfo[] | undefined {
  const rows = z.array(listed).safeParse(
    output
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(parseJson),
  );
  return rows.data?.map(({ pid, path, user, commandLine }) => ({
    pid,
    name: path.slice(path.lastIndexOf('\\') + 1),
    ...(user !== '' && { user }),
    architecture,
    ...(commandLine !== '' && { commandLine }),
  }));
}

/** Asks Windows for its processes as JSON; the two that are no programs (Idle and System) cannot be debugged and are left out. */
export const windowsProcessQuery = [
  'powershell',
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8; ' +
    'ConvertTo-Json -Compress @(Get-CimInstance Win32_Process | Select-Object ProcessId,Name,CommandLine)',
];

const cimProcess = z.object({
  ProcessId: z.number().int(),
  Name: z.string(),
  CommandLine: z.string().nullable(),
});

export function parseWindowsProcesses(output: string): ProcessInfo[] | undefined {
  const rows = z.array(cimProcess).safeParse(parseJson(output));
  return rows.data
    ?.filter((row) => row.ProcessId > 4)
    .map((row) => ({
      pid: row.ProcessId,
      name: row.Name,
      ...(row.CommandLine !== null && { commandLine: row.CommandLine }),
    }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
