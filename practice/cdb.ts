/** The practice cdb: debugger, debugging server, debugging client, smart client. */
import { leave, processConsole } from './console.ts';
import { runClient } from './debugger/client.ts';
import { readCommandLine, usage } from './debugger/command-line.ts';
import { runDebugger } from './debugger/debugger.ts';
import { userName } from './user.ts';
import { practiceLine } from './words.ts';

const terminal = processConsole();
// Ctrl+C is for the target, also while there is none yet: a client that waits to be called waits on. Before the first text, which
// tells others that keys may come.
terminal.onInterrupt(() => undefined);
terminal.write(`${practiceLine}\n`);
const options = readCommandLine(process.argv.slice(2));
if (!options.ok) {
  terminal.write(`${options.error}${options.error === '' ? '' : '\n'}${usage}`);
  leave(1);
} else {
  const { remote } = options.value;
  leave(
    remote === undefined
      ? await runDebugger(options.value, terminal, userName())
      : await runClient(options.value, remote, terminal, userName()),
  );
}
