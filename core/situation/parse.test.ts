import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSituation } from './defaults.ts';
import { parseSituation } from './parse.ts';
import { arbitrarySituation } from './testing/arbitrary.ts';

const good = {
  version: 1,
  target: { kind: 'running-process', on: 'SRVBOX', pid: 122 },
  computers: [
    { name: 'TECH', os: 'windows', tools: 'kit', person: 'technician' },
    { name: 'SRVBOX', os: 'windows', tools: 'kit', person: 'helper' },
  ],
  technician: 'TECH',
  reach: [{ from: 'TECH', to: 'SRVBOX', via: ['tcp'], ports: [5005, 5010] }],
  symbols: { on: [] },
};

const faults = (change: object): string[] => {
  const parsed = parseSituation({ ...good, ...change });
  return parsed.ok ? [] : parsed.error.map(({ path, says }) => `${path} | ${says}`);
};

const ports = 'a port is a whole number from 1 to 65535, or a range [low, high].';

describe('parseSituation', () => {
  it('takes what it should', () => {
    expect(parseSituation(good)).toEqual({ ok: true, value: good });
    expect(parseSituation(newSituation({ name: 'TECH', os: 'macos' }))).toMatchObject({ ok: true });
    fc.assert(fc.property(arbitrarySituation(), (situation) => parseSituation(situation).ok));
  });

  it.each<[string, object, string]>([
    ['a version of the future', { version: 99 }, 'version | version 99: this release reads version 1.'],
    [
      'an unknown field',
      { tecnician: 'TECH' },
      'tecnician | tecnician is not a field of a situation: remove it or correct its name.',
    ],
    [
      'an unknown field deep inside',
      { symbols: { on: [], secret: true } },
      'symbols.secret | symbols.secret is not a field of a situation: remove it or correct its name.',
    ],
    ['a wrong type', { technician: 7 }, 'technician | technician is 7: it must be a text.'],
    [
      'no target',
      { target: undefined },
      'target | target is missing: it must be an object with named fields.',
    ],
    [
      'a wrong word',
      { symbols: { on: [], server: 'yes' } },
      'symbols.server | symbols.server is "yes": allowed are none, open, authenticated.',
    ],
    ['no computers', { computers: [] }, 'computers | computers is []: the least is 1 entry.'],
    ['port 0', { prefer: { port: 0 } }, `prefer.port | prefer.port is 0: ${ports}`],
    ['port 70000', { prefer: { port: 70000 } }, `prefer.port | prefer.port is 70000: ${ports}`],
    [
      'a port as text',
      { prefer: { port: '5010:5000' } },
      `prefer.port | prefer.port is "5010:5000": ${ports}`,
    ],
    [
      'a range upside down',
      { prefer: { port: [5010, 5000] } },
      'prefer.port | prefer.port is [5010,5000]: a port range goes from the lower to the higher number.',
    ],
    [
      'a long password',
      { prefer: { password: 'Secret0123456' } },
      'prefer.password | prefer.password has 13 characters: a password has at most 12 characters.',
    ],
    [
      'a comma in a password',
      { prefer: { password: 'a,b' } },
      'prefer.password | prefer.password has 3 characters: a password has letters and digits only: a comma would end it.',
    ],
    [
      'an unknown technician',
      { technician: 'X' },
      'technician | technician is "X": no computer has this name; there are TECH, SRVBOX.',
    ],
    [
      'an unknown watcher',
      { wants: { watchers: ['TECH', 'Y'] } },
      'wants.watchers[1] | wants.watchers[1] is "Y": no computer has this name; there are TECH, SRVBOX.',
    ],
    [
      'reach to an unknown computer',
      { reach: [{ from: 'TECH', to: 'Z', via: ['tcp'] }] },
      'reach[0].to | reach[0].to is "Z": no computer has this name; there are TECH, SRVBOX.',
    ],
    [
      'reach to itself',
      { reach: [{ from: 'TECH', to: 'TECH', via: ['tcp'] }] },
      'reach[0].to | reach[0].to is "TECH": a computer always reaches itself, so "from" and "to" must differ.',
    ],
    [
      'a computer named twice',
      { computers: [...good.computers, { ...good.computers[1], name: 'srvbox' }] },
      'computers[2].name | computers[2].name is "srvbox": computers[1] has this name already.',
    ],
    [
      'a kernel without its host',
      { target: { kind: 'kernel', on: 'SRVBOX' } },
      'kernelHost | kernelHost is missing: a kernel target needs the name of the computer that is wired to it.',
    ],
    [
      'a wire of another kind',
      { wire: { kind: 'lpt' } },
      'wire.kind | wire.kind is "lpt": allowed are net, com, com-tcp, vm-pipe, usb, 1394, exdi.',
    ],
    [
      'a second line in a path',
      { target: { ...good.target, image: 'a.exe\ndel x' } },
      'target.image | target.image has a line break or another control character: one line of text is allowed.',
    ],
    [
      'an address that ends its string',
      { computers: [{ ...good.computers[0], address: 'a,hidden' }, good.computers[1]] },
      'computers[0].address | computers[0].address is "a,hidden": commas, quotation marks and @ would end it inside a command.',
    ],
  ])('refuses %s with one sentence', (_, change, says) => {
    expect(faults(change)).toEqual([says]);
  });

  it('names several faults at once', () => {
    expect(faults({ technician: 1, reach: 'none' })).toHaveLength(2);
  });

  it('never throws, and always says why', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (json) => {
        const parsed = parseSituation(json);
        if (!parsed.ok) expect(parsed.error.length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(arbitrarySituation(), fc.string(), fc.jsonValue(), (situation, key, value) => {
        const parsed = parseSituation({ ...situation, [key]: value });
        if (!parsed.ok) for (const { says } of parsed.error) expect(says).toMatch(/\.$/);
      }),
    );
  });
});
