/** The state of one running session in main, and the picture of it that windows get. */
import type { ConsoleState } from '../../core/consoles/schema.ts';
import type { SessionState, StepState, ThisComputer, Toolset } from '../../core/contract/schemas.ts';
import type { Plan, Step, StepId } from '../../core/plan/schema.ts';
import { type RunnerChoice, runnerOf } from '../runners/runner.ts';
import { consoleOf } from './conductor.ts';
import type { EvidenceWatch } from './evidence-watch.ts';
import { type Lines, noLines } from './held-lines.ts';
import type { Launch } from './launch.ts';
import type { RunningProcess } from './system.ts';

/** A step that runs here, checked and ready to be started. */
export interface Start {
  step: Step;
  argv: string[];
  folder: string;
  launch: Launch;
  toolset: Toolset;
  /** What the debugged program is called, as far as the plan knows. */
  target: string | undefined;
}

export interface LiveConsole {
  /** What windows see, apart from the held lines. */
  state: Omit<ConsoleState, 'held'>;
  readonly start: Start;
  lines: Lines;
  /** The newest complete lines, for saying what was seen. */
  tail: string[];
  /** Ports of its spans that listened before it started: those are not its own. */
  readonly notItsPorts: ReadonlySet<number>;
  process: RunningProcess | undefined;
  /** What was typed to end it. */
  readonly lastWords: string[];
  /** Every port that it was seen listening on: after its end they are looked at again. */
  readonly ports: Set<number>;
  /** From the start of the program (or of trying to) until its exit was told, or the pty host died. */
  alive: boolean;
  /** It has run: there was something to be ended. */
  began: boolean;
  /** Its end was asked for: an exit is no surprise. */
  ending: boolean;
}

/** A step that has begun and whose evidence has not been seen. */
export interface Waiting {
  step: Step;
  console: LiveConsole;
  /** A type step's line among the held ones: nothing is an answer to it before it has been sent. */
  line: number | undefined;
  watch: EvidenceWatch;
  timer: NodeJS.Timeout;
}

export interface Session {
  readonly id: string;
  readonly name: string;
  readonly document: string | undefined;
  readonly plan: Plan;
  /** The toolsets the user chose, by computer: a retried step is checked again with them. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly practice: boolean;
  readonly started: number;
  state: SessionState['state'];
  readonly runners: ReadonlyMap<StepId, RunnerChoice>;
  readonly starts: Map<StepId, Start>;
  readonly steps: Map<StepId, StepState>;
  readonly cleanup: Map<StepId, StepState>;
  /** By id, in the order of their starts. */
  readonly consoles: Map<string, LiveConsole>;
  readonly waiting: Map<StepId, Waiting>;
  /** Steps that were started, typed, or shown to a person. */
  readonly begun: Set<StepId>;
  /** How often each step has opened a console. */
  readonly opened: Map<StepId, number>;
  events: SessionState['events'];
  ending: SessionState['ending'];
  /** Starts that are under way: an ending waits for them, so that nothing starts behind its back. */
  readonly underWay: Set<Promise<void>>;
}

/** More events than anybody reads; a session that lives for weeks must not grow without end. */
const keptEvents = 1000;

export function newSession(
  input: {
    id: string;
    name: string;
    document: string | undefined;
    plan: Plan;
    chosen: Record<string, string>;
    now: number;
  },
  starts: ReadonlyMap<StepId, Start>,
  here: ThisComputer,
): Session {
  const { plan } = input;
  const opened = new Set(plan.steps.filter((step) => starts.has(step.id)).map(consoleOf));
  const all = [...plan.steps, ...plan.cleanup];
  const waits = (step: Step): [StepId, StepState] => [step.id, { id: step.id, state: 'waits' }];
  return {
    id: input.id,
    name: input.name,
    document: input.document,
    plan,
    chosen: input.chosen,
    practice: [...starts.values()].some((start) => start.toolset.practice),
    started: input.now,
    state: 'starting',
    runners: new Map(all.map((step) => [step.id, runnerOf(step, plan.situation, here, opened)])),
    starts: new Map(starts),
    steps: new Map(plan.steps.map(waits)),
    cleanup: new Map(plan.cleanup.map(waits)),
    consoles: new Map(),
    waiting: new Map(),
    begun: new Set(),
    opened: new Map(),
    events: [],
    ending: [],
    underWay: new Set(),
  };
}

export function tell(session: Session, at: number, says: string, console?: LiveConsole): void {
  const event = { at, says, ...(console && { console: console.state.id }) };
  session.events = [...session.events, event].slice(-keptEvents);
}

/** A step's new state; `says` of the old state does not linger. */
export function setStep(session: Session, id: StepId, state: StepState['state'], says?: string): void {
  const list = session.steps.has(id) ? session.steps : session.cleanup;
  list.set(id, { id, state, ...(says !== undefined && { says }) });
}

export function newConsole(
  id: string,
  start: Start,
  now: number,
  notItsPorts: ReadonlySet<number>,
): LiveConsole {
  const { step, launch, toolset } = start;
  return {
    state: {
      id,
      step: step.id,
      computer: step.on,
      title: launch.title,
      program: launch.program,
      role: launch.role,
      toolset: { id: toolset.id, name: toolset.name, practice: toolset.practice },
      silent: launch.silent,
      mode: 'starting',
      since: now,
      says: '',
      transcript: { start: 0, end: 0 },
      listening: [],
      connections: 0,
    },
    start,
    lines: noLines,
    tail: [],
    notItsPorts,
    process: undefined,
    lastWords: [],
    ports: new Set(),
    alive: true,
    began: false,
    ending: false,
  };
}

/** The console that the plan calls by this name. */
export function consoleNamed(session: Session, name: string): LiveConsole | undefined {
  return [...session.consoles.values()].find((one) => consoleOf(one.start.step) === name);
}

export const liveConsoles = (session: Session): LiveConsole[] =>
  [...session.consoles.values()].filter((console) => console.alive);

export function pictureOf(session: Session): SessionState {
  return {
    id: session.id,
    name: session.name,
    ...(session.document !== undefined && { document: session.document }),
    plan: session.plan,
    practice: session.practice,
    started: session.started,
    state: session.state,
    steps: [...session.steps.values()],
    cleanup: [...session.cleanup.values()],
    consoles: [...session.consoles.values()].map(({ state, lines }) => ({ ...state, held: [...lines.held] })),
    events: session.events,
    ending: session.ending,
  };
}

/** What still waits for a prompt will not get one. */
export function dropLines(session: Session, console: LiveConsole, now: number, ready = false): void {
  const { length } = console.lines.held;
  if (length > 0)
    tell(
      session,
      now,
      `${length === 1 ? '1 held line was' : `${length} held lines were`} not sent.`,
      console,
    );
  console.lines = { ...console.lines, held: [], ready };
}

/** Who debugs through this server: ended before it, so that nobody's target dies with it unasked. */
export function debuggersAt(session: Session, { state: { role } }: LiveConsole): LiveConsole[] {
  return liveConsoles(session).filter(({ start: { launch } }) =>
    role === 'process-server' ? launch.usesProcessServer : role === 'gdbserver' && launch.role === 'gdb',
  );
}
