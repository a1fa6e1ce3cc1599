/**
 * A debugging session: one target, one engine, and everybody who takes part in it. Who types a command sees its answer as all the others
 * do; the others see the command too (engine 4.1). What is typed while the target runs waits for the next prompt.
 */
import type { Resume, StopReason } from '../target/process.ts';
import { atExit, stoppedThread, type TargetState } from '../target/state.ts';
import type { Opened, Stub, StubEvents } from '../target/stub.ts';
import { failureText, results, timeText } from '../words.ts';
import { createBreakpoints } from './breakpoints.ts';
import type { Options } from './command-line.ts';
import { type Context, type Outcome, runLine, standingAt } from './commands.ts';
import type { Servers } from './serving.ts';
import { lastEventText, loadText, promptText, stopText } from './show.ts';

export interface Participant {
  /** `VM\User (tcp 127.0.0.1:53552)`; empty for the session's own console. */
  name: string;
  write(text: string): void;
  lastActive: Date;
}

export interface Session {
  /** History first, then the news of the arrival, to everybody (engine 4.3, 4.5). Waits while the engine is busy (engine 4.9). */
  join(newcomer: Participant): void;
  /** Without a word (engine 4.4: a client that just goes). */
  leave(participant: Participant): void;
  submit(from: Participant, line: string): void;
  interrupt(): void;
  say(text: string): void;
  /** Until the session is over; answers the exit code. */
  run(target: { stub: Stub; servers: Servers; open: () => Promise<Opened> }): Promise<number>;
  readonly events: StubEvents;
}

type Stop = { reason: StopReason; state: TargetState } | Loss;
type Loss = 'lost at the prompt' | 'lost while it ran';

const historyLimit = 524_288; // characters kept (engine 4.5)
const replayLimit = 10_000; // characters that a client asks for, as the engine kit does

/** `hostName`: how the session's own console appears among its clients. */
export function createSession(options: Options, own: Participant, hostName: string): Session {
  const others: Participant[] = [];
  const arriving: Participant[] = [];
  const typed: { from: Participant; line: string }[] = [];
  const stops: Stop[] = [];
  let history = '';
  let prompt: string | undefined;
  let busy = false;
  let running = false;
  let lost = false;
  let wake: (() => void) | undefined;
  let endSleep: (() => void) | undefined;
  let breakIn: (() => void) | undefined;
  let repeat = '';

  const everybody = () => (options.console ? [own, ...others] : others);
  const say = (text: string) => {
    history = (history + text).slice(-historyLimit);
    for (const one of everybody()) one.write(text);
  };
  const admit = () => {
    for (const newcomer of busy ? [] : arriving.splice(0)) {
      newcomer.write(history.slice(-replayLimit));
      others.push(newcomer);
      say(`${newcomer.name} connected at ${timeText(new Date())}\n`);
      if (prompt) newcomer.write(prompt);
    }
  };
  const next = async <Item>(queue: Item[]): Promise<Item> => {
    for (;;) {
      const item = queue.shift();
      if (item !== undefined) return item;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const push = <Item>(queue: Item[], item: Item) => {
    queue.push(item);
    wake?.();
  };

  const events: StubEvents = {
    stopped: (reason, state) => push(stops, { reason, state }),
    said: say,
    lost() {
      lost = true;
      if (running) push(stops, 'lost while it ran');
    },
  };

  const session: Session = {
    events,
    say,
    join(newcomer) {
      arriving.push(newcomer);
      admit();
    },
    leave(participant) {
      for (const list of [others, arriving]) {
        const index = list.indexOf(participant);
        if (index >= 0) list.splice(index, 1);
      }
    },
    submit(from, line) {
      from.lastActive = new Date();
      push(typed, { from, line });
    },
    interrupt() {
      if (endSleep) endSleep();
      else if (running) breakIn?.();
    },
    async run({ stub, servers, open }) {
      breakIn = () => stub.interrupt();
      const opened = await open();
      if (opened.ok) return debug(stub, servers, opened.state);
      say(`${opened.says}${failureText('Unable to initialize target', results.invalid)}`);
      return 1;
    },
  };

  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => endSleep?.(), milliseconds);
      endSleep = () => {
        clearTimeout(timer);
        endSleep = undefined;
        resolve();
      };
    });

  async function debug(stub: Stub, servers: Servers, opened: TargetState): Promise<number> {
    const attached = options.commandLine === undefined;
    const breakpoints = createBreakpoints();
    const context: Context = {
      stub,
      state: opened,
      breakpoints,
      servers,
      thread: 0,
      attached,
      lastEvent: '',
      targetEnded: false,
      clientsText: () => clientsText([...others, own], hostName),
      say,
      sleep,
      resume(how: Resume) {
        running = true;
        if (lost) push(stops, 'lost at the prompt');
        else stub.resume(how, breakpoints.addresses());
      },
      endTarget() {
        stub.kill();
        context.targetEnded = true;
      },
    };

    const show = (state: TargetState, reason: StopReason) => {
      running = false;
      const thread = stoppedThread(state);
      const hit = standingAt(state, thread);
      const lastEvent = lastEventText(state, reason);
      Object.assign(context, { state, thread, lastEvent, targetEnded: state.at === atExit });
      const text = stopText(state, reason, hit === undefined ? undefined : breakpoints.at(hit));
      say(text);
    };

    if (options.keepTarget) stub.keepTarget();
    say(openedText(options, opened, attached));
    let stopped = !attached && options.initialBreak;
    if (stopped) show(opened, 'initial');
    else if (!attached) context.resume('go');
    else running = true;
    for (;;) {
      if (!stopped) {
        const stop = await next(stops);
        if (typeof stop === 'string') return sayLost(stop);
        if (stop.reason === 'exit' && !options.finalBreak) return 0;
        show(stop.state, stop.reason);
        const goesOn = stop.reason === 'attached' && !options.initialBreak;
        if (goesOn) context.resume('go');
        stopped = !goesOn;
        continue;
      }
      const outcome = await answerPrompt(context);
      if (outcome === 'end') return 0;
      stopped = outcome === 'stay';
    }
  }

  async function answerPrompt(context: Context): Promise<Outcome> {
    prompt = promptText(context.thread);
    for (const one of everybody()) one.write(prompt);
    const line = await nextCommand();
    prompt = undefined;
    busy = true;
    const outcome = await runLine(context, line);
    busy = false;
    admit();
    return outcome;
  }

  /** What the command line asked for, then what is typed. An empty line repeats the one before. */
  async function nextCommand(): Promise<string> {
    if (options.command !== undefined) {
      const { command } = options;
      delete options.command;
      say(`cdb: Reading initial command '${command}'\n`);
      return command;
    }
    const { from, line } = await next(typed);
    history = `${history}${line}\n`.slice(-historyLimit);
    const shown = from === own ? `${line}\n` : `[${from.name}] ${line}\n`;
    for (const one of everybody()) if (one !== from) one.write(shown);
    if (line.trim() !== '') repeat = line;
    return repeat;
  }

  /** The process server is gone: noticed at once while the target runs, else at the next try (engine 8.7). */
  function sayLost(loss: Loss): number {
    const atPrompt = loss === 'lost at the prompt';
    const failure = atPrompt ? results.cannotTransmit : results.clientDied;
    say(
      atPrompt
        ? 'SetContext failed, 0x8001000A\nERROR: ContinueEvent failed, HRESULT 0x8001000A\n'
        : 'ERROR: WaitForEvent failed, HRESULT 0x80010008\n',
    );
    say(lossText);
    say(failureText('Unable to wait for the target', failure));
    return 1;
  }

  return session;
}

const lossText =
  'This usually indicates that the debuggee has been\nkilled out from underneath the debugger.\n' +
  'You can use .tlist to see if the debuggee still exists.\n';

function openedText(options: Options, state: TargetState, attached: boolean): string {
  const origin = attached ? '*** wait with pending attach\n' : `CommandLine: ${state.commandLine}\n`;
  const paths = `Symbol search path is: ${options.symbolPath}\nExecutable search path is: \n`;
  return `${origin}${paths}${loadText(state)}`;
}

function clientsText(all: readonly Participant[], hostName: string): string {
  return all
    .map(({ name, lastActive }) => `${name || hostName}, last active ${timeText(lastActive)}\n`)
    .join('');
}
