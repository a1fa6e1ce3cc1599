/**
 * `after`, but with every part that says the same as in `before` being the very same object: what did not change is not drawn again
 * when main sends the whole state. For JSON values.
 */
export function keepSame<Value>(before: unknown, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const old = before as Record<string, unknown>;
  const kept = Object.entries(after).map(([key, value]) => [key, keepSame(old[key], value)] as const);
  const same =
    kept.length === Object.keys(old).length &&
    kept.every(([key, value]) => key in old && Object.is(old[key], value));
  if (same) return before as Value;
  return (Array.isArray(after) ? kept.map(([, value]) => value) : Object.fromEntries(kept)) as Value;
}
