/** What follows an option on the command line, as far as colouring needs it; `tables.ts` knows the options of each tool. */
export type Kind = 'transport' | 'target' | 'value';

const kinds: Record<string, Kind> = {
  server: 'transport',
  remote: 'transport',
  premote: 'transport',
  t: 'transport',
  k: 'transport',
  kx: 'transport',
  p: 'target',
  pn: 'target',
  psn: 'target',
  wake: 'target',
  z: 'target',
  plmpackage: 'target',
  plmapp: 'target',
  attach: 'target',
  c: 'value',
  cf: 'value',
  cfr: 'value',
  y: 'value',
  i: 'value',
  srcpath: 'value',
  lsrcpath: 'value',
  pt: 'value',
  e: 'value',
  clines: 'value',
  logo: 'value',
  loga: 'value',
  logau: 'value',
  logou: 'value',
  sifeo: 'value',
  pc: 'target',
  cs: 'target',
  netsyms: 'value',
  iaec: 'value',
  iu: 'value',
  qr: 'value',
  ex: 'value',
  iex: 'value',
  u: 'value',
  l: 'value',
  f: 'value',
};

/** Undefined when nothing follows, as far as known. */
export const optionKind = (option: string): Kind | undefined =>
  kinds[option.replace(/^[-/]+/, '').toLowerCase()];
