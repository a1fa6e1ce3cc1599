/** Warnings and notes that belong to more than one method. */

import type { Reason, Step } from '../plan/schema.ts';
import { step } from '../plan/steps.ts';
import { highOf, lowOf, overlap } from '../routes/ports.ts';
import type { Computer, ComputerName, PortOrRange } from '../situation/schema.ts';
import { someoneStays, type View } from '../situation/view.ts';
import { listed } from './conditions.ts';
import type { Joined } from './link.ts';
import { reason, sourceOf } from './rules.ts';

export interface Notes {
  readonly warnings: Reason[];
  readonly steps: Step[];
}

/** What has to be said about a link: password, readability, ports, certificates. */
export function linkWarnings(view: View, { legs, first }: Joined): Reason[] {
  const { prefer } = view.situation;
  const warnings: Reason[] = [];
  const listeners = listed([
    ...new Set(legs.map(({ hop }) => `${hop.dial === 'forward' ? hop.to : hop.from} ${placeText(hop)}`)),
  ]);
  const encrypted = first.hop.transport === 'ssl' || first.hop.transport === 'spipe';
  const crosses = legs.some(({ hop }) => hop.from !== hop.to);
  if (prefer?.password === undefined) {
    warnings.push(
      first.hop.dial === 'reverse'
        ? reason('engine 14.1', `No password: whoever calls ${listeners} first gets the session.`)
        : reason('12.1', `No password: anybody who reaches ${listeners} may join.`),
    );
  }
  if (crosses && !encrypted) {
    const password = prefer?.password === undefined ? '' : ', the password too';
    warnings.push(
      reason('12.2', `Everything on the link is readable${password}. Only ssl and spipe encrypt.`),
    );
  }
  if (encrypted) warnings.push(...certificateWarnings(view));
  if (view.wants.encryption && !encrypted) {
    warnings.push(
      reason(
        '2.20',
        `Encryption is not possible by ${first.hop.transport}: ssl needs tcp, spipe needs a named pipe.`,
      ),
    );
  }
  return [...warnings, ...relayWarnings(view, legs), ...portWarnings(view, legs)];
}

/** A repeater has to be brought there, and started by somebody. */
function relayWarnings(view: View, legs: Joined['legs']): Reason[] {
  return legs.slice(1).flatMap(({ hop: { from } }) => {
    const computer = view.computer(from);
    return [
      ...starterNotes(computer, 'dbengprx').warnings,
      ...(computer.tools === 'kit'
        ? []
        : [reason('F12', `${from} needs dbengprx.exe from the kit; it needs no other file.`)]),
    ];
  });
}

function placeText({ transport, port, pipe }: Joined['hops'][number]): string {
  if (pipe !== undefined) return `by pipe ${pipe}`;
  return port === undefined ? transport : `${transport} ${portText(port)}`;
}

const portText = (port: PortOrRange): string =>
  typeof port === 'number' ? String(port) : `${port[0]}-${port[1]}`;

function certificateWarnings({ wants }: View): Reason[] {
  const old = reason(
    'engine 1.4',
    'The debuggers know no protocol word newer than tls1, and Windows may refuse it. Try this link before you promise it.',
  );
  if (wants.certificate !== undefined) return [old];
  return [
    reason(
      '4.3',
      'No certificate is named: put its name or thumbprint in place of <CERTIFICATE>, the same on both ends.',
    ),
    old,
  ];
}

function portWarnings(view: View, legs: Joined['legs']): Reason[] {
  const wished = view.situation.prefer?.port;
  if (wished === undefined) return [];
  const warnings: Reason[] = [];
  for (const { hop } of legs) {
    const { port } = hop;
    if (port === undefined) continue;
    const listener = hop.dial === 'forward' ? hop.to : hop.from;
    if (overlap(port, wished) === undefined) {
      warnings.push(
        reason(
          '4.3',
          `Port ${portText(wished)} is not allowed on ${listener}: the plan uses ${portText(port)}.`,
        ),
      );
    } else if (lowOf(port) !== highOf(port)) {
      warnings.push(
        reason(
          'B4',
          `${listener} takes the first free port of ${portText(port)}. If it is not ${lowOf(port)}, change the number at the other end.`,
        ),
      );
    }
  }
  return warnings;
}

/** Not confidential, but not where the engine runs: nobody is ruled out, but somebody must bring them (2.5, 1.6). */
export function symbolNotes(view: View, engine: ComputerName): Notes {
  const { symbols } = view.situation;
  if (symbols.on.length === 0 || symbols.on.includes(engine)) return { warnings: [], steps: [] };
  const from = listed(symbols.on);
  const place = symbols.path === undefined ? '' : ` to ${symbols.path}`;
  return {
    warnings: [
      reason(
        '1.6',
        `The engine runs on ${engine}, but the symbols are on ${from}: copy them, or share their folder.`,
      ),
    ],
    steps: [
      step({
        id: 'symbols',
        on: engine,
        kind: 'note',
        command: `Copy the symbols from ${from}${place} on ${engine}`,
        why: 'The engine reads symbols on the computer where it runs.',
        source: sourceOf('1.6'),
      }),
    ],
  };
}

/** Methods without a server of the debuggers: whoever wants to look on is told so. */
export function nobodyLooksOn({ wants }: View): Reason[] {
  const { watchers = [] } = wants;
  if (watchers.length === 0) return [];
  return [
    reason('2.1', `Nobody can look on with this method: ${listed(watchers)} would need a debugger server.`),
  ];
}

/** Somebody has to start one program where nobody is, unless the app can do it itself. */
export function starterNotes(computer: Computer, program: string): Notes {
  const { name, person, access } = computer;
  if (person !== 'nobody' || access === 'here' || access === 'ssh') return { warnings: [], steps: [] };
  return {
    warnings: [reason('2.4', `Nobody is at ${name}: somebody must start ${program} there once.`)],
    steps: [
      step({
        id: 'starter',
        on: name,
        kind: 'note',
        command: `Ask somebody to start one program on ${name}`,
        why: `Nobody is at ${name}. After ${program} has been started once, nobody is needed there.`,
        source: sourceOf('2.4'),
      }),
    ],
  };
}

/** A plan whose ending needs somebody who is gone by then is ended from the technician's end. */
export const endsAtServer = (view: View, computer: Computer): boolean =>
  computer.name === view.technician.name || someoneStays(computer) || computer.access === 'ssh';
