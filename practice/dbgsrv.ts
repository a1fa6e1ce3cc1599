/** The practice process server: says who it is, then nothing; stays until it is ended by a smart client (.endpsrv) or killed. */
import { leave, processConsole } from './console.ts';
import { serve } from './links/ends.ts';
import { protocolNumber } from './links/messages.ts';
import { createComputer } from './target/computer.ts';
import { serveStub } from './target/remote-stub.ts';
import { failureText, practiceLine } from './words.ts';

const usage = 'usage: dbgsrv -t ServerTransport\n';

const terminal = processConsole();
terminal.write(`${practiceLine}\n`);
const [option, transport] = process.argv.slice(2);
if (option?.toLowerCase() !== '-t' || transport === undefined) {
  terminal.write(usage);
  leave(1);
} else {
  const computer = createComputer();
  const started = await serve(transport, {
    role: 'smart-client',
    accept(link) {
      link.send({ say: 'welcome', practice: protocolNumber });
      serveStub(link, computer, () => leave(0));
    },
  });
  if (!started.ok) {
    terminal.write(failureText(`Unable to start the server '${transport}'`, started.error));
    leave(1);
  }
}
