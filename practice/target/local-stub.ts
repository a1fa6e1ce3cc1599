/** The stub beside the target: in a debugger without a process server, and in the process server itself. */
import type { Computer } from './computer.ts';
import type { Target } from './process.ts';
import type { Opened, Stub, StubEvents } from './stub.ts';

/** Targets that somebody debugs: a second debugger is refused (engine 8.3). */
const debugged = new WeakSet<Target>();

export interface LocalStub extends Stub {
  /** The debugger is gone: its target ends, unless it was to be kept (engine 8.6). */
  debuggerGone(): void;
}

export function createLocalStub(computer: Computer, events: Pick<StubEvents, 'stopped' | 'said'>): LocalStub {
  let target: Target | undefined;
  let keep = false;
  const take = (found: Target): Opened => {
    debugged.add(found);
    found.listen(events);
    target = found;
    return { ok: true, state: found.state() };
  };
  const letGo = () => {
    if (!target) return;
    debugged.delete(target);
    target.listen(undefined);
    target = undefined;
  };
  const kill = () => {
    target?.end();
    letGo();
  };
  return {
    where: undefined,
    list: async () => computer.list(),
    create: async (commandLine) => take(computer.create(commandLine)),
    async attach(pid) {
      const found = computer.find(pid);
      if (!found)
        return { ok: false, says: `Cannot debug pid ${pid}, Win32 error 0n87\n    "Invalid parameter."\n` };
      if (debugged.has(found)) return { ok: false, says: `Cannot debug pid ${pid}, NTSTATUS 0xC0000022\n` };
      const opened = take(found);
      found.interrupt('attached');
      return opened;
    },
    resume: (how, breakAt) => target?.resume(how, breakAt),
    interrupt: () => target?.interrupt('break-in'),
    detach: letGo,
    kill,
    keepTarget: () => {
      keep = true;
    },
    endServer: () => false,
    debuggerGone: () => (keep ? letGo() : kill()),
  };
}
