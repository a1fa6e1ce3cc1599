/** F6: the parts of the page one after the other, in the order of the document. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null || region.getClientRects().length > 0,
  );
  if (regions.length === 0) return;
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  // From nowhere, forward begins at the first region and backward at the last.
  const from = current < 0 && step < 0 ? 0 : current;
  const next = regions[(from + step + regions.length) % regions.length];
  next?.focus();
}
