/** Where bugs are told: standard error, which both shells leave to whoever started them. */
export function logDefect(where: string, thrown: unknown): void {
  const what = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  process.stderr.write(`switchboard: defect in ${where}: ${what}\n`);
}
