#!/usr/bin/env node
/** The entry of `switchboard`: a process around `runCommand`. */
import { runCommand } from './commands.ts';
import { watchInterruption } from './interruption.ts';

// Whoever reads our output may leave (`| head`, a closed terminal): what runs is ended cleanly all the same.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

process.exitCode = await runCommand(process.argv.slice(2), {
  input: process.stdin,
  say: (text) => void process.stdout.write(`${text}\n`),
  complain: (says) => void process.stderr.write(`switchboard: ${says}\n`),
  interrupted: watchInterruption(process, () => process.exit(1)),
});
