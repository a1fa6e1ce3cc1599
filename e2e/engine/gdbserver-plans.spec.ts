/** The method `gdbserver`: a program that is started, one that runs already, and one that is chosen later. */
import { linuxTicker } from '../targets/places.ts';
import { startLinuxTicker } from './own-wine.ts';
import { provePlans } from './prove.ts';
import { box, type Shape, techBox, two } from './shapes.ts';

const gnu = { os: 'linux', tools: 'gdb' };
const linux = (port: number, target: object) => ({
  ...two(port),
  computers: [{ ...techBox, ...gnu }, box('SRVBOX', '127.0.0.2', gnu)],
  target: { on: 'SRVBOX', ...target },
});
const gdb = { method: 'gdbserver' as const, talk: [{ types: 'gdb', see: [] }] };

const shapes: Shape[] = [
  {
    ...gdb,
    name: 'gdbserver, a running process that stays',
    situation: ({ port, pid }) => linux(port, { kind: 'running-process', pid }),
    commands: () => ({ gdbserver: '--attach', gdb: 'target remote' }),
    stays: true,
  },
  {
    ...gdb,
    name: 'gdbserver, a running process that is chosen later',
    situation: ({ port }) => linux(port, { kind: 'running-process', image: linuxTicker }),
    commands: () => ({ gdbserver: '--multi', gdb: 'target extended-remote' }),
    byHand: {
      step: 'attach',
      async does(running, _, { pid }) {
        await running.type('gdb', `attach ${pid}`);
        await running.shows('gdb', 'Attaching to');
        return () => undefined;
      },
    },
    stays: true,
  },
  {
    ...gdb,
    name: 'gdbserver, a new program',
    situation: ({ port }) => linux(port, { kind: 'new-process', image: linuxTicker }),
    commands: ({ port }) => ({ gdbserver: `gdbserver 0.0.0.0:${port}`, gdb: 'target remote' }),
    target: { of: 'gdbserver', program: linuxTicker },
  },
];

provePlans(shapes, startLinuxTicker);
