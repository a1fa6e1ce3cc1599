/** `switchboard`: chooses a command; each is loaded when it is wanted. */
import type { Command, ExitCode, Terminal } from './terminal.ts';

interface Entry {
  usage: string;
  does: string;
  load(): Promise<{ run: Command }>;
}

const commands: Record<string, Entry> = {
  advise: { usage: 'FILE', does: 'verdicts for a situation', load: () => import('./advise.ts') },
  plan: {
    usage: 'FILE [--method ID] [--format text|json|markdown|cmd|ps1] [--out DIR]',
    does: 'the plan; cmd, ps1 and markdown are one sheet for each computer',
    load: () => import('./plan.ts'),
  },
  check: {
    usage: '"COMMAND LINE"...',
    does: 'what is wrong with each line, and with their pairing',
    load: () => import('./check.ts'),
  },
  counterpart: {
    usage: '"COMMAND LINE" [--server NAME] [--client NAME]',
    does: 'the command for the other end',
    load: () => import('./counterpart.ts'),
  },
  explain: {
    usage: '[FILE] [--tool NAME]',
    does: 'what the text of a console means, and what to do',
    load: () => import('./explain.ts'),
  },
  tools: {
    usage: '',
    does: 'debugger programs found here, what is missing',
    load: () => import('./tools.ts'),
  },
  run: {
    usage: 'FILE',
    does: 'runs the steps of this computer without a window; Ctrl+C ends cleanly',
    load: () => import('./run.ts'),
  },
  ledger: {
    usage: '[--undo]',
    does: 'what earlier runs left running here',
    load: () => import('./ledger.ts'),
  },
  serve: {
    usage: '[--port N]',
    does: 'the browser shell, prints one address',
    load: () => import('./serve.ts'),
  },
};

const help = [
  'Chooses, explains and runs remote debugging of Windows programs, services, dumps and kernels.',
  '',
  ...Object.entries(commands).map(
    ([name, { usage, does }]) => `  switchboard ${name} ${usage}\n      ${does}`,
  ),
  '',
  'FILE is a situation or a plan in JSON; "-" is standard input. --json prints one JSON value.',
  'Exit codes: 0 fine, 1 answered "no", 2 bad use or unreadable input.',
].join('\n');

export async function runCommand([name, ...args]: string[], terminal: Terminal): Promise<ExitCode> {
  if (name === 'help' || name === '--help' || (name !== undefined && args.includes('--help'))) {
    terminal.say(help);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return (await command.load()).run(args, terminal);
  const what = name === undefined ? 'A command is missing' : `"${name}" is no command`;
  terminal.complain(`${what}; the commands are ${Object.keys(commands).join(', ')}.`);
  return 2;
}
