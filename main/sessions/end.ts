/** Carries out endings: says the last words, waits, and looks whether everything is gone. */
import type { EndChoice } from '../../core/contract/schemas.ts';
import type { Conducting } from './conduct.ts';
import { endProcesses, isCalled, isWineService, until } from './end-processes.ts';
import { type Ending, endingOrder } from './ending-order.ts';
import { isAtPrompt, sentAtOnce } from './held-lines.ts';
import { dropLines, type LiveConsole, type Session, tell } from './model.ts';
import { consoleMarker, type RunningProcess, type SystemPort } from './system.ts';

/** Measured: 20 to 60 ms on one computer, once 1 s through a chain (engine 5.1); a slow link needs more. */
const breakInLimitMs = 10_000;
/** `q` writes logs and lets go of symbols; over a slow link it takes round trips. */
const quitLimitMs = 15_000;
/** A client tells its server that it leaves. */
const leaveLimitMs = 5_000;
/** One that waits to be called does not read its keyboard (measured with the engine kit): no use in waiting long. */
const waitingClientLimitMs = 1_000;
/** A process server ends within a second of .endpsrv, gdbserver with its program. */
const followLimitMs = 3_000;
/** What a program leaves behind (helpers, sockets) goes within a moment of its end. */
const settleLimitMs = 3_000;

/** Ctrl+B and Enter, or the word of remote.exe (facts 9): this debugger goes, the session stays. */
const leaveKeys = ({ state }: LiveConsole): string => (state.program === 'remote' ? '@q\r' : '\x02\r');

/** Ends these consoles of a session and says what happened to each, verified. `whole`: all that the session has opened ends. */
export async function endConsoles(
  conducting: Conducting,
  session: Session,
  consoles: readonly LiveConsole[],
  choice: EndChoice,
  whole: boolean,
): Promise<void> {
  const say: Say = (says, fine, console) => {
    session.ending = [...session.ending, { says, fine }];
    tell(session, conducting.now(), says, console);
    conducting.changed(session);
  };
  const live = consoles.filter((console) => console.alive);
  const order = endingOrder(
    live.map((console) => ({ console: console.state.id, launch: console.start.launch })),
    choice,
    whole,
  );
  const known = new Map<LiveConsole, RunningProcess[]>();
  for (const console of live) known.set(console, await processesOf(conducting.system, console));
  const ended: LiveConsole[] = [];
  for (const { console: id, way } of order) {
    const console = live.find((one) => one.state.id === id);
    if (!console) continue;
    console.ending = true;
    dropLines(session, console, conducting.now(), console.lines.ready);
    const trouble = console.alive ? await endOne(conducting, console, way) : undefined;
    if (trouble !== undefined) say(trouble, !console.alive, console);
    // One that could not be ended takes lines again.
    console.ending = !console.alive;
    ended.push(console);
  }
  // Those that ended before by themselves may have left something, too.
  ended.push(...consoles.filter((console) => console.began && !live.includes(console) && choice !== 'leave'));
  for (const console of ended) await verify(conducting, console, known.get(console) ?? [], choice, say);
}

/** A sentence when the console had to be terminated, or is still there. */
async function endOne(
  conducting: Conducting,
  console: LiveConsole,
  way: Ending['way'],
): Promise<string | undefined> {
  if (way.by === 'leave' || isUnconnected(console)) return leave(conducting, console);
  if (way.by === 'type') return typeLastWords(conducting, console, way.lines);
  if (way.by === 'terminate') return terminate(conducting, console, way.why);
  if (await until(() => !console.alive, followLimitMs)) return undefined;
  return terminate(conducting, console, 'it takes no commands; what it still debugged ended with it');
}

/** A client without a session, or a kernel debugger without a target: no words of its could end anything. */
function isUnconnected({ state: { role, mode } }: LiveConsole): boolean {
  return (role === 'client' || role === 'kernel-debugger') && (mode === 'waiting' || mode === 'starting');
}

async function leave(conducting: Conducting, console: LiveConsole): Promise<string | undefined> {
  const waits = isUnconnected(console);
  conducting.ptys.keys(console.state.id, leaveKeys(console));
  if (await until(() => !console.alive, waits ? waitingClientLimitMs : leaveLimitMs)) return undefined;
  const why = waits ? 'it waited to be connected and read no keys' : 'it did not answer';
  return terminate(conducting, console, `${why}; ${consequence(console)}`);
}

async function typeLastWords(
  conducting: Conducting,
  console: LiveConsole,
  words: readonly string[],
): Promise<string | undefined> {
  const { state, start } = console;
  for (const [index, text] of words.entries()) {
    if (!(await cameToPrompt(conducting, console))) {
      if (!console.alive) return undefined;
      return terminate(conducting, console, `no prompt came for "${text}"; ${consequence(console)}`);
    }
    console.lines = sentAtOnce(console.lines);
    conducting.ptys.line(state.id, text);
    console.lastWords.push(text);
    const last = index === words.length - 1;
    const answered = () => !console.alive || (!last && console.lines.ready);
    if (await until(answered, quitLimitMs)) continue;
    return terminate(conducting, console, `"${text}" was not answered; ${consequence(console)}`);
  }
  return start.launch.role === 'client' && console.alive ? `${nameOf(console)} still runs.` : undefined;
}

/** At a prompt that takes a command; a running target is broken into first. False: no prompt in time, or it ended. */
async function cameToPrompt(conducting: Conducting, console: LiveConsole): Promise<boolean> {
  const takesCommand = () => {
    const { mode, prompt } = console.state;
    // gdb asks questions at the end of a line; an answer to them is no command.
    const question = console.start.launch.role === 'gdb' && prompt !== undefined && prompt !== '(gdb)';
    return console.lines.ready && isAtPrompt(mode, prompt) && !question;
  };
  if (!console.alive) return false;
  if (takesCommand()) return true;
  conducting.ptys.breakIn(console.state.id);
  await until(() => !console.alive || takesCommand(), breakInLimitMs);
  return console.alive && takesCommand();
}

/** What became of the target of a debugger that was terminated (engine 8.6). */
function consequence({ start: { launch } }: LiveConsole): string {
  if (launch.role === 'client') return 'a client holds no target';
  if (launch.role === 'kernel-debugger') return 'the target computer stays as it is';
  return launch.keepsTarget ? 'its target lives on, because of -pd' : 'its target ended with it';
}

/** The last resort. */
async function terminate(conducting: Conducting, console: LiveConsole, why: string): Promise<string> {
  const own = console.process;
  if (own) {
    await endProcesses(conducting.system, async () => {
      const now = await conducting.system.process(own.pid);
      return now && now.started === own.started ? [now] : [];
    });
  } else conducting.ptys.kill(console.state.id);
  if (await until(() => !console.alive, settleLimitMs)) return `${nameOf(console)} was terminated: ${why}.`;
  return `${nameOf(console)} could not be ended: ${why}.`;
}

const nameOf = ({ state }: LiveConsole): string => `${state.title} on ${state.computer}`;

/** The console's processes: those that carry its mark, and its tree, for systems that show no marks. */
export async function processesOf(
  system: SystemPort,
  { state, process }: LiveConsole,
): Promise<RunningProcess[]> {
  const marked = await system.withEnvironment(consoleMarker, state.id);
  const tree = process ? await system.tree(process.pid) : [];
  const others = tree.filter((one) => !marked.some(({ pid }) => pid === one.pid));
  return [...marked, ...others].filter((one) => !isWineService(one));
}

type Say = (says: string, fine: boolean, console?: LiveConsole) => void;

/** Looks at processes and ports, and says of each what is seen. */
async function verify(
  conducting: Conducting,
  console: LiveConsole,
  before: readonly RunningProcess[],
  choice: EndChoice,
  say: Say,
): Promise<void> {
  const { system, ledger } = conducting;
  const find = () => remainingOf(system, console, before);
  await until(
    async () => (await find()).length === 0,
    choice === 'detach' ? detachedSettleMs : settleLimitMs,
  );
  const remaining = await find();
  const names = remaining.map(({ name, pid }) => `${name} (process ${pid})`).join(', ');
  let left = remaining;
  if (console.alive) {
    say(`${nameOf(console)} still runs.`, false, console);
  } else if (remaining.length === 0) {
    say(`${nameOf(console)} is ended.`, true, console);
  } else if (choice === 'detach') {
    say(`${nameOf(console)} is ended. ${names} runs on.`, true, console);
  } else {
    left = await endProcesses(system, find);
    const fine = left.length === 0;
    const says = fine ? 'was left and is ended now' : 'is left and could not be ended';
    say(`${nameOf(console)} is ended. ${names} ${says}.`, fine, console);
  }
  const target = console.start.target;
  const isTarget = (one: RunningProcess) => target !== undefined && isCalled(one, target);
  if (choice === 'detach' && before.some(isTarget) && !remaining.some(isTarget))
    say(
      `${target} has ended too: it was started in this console, and went with its terminal.`,
      true,
      console,
    );
  const closed = await verifyPorts(conducting, console, say);
  if (left.length === 0 && closed && !console.alive) await ledger.gone(console.state.id);
}

/** A target that runs on is no reason to wait longer; helpers of a debugger are gone by then. */
const detachedSettleMs = 1_000;

async function remainingOf(
  system: SystemPort,
  console: LiveConsole,
  before: readonly RunningProcess[],
): Promise<RunningProcess[]> {
  const now = await processesOf(system, console);
  const others = before.filter((one) => !now.some(({ pid }) => pid === one.pid));
  const still = await Promise.all(
    others.map(async (one) => ((await system.process(one.pid))?.started === one.started ? one : undefined)),
  );
  return [...now, ...still.filter((one) => one !== undefined)];
}

/** A created target inherits its debugger's listening socket: the port stays open until that target ends (engine 2). */
async function verifyPorts({ system }: Conducting, console: LiveConsole, say: Say): Promise<boolean> {
  let closed = true;
  const { opens } = console.start.launch;
  const known = opens.flatMap(([low, high]) => (low === high && !console.notItsPorts.has(low) ? [low] : []));
  for (const port of new Set([...console.ports, ...known])) {
    const listens = async () =>
      (await system.sockets()).some((socket) => socket.state === 'listening' && socket.port === port);
    if (await until(async () => !(await listens()), settleLimitMs)) {
      say(`Nothing listens on port ${port} of ${console.state.computer} any more.`, true, console);
      continue;
    }
    closed = false;
    const holders = (await system.listeners(port)).filter((one) => !isWineService(one));
    const names = holders.map(({ name, pid }) => `${name} (process ${pid})`).join(', ');
    const why = names === '' ? '' : ` ${names} holds it: it closes when that ends.`;
    say(`Port ${port} of ${console.state.computer} still listens.${why}`, false, console);
  }
  return closed;
}
