/** The two ends of the stub link: the smart client's (a Stub), and the process server's. */
import type { Link } from '../links/link.ts';
import type { Message } from '../links/messages.ts';
import type { Computer } from './computer.ts';
import { createLocalStub } from './local-stub.ts';
import type { Opened, Stub, StubEvents } from './stub.ts';

export function createRemoteStub(link: Link, events: StubEvents): Stub {
  const answers = new Map<number, (message: Message) => void>();
  let asked = 0;
  const ask = (message: (id: number) => Message): Promise<Message> =>
    new Promise((resolve) => {
      const id = asked++;
      answers.set(id, resolve);
      link.send(message(id));
    });
  link.listen((message) => {
    if (message.say === 'stopped') events.stopped(message.reason, message.state);
    else if (message.say === 'said') events.said(message.text);
    else if ('id' in message) {
      answers.get(message.id)?.(message);
      answers.delete(message.id);
    }
  });
  link.onClose(() => {
    for (const [id, answer] of answers) answer({ say: 'refused', id, text: '' });
    events.lost();
  });
  const opened = (answer: Message): Opened => {
    if (answer.say === 'opened') return { ok: true, state: answer.state };
    return { ok: false, says: answer.say === 'refused' ? answer.text : '' };
  };
  return {
    where: `tcp ${link.peer}`,
    async list() {
      const answer = await ask((id) => ({ say: 'list', id }));
      return answer.say === 'listed' ? [...answer.processes] : [];
    },
    create: async (commandLine) => opened(await ask((id) => ({ say: 'create', id, commandLine }))),
    attach: async (pid) => opened(await ask((id) => ({ say: 'attach', id, pid }))),
    resume: (how, breakAt) => link.send({ say: 'resume', how, breakAt }),
    interrupt: () => link.send({ say: 'interrupt' }),
    detach: () => link.send({ say: 'detach' }),
    kill: () => link.send({ say: 'kill' }),
    keepTarget: () => link.send({ say: 'keep' }),
    endServer() {
      link.send({ say: 'end-server' });
      return true;
    },
  };
}

/** Serves one smart client; `endServer` is what `.endpsrv` does. */
export function serveStub(link: Link, computer: Computer, endServer: () => void): void {
  const stub = createLocalStub(computer, {
    stopped: (reason, state) => link.send({ say: 'stopped', reason, state }),
    said: (text) => link.send({ say: 'said', text }),
  });
  const answer = (id: number, opened: Opened) =>
    link.send(
      opened.ok ? { say: 'opened', id, state: opened.state } : { say: 'refused', id, text: opened.says },
    );
  link.onClose(() => stub.debuggerGone());
  link.listen(async (message) => {
    if (message.say === 'list') link.send({ say: 'listed', id: message.id, processes: await stub.list() });
    else if (message.say === 'create') answer(message.id, await stub.create(message.commandLine));
    else if (message.say === 'attach') answer(message.id, await stub.attach(message.pid));
    else if (message.say === 'resume') stub.resume(message.how, message.breakAt);
    else if (message.say === 'interrupt') stub.interrupt();
    else if (message.say === 'detach') stub.detach();
    else if (message.say === 'kill') stub.kill();
    else if (message.say === 'keep') stub.keepTarget();
    else if (message.say === 'end-server') endServer();
    else link.close();
  });
}
