/** Both methods through a computer in between, where a person starts the repeater. */
import { startTicker } from './own-wine.ts';
import { provePlans } from './prove.ts';
import { relay } from './relay.ts';
import { box, link, type Shape, srvBox, techBox, two, unattended } from './shapes.ts';

const relayBox = box('RELAYBOX', '127.0.0.6', { access: 'by-hand' });
const between = (port: number, target: object, reach: object[], prefer: object = {}) => ({
  ...two(port, {}, prefer),
  computers: [techBox, relayBox, target],
  reach,
});
const byHand: Shape['byHand'] = {
  step: 'repeater',
  does: (_, plan) => relay(plan.steps.find(({ id }) => id === 'repeater')?.command ?? ''),
};
const toRelay = link('TECHBOX', 'RELAYBOX');
const fromRelay = link('RELAYBOX', 'TECHBOX');
const toServer = link('RELAYBOX', 'SRVBOX');
const fromServer = link('SRVBOX', 'RELAYBOX');
const ways: [string, object[]][] = [
  ['forward and forward', [toRelay, toServer]],
  ['called by both', [toRelay, fromServer]],
  ['calls both', [fromRelay, toServer]],
  ['reverse and reverse', [fromRelay, fromServer]],
];

const shapes: Shape[] = ways.flatMap(([way, reach]): Shape[] => [
  {
    name: `debugger through a repeater, ${way}`,
    situation: ({ port }) => between(port, srvBox, reach, { password: 'Secret01' }),
    method: 'debugger',
    commands: () => ({ server: 'password=Secret01', client: 'password=Secret01', repeater: 'dbengprx' }),
    byHand,
    talk: [{ types: 'client', see: ['server'] }],
  },
  {
    name: `process server through a repeater, ${way}`,
    situation: ({ port }) => between(port, unattended, reach),
    method: 'process-server',
    commands: () => ({ 'process-server': 'dbgsrv', 'smart-client': '-premote', repeater: 'dbengprx' }),
    byHand,
    talk: [{ types: 'smart-client', see: [] }],
    target: { of: 'process-server', program: 'ticker.exe 600' },
  },
]);

provePlans(shapes, startTicker);
