/** The pty host: keeps the open consoles by id and does what main asks. */
import { fail, ok } from '../../core/contract/result.ts';
import { type HostedConsole, openConsole } from './hosted-console.ts';
import type { SpawnPty } from './port.ts';
import type { HostChannel, HostSetup, ToHost } from './protocol.ts';

/** Serves until `stop` comes over the channel; `ended` is called then, with all transcripts closed. The programs get a hang-up with the process. */
export function serveHost(options: {
  channel: HostChannel;
  setup: HostSetup;
  spawn: SpawnPty;
  ended(): void;
}): { close(): void } {
  const { channel, setup, spawn } = options;
  const consoles = new Map<string, HostedConsole>();

  function start({ ticket, start }: Extract<ToHost, { do: 'start' }>) {
    const { console } = start;
    if (consoles.has(console)) {
      channel.send({ tell: 'started', ticket, result: fail(`The console ${console} is open already.`) });
      return;
    }
    const opened = openConsole({
      start,
      setup,
      spawn,
      events: {
        reading: (value) => channel.send({ tell: 'reading', value }),
        grown: (value) => channel.send({ tell: 'grown', value }),
        storage: (value) => channel.send({ tell: 'storage', value }),
        exit(value) {
          consoles.delete(console);
          channel.send({ tell: 'exit', value });
        },
      },
    });
    if (opened.ok) consoles.set(console, opened.value);
    channel.send({ tell: 'started', ticket, result: opened.ok ? ok({ pid: opened.value.pid }) : opened });
  }

  function close() {
    for (const console of consoles.values()) console.close();
    consoles.clear();
  }

  channel.receive((message) => {
    if (message.do === 'start') return start(message);
    if (message.do === 'stop') {
      close();
      return options.ended();
    }
    // A console may have ended while the message was on its way.
    const console = consoles.get(message.console);
    if (!console) return;
    if (message.do === 'line') console.line(message.text);
    else if (message.do === 'keys') console.keys(message.keys);
    else if (message.do === 'breakIn') console.breakIn();
    else if (message.do === 'resize') console.resize(message.columns, message.rows);
    else console.kill();
  });

  return { close };
}
