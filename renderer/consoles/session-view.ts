/** What the live strip and the dialogs say of a session, worked out from its plan and its consoles. Pure. */
import type { ConsoleState } from '../../core/consoles/schema.ts';
import type { SessionState } from '../../core/contract/schemas.ts';
import type { Hop, Step } from '../../core/plan/schema.ts';
import { hasPrompt, isOver } from './modes.ts';
import { isTechnicianSide } from './place-console.ts';

export interface StripNode {
  /** Its place in the chain: a computer can stand in it twice. */
  place: number;
  name: string;
  /** Programs that run there, or what the target does. */
  says: string;
  since?: number;
}

export interface StripLink {
  kind: 'session' | 'stub' | 'wire' | 'local';
  says: string;
  /** reverse: the end on the right calls. */
  dial: 'forward' | 'reverse' | 'none';
  lost: boolean;
}

export interface Strip {
  nodes: StripNode[];
  /** The link behind the node of the same place; one less than there are nodes. */
  links: StripLink[];
}

/** "PrintHost.exe 4312", "PrintHost.exe", "process 4312" or "the target". */
export function targetName({ plan }: SessionState): string {
  const { target } = plan.situation;
  const image = (target.image ?? target.dumpPath ?? target.service ?? target.package?.name ?? '')
    .split(/[\\/]/)
    .at(-1);
  if (target.kind === 'kernel') return target.on;
  if (image) return target.pid === undefined ? image : `${image} ${target.pid}`;
  return target.pid === undefined ? 'the target' : `process ${target.pid}`;
}

/** "tcp 1025", "tcp 5005 to 5015", "npipe dbg". */
function address({ transport, port, pipe }: Hop): string {
  const at = Array.isArray(port) ? `${port[0]} to ${port[1]}` : (port ?? pipe);
  return at === undefined ? transport : `${transport} ${at}`;
}

const linkKinds = { session: 'session', stub: 'stub', wire: 'wire' } as const;

/** The chain of computers from the technician to the target, with what each link does now. */
export function strip(session: SessionState): Strip {
  const hops = session.plan.routes.flat();
  const first = hops[0]?.from ?? session.plan.situation.technician;
  const computers = [first, ...hops.map((hop) => hop.to)];
  const nodes = computers.map((name, place): StripNode => {
    const there = session.consoles.filter(
      (console) => console.computer === name && belongs(console, place, computers),
    );
    const programs =
      there.length > 0 ? there.map(({ title }) => title) : plannedPrograms(session, name, place, computers);
    return { place, name, says: programs.join(', ') };
  });
  const links = hops.map((hop): StripLink => {
    const state = linkState(session, hop);
    return {
      kind: linkKinds[hop.role],
      says: [hop.role, address(hop), hop.dial === 'reverse' ? 'reverse' : '', state]
        .filter(Boolean)
        .join(' · '),
      dial: hop.dial,
      lost: state === 'lost',
    };
  });
  const target = targetNode(session, computers.length);
  const last = hops.at(-1);
  if (last?.role === 'wire' || !target) return { nodes, links };
  const attaches = session.plan.steps.some(({ command }) => /\s-(p|pn|psn|-attach)\s/.test(command));
  const keeps = session.plan.steps.some(({ command }) => /\s-pd\s/.test(command));
  const says = `${attaches ? 'attached' : 'started by it'}${keeps ? ', -pd' : ''}`;
  return { nodes: [...nodes, target], links: [...links, { kind: 'local', says, dial: 'none', lost: false }] };
}

/** With both ends on one computer its name stands twice: the technician's programs on the left, the target's on the right. */
function belongs(console: ConsoleState, place: number, computers: string[]): boolean {
  if (computers.filter((name) => name === console.computer).length < 2) return true;
  return isTechnicianSide(console.role) ? place === 0 : place > 0;
}

/** Before a console is open, the plan says what will run there. */
function plannedPrograms(session: SessionState, name: string, place: number, computers: string[]): string[] {
  const runs = session.plan.steps.filter((step) => step.kind === 'run' && step.on === name);
  const twice = computers.filter((other) => other === name).length > 1;
  const chosen = twice && runs.length > 1 ? [place === 0 ? runs.at(-1) : runs[0]] : runs;
  return [...new Set(chosen.flatMap((step) => (step?.program ? [step.program] : [])))];
}

function linkState({ consoles, state }: SessionState, { role }: Hop): string {
  if (state === 'ended') return 'ended';
  if (state === 'ending') return 'ends';
  const callers = consoles.filter((console) => isTechnicianSide(console.role));
  if (callers.length === 0) return 'not yet';
  if (callers.some(({ mode }) => mode === 'lost')) return 'lost';
  if (callers.every((console) => isOver(console))) return 'ended';
  const open = role === 'wire' ? consoles : callers;
  return open.some(({ mode }) => mode === 'starting' || mode === 'waiting') ? 'waits' : 'up';
}

/** Main marks a session as failed when its pty host died: a lost console of it has no program behind it any more. */
export const isConsoleOver = (session: SessionState, console: ConsoleState): boolean =>
  isOver(console, session.state === 'failed');

export const aliveConsoles = (session: SessionState): ConsoleState[] =>
  session.consoles.filter((console) => !isConsoleOver(session, console));

/** The console whose debugger holds the target, as far as it says what the target does. */
export function engineConsole(session: SessionState): ConsoleState | undefined {
  const speaking = aliveConsoles(session).filter(({ silent }) => !silent);
  return speaking.find((console) => hasPrompt(console) || console.mode === 'running') ?? speaking[0];
}

function targetNode(session: SessionState, place: number): StripNode | undefined {
  const name = targetName(session);
  if (session.state === 'ended') return undefined;
  const engine = engineConsole(session);
  if (!engine) return { place, name, says: 'not reached yet' };
  if (engine.mode === 'target-ended') return { place, name, says: 'ended' };
  if (hasPrompt(engine)) return { place, name, says: 'stopped', since: engine.since };
  if (engine.mode === 'running') return { place, name, says: 'running', since: engine.since };
  return {
    place,
    name,
    says: engine.mode === 'sleeping' || engine.mode === 'busy' ? 'stopped' : 'not reached yet',
  };
}

/** "tcp 5005", once each: what this session holds open. */
export function openPorts(session: SessionState): string[] {
  const seen = aliveConsoles(session).flatMap(({ listening }) => listening.map((port) => `tcp ${port}`));
  const planned = session.plan.steps.flatMap(({ opens }) =>
    (opens ?? []).map(({ protocol, at }) => `${protocol} ${at}`),
  );
  return [...new Set(seen.length > 0 ? seen : planned)];
}

export const stepById = ({ plan }: SessionState, id: string): Step | undefined =>
  [...plan.steps, ...plan.cleanup].find((step) => step.id === id);
