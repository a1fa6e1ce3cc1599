/** gdbserver beside a Linux program; gdb or the new WinDbg as the debugger (3.J). */

import type { Hop, Reason, Step } from '../plan/schema.ts';
import { type Draft, opened, run, step, type } from '../plan/steps.ts';
import { choosePort, lowOf } from '../routes/ports.ts';
import type { Target } from '../situation/schema.ts';
import { isLinuxTarget, type View } from '../situation/view.ts';
import { nobodyLooksOn } from './advice-notes.ts';
import {
  blocksOf,
  type Condition,
  decisive,
  indexOf,
  noRoute,
  sourcesForbidden,
  symbolsForbidden,
} from './conditions.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { reason, sourceOf } from './rules.ts';
import { programWords, targetName, targetStays } from './target-words.ts';

export const gdbserver: Method = { id: 'gdbserver', judge, plan };

/** The first WinDbg that speaks the protocol (J1). */
const firstRelease = { major: 1, minor: 2402 };

function judge(a: Case): Judgement {
  const { view } = a;
  const unfit = decisive(notLinux(view), unsuitable(view.situation.target));
  if (unfit.length > 0) return ruledOut(unfit);
  const hop = hopOf(a);
  const blocks = blocksOf(
    noClient(view),
    symbolsForbidden(view, view.technician.name),
    sourcesForbidden(view, view.technician.name),
    !hop && noRoute(a, view.technician.name, view.target.name, { rule: '2.2', reverse: false }),
  );
  if (blocks.length > 0 || !hop) return ruledOut(blocks);
  const engine = `Engine and symbols at ${view.technician.name}`;
  return {
    blocks: [],
    preference: preference.usual,
    reasons: [reason('2.15', `${view.target.name} runs Linux. ${engine}; gdbserver does what they ask.`)],
    route: [hop],
  };
}

const notLinux = (view: View): Condition =>
  !isLinuxTarget(view) && {
    reason: reason('2.15', `For Linux processes. ${view.target.name} runs ${systemName(view)}.`),
    changes: [{ says: 'Choose a process on a computer with Linux.' }],
  };

const systemName = ({ target }: View): string =>
  ({ windows: 'Windows', linux: 'Windows programs', firmware: 'no Linux' })[target.os];

function unsuitable({ kind }: Target): Condition {
  if (kind === 'running-process' || kind === 'new-process') return false;
  return {
    reason: reason('2.15', 'gdbserver attaches to one process or starts one; nothing else.'),
    changes: [{ says: 'Choose a running process or a new one.' }],
  };
}

function noClient(view: View): Condition {
  const { name, tools, release } = view.technician;
  if (tools === 'gdb') return false;
  const path = `/computers/${indexOf(view, name)}`;
  const gdb = {
    says: `Install gdb on ${name}.`,
    change: [{ op: 'replace' as const, path: `${path}/tools`, value: 'gdb' }],
  };
  if (tools === 'store' && knowsGdb(release)) return false;
  const says =
    tools === 'store'
      ? `WinDbg ${release} on ${name} is too old: 1.2402 is the first that can talk to gdbserver.`
      : `Only WinDbg from the Store or gdb can talk to gdbserver; ${name} has neither.`;
  return { reason: reason('J1', says), changes: [gdb] };
}

/** "1.2402.24001.0"; an unknown release is taken for a current one, because the Store updates it. */
function knowsGdb(release: string | undefined): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(release ?? '') ?? [];
  if (major === undefined || minor === undefined) return true;
  return (
    Number(major) > firstRelease.major ||
    (Number(major) === firstRelease.major && Number(minor) >= firstRelease.minor)
  );
}

/** gdbserver listens and is called directly: it knows no reverse connection and no dbengprx. */
function hopOf(a: Case): Hop | undefined {
  const { situation, technician, target } = a.view;
  const links = a.route(technician.name, target.name, { carriers: ['tcp'], reverse: false, relays: false });
  const port = links && choosePort(links[0]?.ports, situation.prefer?.port, new Set());
  if (port === undefined) return undefined;
  return {
    from: technician.name,
    to: target.name,
    transport: 'gdb',
    dial: 'forward',
    port: lowOf(port),
    role: 'stub',
  };
}

function plan(a: Case): Draft {
  const { view } = a;
  const hop = hopOf(a);
  if (!hop) throw new Error('A plan was asked for without a route.');
  const port = String(hop.port);
  const address = view.address(view.target.name, view.technician.name);
  const client =
    view.technician.tools === 'gdb' ? gdbSteps(view, address, port) : windbgSteps(view, address, port);
  return {
    routes: [[hop]],
    steps: [serverStep(view, hop, port), ...client.steps],
    cleanup: client.cleanup,
    warnings: warningsFor(view, port),
  };
}

/** Without a process id gdbserver stays open for whatever the technician picks (J3). */
const picksLater = ({ kind, pid }: Target): boolean => kind === 'running-process' && pid === undefined;

function serverStep(view: View, hop: Hop, port: string): Step {
  const { target } = view.situation;
  // All addresses only when another computer calls: there is no password (J8).
  const place = `${view.oneComputer ? 'localhost' : '0.0.0.0'}:${port}`;
  const words = picksLater(target)
    ? ['gdbserver', '--multi', place]
    : target.kind === 'new-process'
      ? ['gdbserver', place, ...programWords(target)]
      : ['gdbserver', '--attach', place, String(target.pid)];
  return run({
    id: 'gdbserver',
    on: view.target.name,
    words,
    folder: target.folder,
    opens: opened(hop),
    expects: `Listening on port ${port}`,
    why: picksLater(target)
      ? 'It serves the processes of this computer; you choose one from the debugger.'
      : `It holds ${targetName(view.situation)} stopped until the debugger calls.`,
    source: sourceOf(picksLater(target) ? 'J3' : 'J2'),
  });
}

function gdbSteps(view: View, address: string, port: string): Pick<Draft, 'steps' | 'cleanup'> {
  const { target } = view.situation;
  const on = view.technician.name;
  const later = picksLater(target);
  const stays = targetStays(view);
  const shared = { on, console: 'gdb' } as const;
  const connect = `target ${later ? 'extended-remote' : 'remote'} ${address}:${port}`;
  const gdb = run({
    id: 'gdb',
    on,
    // Pages would stop the output at a question that no prompt announces; the console scrolls by itself.
    words: ['gdb', '-q', '-ex', '"set pagination off"', '-ex', '"set confirm off"', '-ex', `"${connect}"`],
    after: ['gdbserver'],
    expects: 'Remote debugging using',
    why: `The engine runs here and reads symbols here. ${later ? 'It is connected, no process is chosen yet.' : 'The program stands still at this prompt.'}`,
    source: sourceOf('J2'),
  });
  const attach = step({
    id: 'attach',
    on,
    kind: 'note',
    command: 'attach <PID>',
    after: ['gdb'],
    why: 'Typed in gdb: stops the process you choose; "info os processes" lists them.',
    source: sourceOf('J3'),
  });
  const release = type({
    ...shared,
    id: 'end-gdbserver',
    command: later ? 'monitor exit' : stays ? 'detach' : 'kill',
    ...(later ? { after: ['detach'] } : {}),
    // gdb 13 says nothing when `monitor exit` has worked.
    ...(later ? {} : { expects: stays ? 'detached' : 'killed' }),
    why: later || stays ? 'gdbserver ends; the process runs on.' : 'The program ends, and gdbserver with it.',
    source: sourceOf('J2'),
    undoes: 'gdbserver',
  });
  const detach = type({
    ...shared,
    id: 'detach',
    command: 'detach',
    why: 'The process runs on.',
    source: sourceOf('J3'),
    undoes: 'attach',
  });
  const quit = type({
    ...shared,
    id: 'end-gdb',
    command: 'quit',
    after: ['end-gdbserver'],
    why: 'Ends gdb.',
    source: sourceOf('J2'),
    undoes: 'gdb',
  });
  return {
    steps: [gdb, ...(later ? [attach] : [])],
    cleanup: [...(later ? [detach] : []), release, quit],
  };
}

/** The new WinDbg takes the string in a dialog, not on its command line (J2, J3). */
function windbgSteps(view: View, address: string, port: string): Pick<Draft, 'steps' | 'cleanup'> {
  const later = picksLater(view.situation.target);
  const menu = later ? 'Connect to process server' : 'Connect to remote debugger';
  return {
    steps: [
      step({
        id: 'windbg',
        on: view.technician.name,
        kind: 'note',
        command: `gdb:server=${address},port=${port}`,
        after: ['gdbserver'],
        why: `In WinDbg: File, Start debugging, ${menu}; give it this string.${later ? ' Then attach to the process.' : ''}`,
        source: sourceOf(later ? 'J3' : 'J2'),
      }),
    ],
    cleanup: [
      step({
        id: 'end-windbg',
        on: view.technician.name,
        kind: 'note',
        command: 'Stop Debugging',
        why: 'In WinDbg. Sometimes WinDbg itself must be closed.',
        source: sourceOf('J2'),
        undoes: 'windbg',
      }),
      step({
        id: 'end-gdbserver',
        on: view.target.name,
        kind: 'note',
        command: 'Ctrl+D',
        after: ['end-windbg'],
        why: 'In the console of gdbserver: it ends and closes its port.',
        source: sourceOf('J2'),
        undoes: 'gdbserver',
      }),
    ],
  };
}

function warningsFor(view: View, port: string): Reason[] {
  const warnings: Reason[] = nobodyLooksOn(view);
  const wish = view.situation.prefer?.password !== undefined || view.wants.encryption === true;
  if (!view.oneComputer) {
    warnings.push(
      reason(
        'J8',
        `gdbserver has neither password nor encryption: whoever reaches ${view.target.name} tcp ${port} controls the program.`,
      ),
    );
  } else if (wish) {
    warnings.push(reason('J8', 'gdbserver has neither password nor encryption.'));
  }
  if (view.target.tools !== 'gdb') {
    warnings.push(
      reason(
        'J2',
        `gdbserver must be on ${view.target.name}: install it there from the packages of its system.`,
      ),
    );
  }
  if (view.situation.prefer?.port !== undefined && String(lowOf(view.situation.prefer.port)) !== port) {
    warnings.push(
      reason('4.3', `The wished port is not allowed on ${view.target.name}: the plan uses ${port}.`),
    );
  }
  return warnings;
}
