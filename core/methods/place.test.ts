/** The engine in the middle, where more than one computer may read the symbols. */
import { expect, it } from 'vitest';
import { commands, reach, situation } from './testing/cases.ts';

it('the engine is nearest to both ends, and a pipe in use gets another name (4.3)', () => {
  const s = situation({
    // With loopback addresses all are one computer.
    computers: ['THIRD', 'BOXA', 'FAR', 'BOXB', 'R'].map((name) => ({ name, address: '127.0.0.1' })),
    reach: [
      reach('THIRD', 'R'),
      reach('R', 'FAR'),
      reach('FAR', 'BOXA'),
      reach('THIRD', 'BOXB', ['npipe']),
      reach('BOXB', 'BOXA', ['npipe']),
    ],
    symbols: { on: ['FAR', 'BOXB'], confidential: true },
    prefer: { pipe: 'Rabbit' },
  });
  const expected = [
    'BOXA> dbgsrv -t npipe:pipe=Rabbit2',
    'BOXB> cdb -server npipe:pipe=Rabbit -premote npipe:server=127.0.0.1,pipe=Rabbit2 -pd -p 122',
    'THIRD> cdb -remote npipe:server=127.0.0.1,pipe=Rabbit',
  ];
  expect(commands(s, 'process-server')).toEqual(expected);
  const turned = { ...s, symbols: { ...s.symbols, on: s.symbols.on.toReversed() } };
  expect(commands(turned, 'process-server')).toEqual(expected);
});
