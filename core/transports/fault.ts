/** What is wrong with a text, where, and what would be right. The same shape for transports, command lines and kernel strings. */
export interface Fault {
  /** error: refused by the engine or by our stricter reading (engine 13.4); warning: works, but the documents forbid it or it hurts. */
  severity: 'error' | 'warning';
  /** "4.3", "B3", "engine 1.1". */
  rule: string;
  /** One sentence: what is wrong and what would be right. */
  says: string;
  /** UTF-16 offsets into the text that was checked; `from` = `to` where something is missing. */
  from: number;
  to: number;
  /** What to put in place of from..to, where there is one right answer. */
  fix?: string;
  /** The right answer when it is somewhere else: in place of `fix`. */
  edits?: readonly Edit[];
}

/** A text with more faults is not a line with slips, but something else: the first ones are told, nothing is corrected. */
export const mostFaults = 50;

/** `text` in place of from..to. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** The same faults in a text that begins `by` characters further on. */
export const shiftFaults = (faults: readonly Fault[], by: number): Fault[] =>
  faults.map((fault) => ({
    ...fault,
    from: fault.from + by,
    to: fault.to + by,
    ...(fault.edits
      ? { edits: fault.edits.map((edit) => ({ ...edit, from: edit.from + by, to: edit.to + by })) }
      : {}),
  }));
