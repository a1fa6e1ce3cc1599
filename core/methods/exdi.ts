/** A kernel through EXDI: hardware, firmware, virtual machines where Windows or KDNET cannot run yet (3.K). */
import { type Draft, run, step, type } from '../plan/steps.ts';
import type { View } from '../situation/view.ts';
import { nobodyLooksOn, symbolNotes } from './advice-notes.ts';
import { blocksOf, noKernelHost, symbolsForbidden } from './conditions.ts';
import { pathWords } from './engine.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { reason, sourceOf } from './rules.ts';
import { kernelWords, wireHop } from './wires.ts';

export const exdi: Method = { id: 'exdi', judge, plan };

/** The first Windows whose debuggers have EXDI in this form (K1). */
const firstBuild = 22_000;

function judge({ view }: Case): Judgement {
  const { situation, technician, kernelHost, target } = view;
  const early =
    situation.target.kind === 'kernel' && (situation.wire?.kind === 'exdi' || target.os !== 'windows');
  if (!early) {
    return ruledOut([
      {
        reason: reason('2.16', 'Only where Windows and KDNET cannot run yet.'),
        changes: [{ says: 'Choose the kernel of a virtual machine or board with a GDB stub as the target.' }],
      },
    ]);
  }
  const blocks = blocksOf(
    noKernelHost(view),
    situation.wire?.kind !== 'exdi' && {
      reason: reason(
        'K2',
        `The wire to ${target.name} is ${situation.wire?.kind ?? 'not named'}; this method needs EXDI.`,
      ),
      changes: [
        {
          says: 'Connect it by EXDI.',
          change: [{ op: situation.wire ? 'replace' : 'add', path: '/wire', value: { kind: 'exdi' } }],
        },
      ],
    },
    kernelHost !== undefined &&
      kernelHost.name !== technician.name && {
        reason: reason(
          '1.4',
          `You sit at ${technician.name}; the GDB stub of ${target.name} is reached from ${kernelHost.name}.`,
        ),
        changes: [
          {
            says: `Sit at ${kernelHost.name} yourself.`,
            change: [{ op: 'replace', path: '/technician', value: kernelHost.name }],
          },
        ],
      },
    technician.tools !== 'kit' &&
      technician.tools !== 'store' && {
        reason: reason('K1', `${technician.name} has no WinDbg.`),
        changes: [{ says: `Install the Debugging Tools for Windows on ${technician.name}.` }],
      },
    technician.build !== undefined &&
      technician.build < firstBuild && {
        reason: reason(
          'K1',
          `Windows ${technician.build} on ${technician.name} is too old: EXDI needs build ${firstBuild}.`,
        ),
        changes: [{ says: `Use a computer with Windows build ${firstBuild} or newer.` }],
      },
    symbolsForbidden(view, technician.name),
  );
  if (blocks.length > 0) return ruledOut(blocks);
  return {
    blocks: [],
    preference: preference.demanded,
    reasons: [
      reason(
        '2.16',
        `${target.name} is reached through the GDB stub of its emulator or probe, before Windows runs.`,
      ),
    ],
    route: [wireHop(view)],
  };
}

function plan({ view }: Case): Draft {
  const on = view.technician.name;
  const symbols = symbolNotes(view, on);
  return {
    routes: [[wireHop(view)]],
    steps: [...symbols.steps, stub(view), configuration(view), windbg(view)],
    cleanup: [
      type({
        id: 'end-debugger',
        on,
        console: 'debugger',
        command: 'qd',
        why: `Lets ${view.target.name} go.`,
        source: sourceOf('K2'),
        undoes: 'debugger',
      }),
      step({
        id: 'unset-configuration',
        on,
        kind: 'set-environment',
        command: 'set EXDI_GDBSRV_XML_CONFIG_FILE=',
        after: ['end-debugger'],
        why: 'The next session may be another kind of stub.',
        source: sourceOf('K2'),
        undoes: 'configuration',
      }),
    ],
    warnings: [
      ...symbols.warnings,
      ...nobodyLooksOn(view),
      reason('K2', 'Without private symbols little is to be seen, and many breakpoints do not work.'),
    ],
  };
}

const stub = (view: View) =>
  step({
    id: 'stub',
    on: view.target.name,
    kind: 'note',
    command: 'gdbserver',
    expects: 'Waiting for gdb connection',
    why: 'Typed in the monitor of QEMU; other emulators and probes have a switch of their own.',
    source: sourceOf('K2'),
  });

const configuration = (view: View) =>
  step({
    id: 'configuration',
    on: view.technician.name,
    kind: 'set-environment',
    command: 'set EXDI_GDBSRV_XML_CONFIG_FILE=exdiConfigData.xml',
    why: 'Names the file that says what kind of stub it is and where it listens.',
    source: sourceOf('K2'),
  });

const windbg = (view: View) =>
  run({
    id: 'debugger',
    on: view.technician.name,
    words: ['windbg', '-v', ...pathWords(view, view.technician.name), ...kernelWords(view)],
    after: ['stub', 'configuration'],
    why: `The engine runs here and talks to the stub of ${view.target.name}.`,
    source: sourceOf('K2'),
  });
