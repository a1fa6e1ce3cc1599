/** `remote /s` around a console debugger, `remote /c` at the technician: text over a named pipe (3.C). */

import type { Hop, Reason, Step } from '../plan/schema.ts';
import { type Draft, run, step, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import type { Computer } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { starterNotes, symbolNotes } from './advice-notes.ts';
import {
  beyondUserMode,
  blocksOf,
  type Condition,
  decisive,
  inheritsRights,
  noDebuggerAt,
  noKernelHost,
  noRoute,
  notWindows,
  symbolsForbidden,
  tooWeak,
} from './conditions.ts';
import { engineComputer, engineProgram, engineWords } from './engine.ts';
import { login } from './login.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { startsByItself } from './registry.ts';
import { reason, sourceOf } from './rules.ts';
import { stopText, targetName, targetStays } from './target-words.ts';
import { wireHop, wireWarnings } from './wires.ts';

export const remoteExe: Method = { id: 'remote-exe', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const engine = engineComputer(view);
  const { kind } = view.situation.target;
  const unfit =
    kind === 'kernel'
      ? decisive(noKernelHost(view))
      : decisive(notWindows(view), beyondUserMode(view), startsAlone(view));
  if (unfit.length > 0) return ruledOut(unfit);
  const hop = hopOf(a, engine);
  const blocks = blocksOf(
    inheritsRights(view),
    noDebuggerAt(view, engine),
    tooWeak(view, engine),
    symbolsForbidden(view, engine.name),
    notSecure(view),
    noWindow(view),
    !hop && noRoute(a, view.technician.name, engine.name, { rule: 'C2', pipeOnly: true, reverse: false }),
  );
  if (blocks.length > 0 || !hop) return ruledOut(blocks);
  const only = view.technician.tools === 'none' || view.technician.tools === 'remote-only';
  return {
    blocks: [],
    preference: only ? preference.usual : preference.cruder,
    reasons: [
      ...(only
        ? [reason('2.3', `${view.technician.name} has no debugger: remote.exe is all it needs.`)]
        : []),
      reason('C2', 'Text over a named pipe, no password. For computers without a debugger.'),
    ],
    route: [hop],
  };
}

const startsAlone = ({ situation }: View): Condition =>
  startsByItself(situation.target) && {
    reason: reason('C1', 'remote.exe needs a debugger that somebody starts; this one starts by itself.'),
    changes: [{ says: 'Choose a process that runs already.' }],
  };

/** Named pipes only (C2); the pipe is the session's name. */
function hopOf(a: Case, { name: to }: Computer): Hop | undefined {
  const from = a.view.technician.name;
  const links = a.route(from, to, { carriers: ['npipe'], reverse: false, relays: false });
  return (
    links && { from, to, transport: 'npipe', dial: 'forward', pipe: sessionName(a.view), role: 'session' }
  );
}

const sessionName = ({ situation }: View): string => situation.prefer?.pipe ?? 'Debug';

const notSecure = ({ wants }: View): Condition =>
  wants.encryption === true && {
    reason: reason('C5', 'It cannot encrypt, and it asks nobody who they are.'),
    changes: [{ says: 'Do without encryption.', change: [{ op: 'remove', path: '/wants/encryption' }] }],
  };

const noWindow = ({ wants }: View): Condition =>
  wants.graphical === true && {
    reason: reason('2.17', 'It carries console programs only, and you want WinDbg.'),
    changes: [{ says: 'Do without WinDbg.', change: [{ op: 'remove', path: '/wants/graphical' }] }],
  };

function plan(a: Case): Draft {
  const { view } = a;
  const engine = engineComputer(view);
  const hop = hopOf(a, engine);
  if (!hop) throw new Error('A plan was asked for without a route.');
  const account = login(view, hop);
  const kernel = view.situation.target.kind === 'kernel';
  const symbols = symbolNotes(view, engine.name);
  const starter = starterNotes(engine, 'remote.exe');
  return {
    routes: [[hop, ...(kernel ? [wireHop(view)] : [])]],
    steps: [
      ...starter.steps,
      ...symbols.steps,
      ...copyRemote(view),
      serverStep(view, engine),
      ...account.steps,
      clientStep(view, engine, account.before),
    ],
    cleanup: [...cleanup(view, engine), ...account.cleanup],
    warnings: [
      ...starter.warnings,
      ...symbols.warnings,
      ...(kernel ? wireWarnings(view) : []),
      reason(
        'C5',
        `Whoever reaches ${engine.name} by pipe and knows the name ${hop.pipe} gets the rights of the account there.`,
      ),
    ],
  };
}

/** remote.exe is one file and needs nothing else (2.3). */
function copyRemote({ technician, oneComputer }: View): Step[] {
  if (technician.tools !== 'none' || oneComputer) return [];
  return [
    step({
      id: 'copy-remote',
      on: technician.name,
      kind: 'note',
      command: `Copy remote.exe to ${technician.name}`,
      why: 'It is in the Debugging Tools for Windows and needs no other file.',
      source: sourceOf('2.3'),
    }),
  ];
}

function serverStep(view: View, engine: Computer): Step {
  const stop = stopText(view.situation.target);
  const debuggerLine = [engineProgram(view), ...engineWords(view, engine.name)].join(' ');
  return run({
    id: 'remote-server',
    on: engine.name,
    words: ['remote', '/s', quoted(debuggerLine), sessionName(view)],
    folder: view.situation.target.folder,
    opens: [{ protocol: 'npipe', at: sessionName(view) }],
    ...(stop === undefined ? {} : { expects: stop }),
    why: `The debugger runs here; its text goes to everybody who joins ${sessionName(view)}.`,
    source: sourceOf('C1'),
  });
}

function clientStep(view: View, engine: Computer, before: readonly string[]): Step {
  const copied = view.technician.tools === 'none' && !view.oneComputer;
  return run({
    id: 'remote-client',
    on: view.technician.name,
    words: ['remote', '/c', view.address(engine.name, view.technician.name), sessionName(view)],
    after: [...(copied ? ['copy-remote'] : []), ...before, 'remote-server'],
    why: `Shows the console of ${engine.name} and types into it.`,
    source: sourceOf('C1'),
  });
}

function cleanup(view: View, engine: Computer): Step[] {
  const stays = targetStays(view);
  const fate: Reason['says'] = stays ? 'runs on' : 'ends with it';
  return [
    type({
      id: 'end-debugger',
      on: view.technician.name,
      console: 'remote-client',
      command: stays ? 'qd' : 'q',
      expects: 'quit:',
      why: `Ends the debugger on ${engine.name}: ${targetName(view.situation)} ${fate}.`,
      source: sourceOf('engine 9'),
    }),
    type({
      id: 'leave-remote',
      on: view.technician.name,
      console: 'remote-client',
      command: '@Q',
      after: ['end-debugger'],
      why: 'Leaves the session.',
      source: sourceOf('C10'),
      undoes: 'remote-client',
    }),
    type({
      id: 'end-remote',
      on: engine.name,
      console: 'remote-server',
      command: '@K',
      after: ['leave-remote'],
      why: `Ends remote.exe on ${engine.name}; only its own console can do that.`,
      source: sourceOf('C10'),
      undoes: 'remote-server',
    }),
  ];
}
