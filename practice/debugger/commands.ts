/** The commands of the practice debugger. What a command prints goes to everybody; its outcome says what becomes of the session. */
import type { Resume } from '../target/process.ts';
import { addressOf, registersOf, symbolsOf, type TargetState, type Thread } from '../target/state.ts';
import type { Stub } from '../target/stub.ts';
import { failureText, practiceVersion, timeText } from '../words.ts';
import type { Breakpoints } from './breakpoints.ts';
import { endOfLine, evaluate } from './evaluate.ts';
import type { Servers } from './serving.ts';
import * as show from './show.ts';

/** What commands may see and change. */
export interface Context {
  readonly stub: Stub;
  readonly state: TargetState;
  readonly breakpoints: Breakpoints;
  readonly servers: Servers;
  /** Number of the current thread. */
  thread: number;
  readonly attached: boolean;
  readonly lastEvent: string;
  /** The target has ended: nothing can run. */
  targetEnded: boolean;
  clientsText(): string;
  say(text: string): void;
  sleep(milliseconds: number): Promise<void>;
  resume(how: Resume): void;
  endTarget(): void;
}

/** stay: the next prompt comes; run: the target runs; end: the session is over. */
export type Outcome = 'stay' | 'run' | 'end';
type Command = (context: Context, argument: string, typed: string) => Outcome | Promise<Outcome>;

/** Runs one line: commands between semicolons, until one lets the target run or ends the session. */
export async function runLine(context: Context, line: string): Promise<Outcome> {
  if (/^\s*(?:\*|\$\$)/.test(line)) return 'stay';
  for (const text of splitCommands(line)) {
    const outcome = await runCommand(context, text);
    if (outcome !== 'stay') return outcome;
  }
  return 'stay';
}

/** At semicolons outside quotation marks. */
const splitCommands = (line: string): string[] =>
  (line.match(/(?:"[^"]*"?|[^;"])+/g) ?? []).map((text) => text.trim()).filter((text) => text !== '');

function runCommand(context: Context, text: string): Outcome | Promise<Outcome> {
  const thread = /^~(\*|\d+)?\s*([a-z]\w*)?\s*(.*)$/i.exec(text);
  if (thread) return threadCommand(context, text, thread[1] ?? '', thread[2] ?? '', thread[3] ?? '');
  const [, name = '', argument = ''] = /^([.!]?[a-z]+\d?|\|\|?|\?)\s*(.*)$/i.exec(text) ?? [];
  if (name.startsWith('!')) return said(context, `No export ${name.slice(1)} found\n`);
  const command = name === '' ? undefined : commands.get(name.toLowerCase());
  if (command && (argument === '' || /[\s"]/.test(text.charAt(name.length)) || !/\w$/.test(name))) {
    return command(context, argument, text);
  }
  return said(context, caretText(context, text, 'Syntax'));
}

const said = (context: Context, text: string): Outcome => {
  context.say(text);
  return 'stay';
};

/** The caret stands below the end of what was typed, prompt included (engine 3). */
const caretText = (context: Context, typed: string, problem: string): string => {
  const column = show.promptText(context.thread).length + typed.length - 1;
  return `${' '.repeat(column)}^ ${problem} error in '${typed}'\n`;
};

const current = (context: Context): Thread | undefined => show.threadOf(context.state, context.thread);

function lookUp(context: Context) {
  const thread = current(context);
  const registers = thread ? registersOf(context.state, thread) : {};
  const symbols = symbolsOf(context.state);
  return (name: string): number | undefined => {
    const wanted = name.toLowerCase();
    const symbol = symbols.find(({ name: full }) =>
      [full.toLowerCase(), full.slice(full.indexOf('!') + 1).toLowerCase()].includes(wanted),
    );
    return symbol ? symbol.address : registers[wanted];
  };
}

function withNumber(context: Context, text: string, use: (value: number) => Outcome | Promise<Outcome>) {
  const value = evaluate(text, lookUp(context));
  return value.ok ? use(value.value) : said(context, `${value.error}\n`);
}

function threadCommand(
  context: Context,
  typed: string,
  which: string,
  name: string,
  rest: string,
): Outcome | Promise<Outcome> {
  if (name === '' && rest === '')
    return said(context, show.threadsText(context.state, context.thread, false));
  if (which === '*' && /^k/.test(name))
    return said(context, show.threadsText(context.state, context.thread, true));
  const number = Number(which);
  if (which === '' || which === '*') return said(context, caretText(context, typed, 'Syntax'));
  if (!show.threadOf(context.state, number))
    return said(context, caretText(context, typed, 'Illegal thread'));
  if (name === 's') {
    context.thread = number;
    return said(context, show.placeText(context.state, number));
  }
  const before = context.thread;
  context.thread = number;
  const outcome = runCommand(context, `${name} ${rest}`.trim());
  context.thread = before;
  return outcome;
}

const stackCommand =
  (numbered: boolean): Command =>
  (context, argument) => {
    const thread = current(context);
    const count = /^[0-9a-f]+$/i.test(argument) ? Number.parseInt(argument, 16) : undefined;
    return said(context, thread ? show.stackText(context.state, thread, numbered, count) : '');
  };

const resumeCommand =
  (how: Resume): Command =>
  (context, _argument, typed) => {
    if (context.targetEnded) return said(context, caretText(context, typed, 'No runnable debuggees'));
    context.resume(how);
    return 'run';
  };

const changeBreakpoints =
  (what: 'clear' | 'enable' | 'disable'): Command =>
  (context, argument, typed) =>
    context.breakpoints.change(argument, what) ? 'stay' : said(context, caretText(context, typed, 'Syntax'));

/** The session ends; the target with it, unless it is left alone. */
const quit =
  (leaveTarget: boolean): Command =>
  (context) => {
    context.say('quit:\n');
    if (leaveTarget) context.stub.detach();
    else context.stub.kill();
    return 'end';
  };

const commands = new Map<string, Command>(
  Object.entries<Command>({
    g: resumeCommand('go'),
    gu: resumeCommand('out'),
    t: resumeCommand('into'),
    p: resumeCommand('over'),
    k: stackCommand(false),
    kb: stackCommand(false),
    kp: stackCommand(false),
    kv: stackCommand(false),
    kn: stackCommand(true),
    r: registers,
    lm: (context) => said(context, show.modulesText(context.state)),
    x: (context, argument) => said(context, show.symbolsText(context.state, argument || '*')),
    dv: (context) => said(context, show.localsText(context.state, context.thread)),
    u: (context) => {
      const thread = current(context);
      return said(context, thread ? show.codeText(context.state, thread) : '');
    },
    bp: (context, argument) =>
      withNumber(context, argument, (address) => {
        context.breakpoints.add(address, symbolAt(context.state, address) ?? argument);
        return 'stay';
      }),
    bl: (context) => said(context, context.breakpoints.listText()),
    bc: changeBreakpoints('clear'),
    bd: changeBreakpoints('disable'),
    be: changeBreakpoints('enable'),
    '?': (context, argument) => {
      if (argument === '') return said(context, help);
      return withNumber(context, argument, (value) =>
        said(context, `Evaluate expression: ${value} = ${show.tick(value)}\n`),
      );
    },
    '|': (context) => {
      const { pid, image } = context.state;
      const origin = context.attached ? 'attach' : 'create';
      return said(context, `.  0\tid: ${pid.toString(16)}\t${origin}\tname: ${image}\n`);
    },
    '||': (context) => said(context, `.  0 ${targetText(context)}\n`),
    version: (context) => said(context, `${practiceVersion}\n${targetText(context)}\n`),
    vertarget: (context) => said(context, `PRACTICE computer, simulated\n${targetText(context)}\n`), // practice text
    q: quit(false),
    qq: quit(false),
    qd: quit(true),
    '.echo': (context, argument) => said(context, `${argument}\n`),
    '.lastevent': (context) => said(context, context.lastEvent),
    '.time': (context) => said(context, `Debug session time: ${timeText(new Date())}\n`),
    '.sleep': (context, argument) => {
      if (argument === '') return said(context, `Number of milliseconds missing from ${endOfLine}\n`);
      return withNumber(context, argument, async (milliseconds) => {
        await context.sleep(milliseconds);
        return 'stay' as const;
      });
    },
    '.tlist': async (context, argument) =>
      said(context, show.processesText(await context.stub.list(), argument)),
    '.server': startServer,
    '.servers': (context) => {
      const list = context.servers.listText();
      return said(
        context,
        /^No/.test(list) ? list : `On the client, use any of these command lines\n${list}`,
      );
    },
    '.endsrv': (context, argument) =>
      withNumber(context, argument, (number) =>
        said(
          context,
          context.servers.end(number)
            ? 'Server told to exit.  Actual exit may be delayed until\nthe next connection attempt.\n'
            : 'No such server\n',
        ),
      ),
    '.clients': (context) => said(context, context.clientsText()),
    '.detach': (context) => {
      context.say('Detached\n');
      context.stub.detach();
      return 'end';
    },
    '.kill': (context) => {
      context.endTarget();
      return said(context, 'Terminated.  Exit thread and process events will occur.\n');
    },
    '.endpsrv': (context) =>
      said(
        context,
        context.stub.endServer()
          ? 'Server told to exit\n'
          : 'Unable to shut down server, HRESULT 0x8000FFFF\n',
      ),
  }),
);

/** practice text */
const help = `PRACTICE: the commands that are scripted
  g gu t p           go, out of the function, one instruction in, one over
  k kn r dv lm x u   stack, registers, locals, modules, symbols, code
  ~ ~*k ~0s          threads, all stacks, another thread
  bp bl bc bd be     breakpoints, for example: bp TakeOrder
  ? 1+1              an expression
  .server .servers .endsrv .clients   let others join
  .tlist .sleep .echo .lastevent .time | || version
  q qd .detach .kill .endpsrv         end, leave running
`;

const targetText = ({ stub }: Context): string =>
  `Live user mode: ${stub.where ? `PRACTICE (${stub.where})` : '<Local>'}`;

const symbolAt = (state: TargetState, address: number): string | undefined =>
  symbolsOf(state).find((symbol) => symbol.address === address)?.name;

function registers(context: Context, argument: string): Outcome {
  const thread = current(context);
  if (!thread) return 'stay';
  if (argument === '') return said(context, show.registersText(context.state, thread));
  const name = argument.replace(/^@/, '').toLowerCase();
  const value = registersOf(context.state, thread)[name];
  if (value === undefined) return said(context, caretText(context, `r ${argument}`, 'Bad register'));
  return said(context, `${name}=${show.hex(value)}\n`);
}

async function startServer(context: Context, argument: string): Promise<Outcome> {
  if (argument === '') {
    return said(context, 'Usage: .server tcp:port=<Socket>  OR  .server npipe:pipe=<PipeName>\n');
  }
  const started = await context.servers.start(argument);
  if (started.ok) return said(context, serverStartedText(context.servers));
  // The engine writes the system's number here, which is the lower half of the HRESULT.
  const failure = failureText('', started.error).split('\n')[1] ?? '';
  return said(context, `Unable to start server, Win32 error 0n${started.error.code & 0xffff}\n${failure}\n`);
}

export const serverStartedText = (servers: Servers): string =>
  `Server started.  Client can connect with any of these command lines\n${servers.listText()}`;

/** Where the target stands: for the number of the breakpoint that it hit. */
export const standingAt = (state: TargetState, thread: number): number | undefined => {
  const top = show.threadOf(state, thread)?.stack[0];
  return top && addressOf(top);
};
