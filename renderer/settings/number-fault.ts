/** What is wrong with a typed number, in one sentence. */
export function numberFault(label: string, text: string, least: number, most: number): string | undefined {
  const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= least && number <= most
    ? undefined
    : `${label} is "${text}": it is a whole number from ${least} to ${most}.`;
}
