#!/usr/bin/env node
/** `switchboard`: chooses a command; each is loaded when it is wanted. */
import type { Command, ExitCode, Terminal } from './terminal.ts';

const commands: Record<string, { does: string; load: () => Promise<{ run: Command }> }> = {
  advise: { does: 'advise FILE              verdicts for a situation', load: () => import('./advise.ts') },
  plan: {
    does: 'plan FILE                the plan [--method ID] [--format text|json|markdown|cmd|ps1] [--out DIR]',
    load: () => import('./plan.ts'),
  },
  run: {
    does: 'run FILE                 runs the steps of this computer without a window',
    load: () => import('./run.ts'),
  },
  tools: {
    does: 'tools                    the debugger programs found here',
    load: () => import('./tools.ts'),
  },
  ledger: {
    does: 'ledger [--undo]          what earlier runs left running here',
    load: () => import('./ledger.ts'),
  },
  serve: {
    does: 'serve [--port N]         the browser shell, prints one address',
    load: () => import('./serve.ts'),
  },
};

const help = [
  'switchboard: remote debugging of Windows programs, services, dumps and kernels',
  '',
  ...Object.values(commands).map(({ does }) => `  switchboard ${does}`),
  '',
  '--json prints one JSON value; "-" reads standard input.',
  'Exit codes: 0 fine, 1 answered "no", 2 bad use or unreadable input.',
].join('\n');

async function main([name, ...args]: string[], terminal: Terminal): Promise<ExitCode> {
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.say(help);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return (await command.load()).run(args, terminal);
  terminal.complain(`"${name}" is no command; the commands are ${Object.keys(commands).join(', ')}.`);
  return 2;
}

// Whoever reads our output may leave (`| head`, a closed terminal): what runs is ended cleanly all the same.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => interrupted.abort());

process.exitCode = await main(process.argv.slice(2), {
  input: process.stdin,
  say: (text) => void process.stdout.write(`${text}\n`),
  complain: (says) => void process.stderr.write(`switchboard: ${says}\n`),
  interrupted: interrupted.signal,
});
