/** Prints the processes of the practice computer, one JSON object per line, as the engine kit's lister does. */
import { runningProcesses } from './target/computer.ts';

for (const listed of runningProcesses) process.stdout.write(`${JSON.stringify(listed)}\n`);
