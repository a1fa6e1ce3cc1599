/** `remote /s` around a console debugger, `remote /c` at the technician: text over a named pipe (3.C). */

import type { Hop, Reason, Step, StepId } from '../plan/schema.ts';
import { type Draft, run, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import type { Computer, ComputerName } from '../situation/schema.ts';
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
import { copyRemote, leaveRemote, remoteClient, sessionName } from './remote-words.ts';
import { reason, sourceOf } from './rules.ts';
import { needsElevation, stopText, targetName, targetStays } from './target-words.ts';
import { wireGone, wirePrerequisites, wireSetup } from './wire-setup.ts';
import { wireHop, wireWarnings } from './wires.ts';

export const remoteExe: Method = { id: 'remote-exe', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const engine = engineComputer(view);
  const { kind } = view.situation.target;
  const unfit =
    kind === 'kernel'
      ? decisive(noKernelHost(view), wireGone(view))
      : decisive(notWindows(view), beyondUserMode(view), startsAlone(view));
  if (unfit.length > 0) return ruledOut(unfit);
  const hop = hopOf(a, view.technician.name, engine);
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
function hopOf(a: Case, from: ComputerName, { name: to }: Computer): Hop | undefined {
  const links = a.route(from, to, { carriers: ['npipe'], reverse: false, relays: false });
  return (
    links && { from, to, transport: 'npipe', dial: 'forward', pipe: sessionName(a.view), role: 'session' }
  );
}

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
  const hop = hopOf(a, view.technician.name, engine);
  if (!hop) throw new Error('A plan was asked for without a route.');
  const account = login(view, hop);
  const kernel = view.situation.target.kind === 'kernel';
  const setup = kernel ? wireSetup(view) : undefined;
  const symbols = symbolNotes(view, engine.name);
  const starter = starterNotes(engine, 'remote.exe');
  const copied = view.oneComputer ? [] : copyRemote(view.technician, 'copy-remote');
  const others = lookingOn(a, engine);
  return {
    routes: [[hop, ...(kernel ? [wireHop(view)] : [])], ...others.routes],
    steps: [
      ...starter.steps,
      ...symbols.steps,
      ...copied,
      ...(setup?.steps ?? []),
      serverStep(view, engine, setup?.ready ?? []),
      ...(setup?.restart(['remote-server']) ?? []),
      ...account.steps,
      remoteClient(view, {
        id: 'remote-client',
        from: view.technician.name,
        to: engine.name,
        after: [...copied.map(({ id }) => id), ...account.before, 'remote-server'],
      }),
      ...others.steps,
    ],
    cleanup: [...others.cleanup, ...cleanup(view, engine), ...account.cleanup, ...(setup?.cleanup ?? [])],
    warnings: [
      ...starter.warnings,
      ...symbols.warnings,
      ...(kernel ? [...wireWarnings(view), ...wirePrerequisites(view)] : []),
      ...(view.wants.hidden
        ? [reason('C7', 'With /-v the session is not listed by remote /q; its name must be told.')]
        : []),
      ...(view.situation.prefer?.password === undefined
        ? []
        : [
            reason(
              '12.3',
              'remote.exe knows no password: put the account that may join in place of <USER>, one /u for each.',
            ),
          ]),
      reason(
        'C5',
        `Whoever reaches ${engine.name} by pipe and knows the name ${hop.pipe} gets the rights of the account there.`,
      ),
      ...others.warnings,
    ],
  };
}

/** It knows no password: who may join is said by account (12.3); what it runs makes it listed, unless that is forbidden (C7). */
const restrictions = ({ situation, wants }: View): string[] => [
  ...(situation.prefer?.password === undefined ? [] : ['/u', '<USER>']),
  ...(wants.hidden ? ['/-v'] : []),
];

/** Many may join one session (C6). */
function lookingOn(a: Case, engine: Computer): Draft {
  const { view } = a;
  const draft: Draft = { routes: [], steps: [], cleanup: [], warnings: [] };
  view.wants.watchers?.forEach((name, index) => {
    const hop = hopOf(a, name, engine);
    const id = `watcher-${index + 1}`;
    if (!hop) {
      draft.warnings.push(
        reason('C2', `${name} has no named pipe into ${engine.name}, so nobody can look on from there.`),
      );
      return;
    }
    const copied = name === engine.name ? [] : copyRemote(view.computer(name), `copy-${id}`);
    const after = [...copied.map((step) => step.id), 'remote-server'];
    draft.steps.push(...copied, remoteClient(view, { id, from: name, to: engine.name, after }));
    draft.cleanup.push(leaveRemote(id, name, `leave-${id}`));
    draft.routes.push([hop]);
  });
  return draft;
}

function serverStep(view: View, engine: Computer, after: readonly StepId[]): Step {
  const stop = stopText(view.situation.target);
  const debuggerLine = [engineProgram(view), ...engineWords(view, engine.name)].join(' ');
  return run({
    id: 'remote-server',
    on: engine.name,
    words: ['remote', '/s', quoted(debuggerLine), sessionName(view), ...restrictions(view)],
    after,
    folder: view.situation.target.folder,
    elevated: needsElevation(view),
    opens: [{ protocol: 'npipe', at: sessionName(view) }],
    ...(stop === undefined ? {} : { expects: stop }),
    why: `The debugger runs here; its text goes to everybody who joins ${sessionName(view)}.`,
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
    leaveRemote('remote-client', view.technician.name, 'leave-remote', ['end-debugger']),
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
