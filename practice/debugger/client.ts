/** Debugging client: joins the session of a server (-remote). */
import type { Console } from '../console.ts';
import { connect } from '../links/ends.ts';
import { banner, failureText, results } from '../words.ts';
import type { Options } from './command-line.ts';

/** Until the session or the link ends; answers the exit code. */
export async function runClient(
  options: Options,
  transport: string,
  console: Console,
  user: string,
): Promise<number> {
  const link = await connect(transport, 'client', user);
  if (!link.ok) {
    console.write(failureText('Unable to connect to the debugging server', link.error));
    return 1;
  }
  const { value } = link;
  console.write(banner);
  return new Promise((resolve) => {
    value.onClose(() => {
      console.write(failureText('The connection to the debugging server was lost', results.clientDied));
      resolve(1);
    });
    value.listen((message) => {
      if (message.say === 'text') console.write(message.text);
    });
    console.onInterrupt(() => value.send({ say: 'interrupt' }));
    console.onLine((text) => value.send({ say: 'line', text }));
    if (options.breakOnConnect) value.send({ say: 'interrupt' });
    if (options.command !== undefined) value.send({ say: 'line', text: options.command });
  });
}
