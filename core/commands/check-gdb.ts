/** Judges gdbserver (facts 3.J): `gdbserver [options] COMM PROGRAM`, `--attach COMM PID`, `--multi COMM`. gdb itself is taken as it is. */
import { readPort } from '../transports/port.ts';
import { endOf, isHole, type Judge } from './judge.ts';

const known = [
  '--multi',
  '--attach',
  '--debug',
  '--remote-debug',
  '--once',
  '--version',
  '--help',
  '--wrapper',
  '--no-startup-with-shell',
  '--startup-with-shell',
  '--disable-randomization',
  '--no-disable-randomization',
  '--selftest',
];

export function checkGdbserver(judge: Judge): void {
  const { parameters } = judge.command;
  const firstWord = parameters.findIndex(({ option }) => option === undefined);
  const options = (firstWord < 0 ? parameters : parameters.slice(0, firstWord)).map(({ word }) => word);
  const [comm, ...rest] = firstWord < 0 ? [] : parameters.slice(firstWord).map(({ word }) => word);
  for (const option of options) {
    if (!known.some((name) => option.value === name || option.value.startsWith(`${name}=`))) {
      judge.error(option, 'J2', `gdbserver has no option ${option.value}.`);
    }
  }
  const has = (name: string) => options.some((option) => option.value === name);
  if (has('--version') || has('--help')) return;
  if (!comm) {
    judge.error(endOf(judge.command), 'J2', 'gdbserver needs an address: localhost:1234, for example.');
    return;
  }
  checkAddress(judge, comm);
  if (has('--attach') && has('--multi'))
    judge.error(options[0] ?? comm, 'J3', '--attach and --multi exclude each other.');
  else if (has('--attach')) {
    const [pid] = rest;
    if (!pid || !(/^\d+$/.test(pid.value) || isHole(pid.value))) {
      judge.error(pid ?? endOf(judge.command), 'J2', '--attach needs a process number behind the address.');
    }
  } else if (!has('--multi') && rest.length === 0) {
    judge.error(
      endOf(judge.command),
      'J2',
      'The program is missing; --multi waits for a debugger to name one.',
    );
  }
}

function checkAddress(judge: Judge, comm: { value: string; from: number; to: number }): void {
  const { value } = comm;
  if (value === '-' || value === 'stdio' || value.startsWith('/dev/') || isHole(value)) return;
  if (/^(?:tcp|gdb):/i.test(value) && /=/.test(value)) {
    judge.error(comm, 'J2', 'gdbserver takes HOST:PORT; gdb:server=...,port=... is for WinDbg.');
    return;
  }
  const colon = value.lastIndexOf(':');
  if (colon < 0) {
    judge.error(
      comm,
      'J2',
      `"${value}" is no address: gdbserver listens on HOST:PORT or :PORT.`,
      /^\d+$/.test(value) ? `:${value}` : undefined,
    );
    return;
  }
  const text = value.slice(colon + 1);
  const place = { from: comm.to - text.length, to: comm.to };
  if (isHole(text)) return;
  const port = readPort(text);
  if (!port.ok) judge.error(place, 'J2', port.error.says, port.error.fix);
}
