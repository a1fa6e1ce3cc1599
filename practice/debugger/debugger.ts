/** A debugger of its own, perhaps a server for others (-server), perhaps a smart client (-premote). */
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Console } from '../console.ts';
import { connect } from '../links/ends.ts';
import type { Link } from '../links/link.ts';
import { protocolNumber } from '../links/messages.ts';
import { createComputer } from '../target/computer.ts';
import { createLocalStub } from '../target/local-stub.ts';
import { createRemoteStub } from '../target/remote-stub.ts';
import type { Opened, Stub, StubEvents } from '../target/stub.ts';
import { banner, failureText } from '../words.ts';
import type { Options } from './command-line.ts';
import { serverStartedText } from './commands.ts';
import { createServers } from './serving.ts';
import { createSession, type Participant, type Session } from './session.ts';

/** Until the session ends; answers the exit code. `user`: `VM\User`. */
export async function runDebugger(options: Options, console: Console, user: string): Promise<number> {
  const log = openLog(options);
  if (!log) {
    console.write(`Unable to open the log file '${options.log?.file}'\n`);
    return 1;
  }
  let link: Link | undefined;
  if (options.smartClient !== undefined) {
    const connected = await connect(options.smartClient, 'smart-client', user);
    if (!connected.ok) {
      console.write(failureText('Unable to connect to the process server', connected.error));
      return 1;
    }
    link = connected.value;
  }
  const own: Participant = {
    name: '',
    lastActive: new Date(),
    write(text) {
      console.write(text);
      log(text);
    },
  };
  const session = createSession(options, own, user);
  const stub = stubFor(link, session.events);
  const servers = createServers((client, name) => admit(session, client, name));
  session.say(banner);
  for (const transport of options.servers) {
    const started = await servers.start(transport);
    if (!started.ok) {
      console.write(failureText(`Unable to start the debugging server '${transport}'`, started.error));
      return 1;
    }
  }
  // A server that calls says nothing (engine 7.3).
  if (servers.visible()) session.say(serverStartedText(servers));
  console.onInterrupt(() => session.interrupt());
  if (options.console) console.onLine((line) => session.submit(own, line));
  return session.run({ stub, servers, open: () => openTarget(options, stub) });
}

const stubFor = (link: Link | undefined, events: StubEvents): Stub =>
  link ? createRemoteStub(link, events) : createLocalStub(createComputer(), events);

async function openTarget(options: Options, stub: Stub): Promise<Opened> {
  if (options.commandLine !== undefined) return stub.create(options.commandLine);
  if (options.pid !== undefined) return stub.attach(options.pid);
  const wanted = options.processName?.toLowerCase();
  const found = (await stub.list()).filter(({ path }) => path.toLowerCase().endsWith(`\\${wanted}`));
  const [one] = found;
  if (one && found.length === 1) return stub.attach(one.pid);
  return { ok: false, says: `Unable to find one process named '${options.processName}'\n` };
}

/** A client takes part as long as its link lasts. */
function admit(session: Session, link: Link, user: string): void {
  const participant: Participant = {
    name: `${user} (tcp ${link.peer})`,
    lastActive: new Date(),
    write: (text) => link.send({ say: 'text', text }),
  };
  link.onClose(() => session.leave(participant));
  link.listen((message) => {
    if (message.say === 'line') session.submit(participant, message.text);
    else if (message.say === 'interrupt') session.interrupt();
    else link.close();
  });
  link.send({ say: 'welcome', practice: protocolNumber });
  session.join(participant);
}

/** Answers how to write to it; undefined when the file cannot be written. */
function openLog({ log }: Options): ((text: string) => void) | undefined {
  if (!log) return () => undefined;
  try {
    if (log.append) appendFileSync(log.file, '');
    else writeFileSync(log.file, '');
  } catch {
    return undefined;
  }
  return (text) => appendFileSync(log.file, text);
}
