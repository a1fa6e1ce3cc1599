/**
 * What each method is: where its engine runs, what joins it to technician and target, who starts what, and how it ends. A test holds
 * the plans of many situations against this table.
 */
import type { Hop } from '../plan/schema.ts';
import type { MethodId } from '../situation/schema.ts';

type Transport = Hop['transport'];
type Role = Hop['role'];

export type Place = 'target' | 'kernel host' | 'technician' | 'watcher' | 'in between';

export interface MethodFacts {
  readonly what: string;
  readonly engine: string;
  readonly links: Partial<Record<Role, LinkFacts>>;
  /** The programs that a plan starts, by the computer where it does. */
  readonly programs: Partial<Record<Place, readonly string[]>>;
  readonly people: string;
  readonly ends: string;
}

interface LinkFacts {
  /** What makes the link. */
  readonly by: string;
  readonly transports: readonly Transport[];
  /** Those of them that the far end may dial. */
  readonly reverse: readonly Transport[];
}

const calling: readonly Transport[] = ['tcp', 'ssl'];
const wires: readonly Transport[] = ['net', 'com', 'com-tcp', 'vm-pipe', 'usb', '1394'];
/** A KDNET target calls its debugger, unless `target=` names it. */
const wire: LinkFacts = { by: '`-k`', transports: wires, reverse: ['net'] };
const session: LinkFacts = {
  by: '`-server` / `-remote`',
  transports: ['tcp', 'npipe', 'com', 'ssl', 'spipe'],
  reverse: calling,
};
/** Those who look on join as they can: with a debugger, or with remote.exe through `.remote`. */
const watcher: readonly string[] = ['cdb', 'kd', 'windbg', 'remote', 'net'];
const processServer: LinkFacts = {
  by: '`dbgsrv` / `-premote`',
  transports: ['tcp', 'npipe', 'com', 'ssl', 'spipe'],
  reverse: calling,
};

export const methodFacts: Record<MethodId, MethodFacts> = {
  debugger: {
    what: 'The debugger beside the target is a server; clients carry commands and text.',
    engine: "The target's computer; for a kernel the kernel host.",
    links: { session, wire: { ...wire, by: '`-k`, `-kx`', transports: [...wires, 'exdi'] } },
    programs: {
      target: ['cdb', 'kd', 'windbg', 'net'],
      'kernel host': ['kd', 'windbg'],
      technician: ['cdb', 'kd', 'windbg', 'net'],
      watcher,
      'in between': ['dbengprx'],
    },
    people:
      'Somebody starts the server and stays to help. You start the client, after the server unless the server calls.',
    ends: '`qd` leaves the target running, `q` or `qq` ends it; both end the server for all its clients. Ctrl+B leaves only.',
  },
  'process-server': {
    what: 'dbgsrv at the target passes on what the debugger asks for; all the work happens at the smart client.',
    engine: "The technician's computer, or one in the middle that has the symbols and is a server for you.",
    links: { stub: processServer, session },
    programs: {
      target: ['dbgsrv'],
      technician: ['cdb', 'windbg', 'net'],
      watcher,
      'in between': ['cdb', 'windbg', 'dbengprx'],
    },
    people: 'Somebody starts dbgsrv once and need not stay. You start the smart client.',
    ends: '`qd`, then kill for dbgsrv, when the target stays; `.endpsrv`, then `q`, when it ends.',
  },
  'remote-exe': {
    what: 'remote.exe hands the console of the debugger beside the target through a pipe.',
    engine: "The target's computer; for a kernel the kernel host.",
    links: {
      session: { by: '`remote /s` / `remote /c`', transports: ['npipe'], reverse: [] },
      wire: { ...wire, by: '`-k`, `-kx`', transports: [...wires, 'exdi'] },
    },
    programs: {
      target: ['remote'],
      'kernel host': ['remote'],
      technician: ['remote', 'net'],
      watcher: ['remote', 'net'],
    },
    people:
      'Somebody starts remote.exe with the debugger and stays: only that console can end it. You start the client.',
    ends: '`qd` or `q` ends the debugger, `@Q` leaves, `@K` at the server ends remote.exe.',
  },
  'kd-server': {
    what: 'kdsrv at the kernel host passes the wire on; the kernel debugger is yours.',
    engine: "The technician's computer, or one in the middle that has the symbols and is a server for you.",
    links: { stub: { ...processServer, by: '`kdsrv` / `-k kdsrv:`' }, session, wire },
    programs: {
      'kernel host': ['kdsrv'],
      technician: ['kd', 'windbg', 'net'],
      watcher,
      'in between': ['kd', 'dbengprx'],
    },
    people: 'Somebody starts kdsrv once and need not stay. You start kd.',
    ends: '`bc *;g` lets the kernel run, `.endpsrv` ends kdsrv, Ctrl+B ends kd.',
  },
  'kernel-controlled': {
    what: '`ntsd -d` on the target talks through the kernel debugger.',
    engine: "The target's computer; its prompt appears in the kernel debugger.",
    links: { wire },
    programs: { target: ['ntsd', 'net'], technician: ['kd', 'windbg'] },
    people: 'You sit at the kernel host. Somebody starts ntsd on the target, or the registry does.',
    ends: '`qd` or `q` at the prompt of ntsd, then `bc *;g` and Ctrl+B at the kernel debugger; the registry is put back.',
  },
  combination: {
    what: '`ntsd -server ... -ddefer`: a client has the debugger while the target runs, the kernel debugger while it stands still.',
    engine: "The target's computer.",
    links: { session, wire },
    programs: {
      target: ['ntsd', 'cdb', 'net'],
      'kernel host': ['kd', 'windbg'],
      technician: ['cdb', 'windbg', 'kd', 'net'],
      watcher,
      'in between': ['dbengprx'],
    },
    people:
      'Somebody starts ntsd on the target, or the registry does; the kernel debugger waits at the kernel host. You start a client.',
    ends: '`qd` or `q` at the client, then `bc *;g` and Ctrl+B at the kernel debugger; the registry is put back.',
  },
  kernel: {
    what: 'The kernel debugger at the other end of the wire.',
    engine: 'The kernel host, where you sit.',
    links: { wire, session: { ...session, reverse: [] } },
    programs: { technician: ['kd', 'windbg'], watcher, 'in between': ['dbengprx'] },
    people: 'You start the debugger, then the target is restarted.',
    ends: '`bc *;g` lets the kernel run, Ctrl+B ends the debugger.',
  },
  local: {
    what: 'Debugger and target on one computer, if needed with a process server of few rights; or a look into the own kernel.',
    engine: 'The computer where you sit, which is that of the target.',
    links: { stub: { ...processServer, reverse: [] } },
    programs: { technician: ['cdb', 'windbg', 'kd', 'dbgsrv'] },
    people: 'You start everything.',
    ends: '`qd` leaves the target running, `q` ends it; dbgsrv ends by `.endpsrv` or kill.',
  },
  gdbserver: {
    what: 'gdbserver beside a Linux program, WinDbg or gdb as its debugger.',
    engine: "The technician's computer.",
    links: { stub: { by: '`gdbserver` / `gdb:` or `target remote`', transports: ['gdb'], reverse: [] } },
    programs: { target: ['gdbserver'], technician: ['gdb'] },
    people: 'Somebody starts gdbserver. You connect: gdb by its command line, WinDbg by its menu.',
    ends: '`detach`, `kill` or `monitor exit` in gdb; in WinDbg Stop Debugging, then Ctrl+D at gdbserver.',
  },
  exdi: {
    what: 'WinDbg on the GDB stub of an emulator or a probe, where Windows cannot run a debugger yet.',
    engine: 'The kernel host, where you sit.',
    links: { wire: { by: '`-kx exdi:`', transports: ['exdi'], reverse: [] } },
    programs: { technician: ['windbg'] },
    people: 'Somebody opens the stub at the emulator. You start WinDbg.',
    ends: '`qd`; the variable of the configuration file is taken back.',
  },
};
