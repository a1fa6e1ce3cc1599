/** The app without a window: plans are started by its own services, typed into by its own messages, and looked at from outside. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ConsoleState } from '../../core/consoles/schema.ts';
import { decodeFeedFrame } from '../../core/contract/feed-frame.ts';
import type { EndChoice, ProcessInfo, SessionState, StepState } from '../../core/contract/schemas.ts';
import type { Plan, Step, StepId } from '../../core/plan/schema.ts';
import { leaveKeys } from '../../core/plan/steps.ts';
import { createServices } from '../../main/create-services.ts';
import { nodeHost } from '../../main/ptys/host-process.ts';
import type { WindowPort } from '../../main/services.ts';
import { root } from '../targets/places.ts';

export interface Stage {
  readonly dataFolder: string;
  /** As the kit counts them: Wine's process numbers. */
  processes(): Promise<ProcessInfo[]>;
  start(plan: Plan): Promise<Running>;
  stop(): Promise<void>;
}

export interface Running {
  state(): SessionState;
  console(step: StepId): ConsoleState;
  /** All that the console of this step has shown. */
  text(step: StepId): string;
  /** At the next prompt of that console. */
  type(step: StepId, line: string): Promise<void>;
  shows(step: StepId, text: string | RegExp): Promise<void>;
  stepIs(step: StepId, wanted: StepState['state']): Promise<void>;
  /** Somebody has done it by hand. */
  markDone(step: StepId): Promise<void>;
  /** The plan's own clean-up, step by step, as a person would type it. */
  cleanUp(): Promise<void>;
  end(choice: EndChoice): Promise<SessionState>;
}

/** A process that nobody has waited for yet is no living one. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const size = { columns: 200, rows: 50 };
const quickly = { timeout: 30_000 };

/** Environment: SWITCHBOARD_DATA is set for everything that it starts, so that leftovers can be told from others' programs. */
export async function openStage(): Promise<Stage> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'switchboard-proof-'));
  process.env.SWITCHBOARD_DATA = dataFolder;
  const services = await createServices('browser', nodeHost(join(root, 'dist/main/ptys/host.js')));
  const { handlers } = services;
  const sessions = new Map<string, SessionState>();
  const texts = new Map<string, string>();
  const decoders = new Map<string, TextDecoder>();

  const window: WindowPort = {
    id: 'proof',
    event(name, value) {
      if (name === 'session') changed(value as SessionState);
    },
    frame(packed) {
      const frame = decodeFeedFrame(packed);
      if (frame?.kind !== 'text') return;
      const { console, offset, bytes } = frame;
      const decoder = decoders.get(console) ?? new TextDecoder();
      decoders.set(console, decoder);
      texts.set(console, (texts.get(console) ?? '') + decoder.decode(bytes, { stream: true }));
      void handlers.acknowledge({ console, offset: offset + bytes.length }, window);
    },
  };

  function changed(session: SessionState) {
    sessions.set(session.id, session);
    for (const { id } of session.consoles) {
      if (texts.has(id)) continue;
      texts.set(id, '');
      void handlers.resizeConsole({ console: id, ...size }, window);
      void handlers.openFeed({ console: id, from: 0 }, window);
    }
  }

  function running(id: string): Running {
    const state = () => {
      const session = sessions.get(id);
      if (!session) throw new Error(`the session ${id} has told nothing`);
      return session;
    };
    const console = (step: StepId) => {
      const found = state().consoles.find((one) => one.step === step);
      if (!found) throw new Error(`no console of the step "${step}": ${JSON.stringify(state().steps)}`);
      return found;
    };
    const text = (step: StepId) => texts.get(console(step).id) ?? '';
    const shows: Running['shows'] = (step, wanted) =>
      expect.poll(() => text(step), { ...quickly, message: `console of ${step}` }).toMatch(wanted);
    const type: Running['type'] = async (step, line) => {
      const sent = await handlers.sendLine({ console: console(step).id, text: line }, window);
      expect(sent, `typing "${line}" into ${step}`).toMatchObject({ ok: true });
    };

    const hasConsole = (step: StepId) => state().consoles.some((one) => one.step === step);
    const stuck = new Set<StepId>();

    /** As a person would: keys, lines, and `kill` for what takes neither. What runs elsewhere is ended there. */
    async function undo({ command, console: into, program, expects, undoes }: Step) {
      const undone = [undoes ?? []].flat().filter(hasConsole);
      if (program === 'kill') for (const one of undone) process.kill(console(one).pid ?? 0);
      else if (into !== undefined && command === leaveKeys)
        await handlers.sendKeys({ console: console(into).id, keys: '\x02\r' }, window);
      else if (into !== undefined) await type(into, command);
      for (const one of undone) await gone(one, command);
      // Of `.endpsrv` the text says nothing: an error may be a success (engine 12.8).
      if (into !== undefined && !stuck.has(into) && expects !== undefined && command !== '.endpsrv')
        await shows(into, expects);
    }

    /**
     * Under load Wine may keep the socket of a process server that has ended [W]: its smart client waits for an answer for ever, in
     * one of forty runs. It is closed then, as a person would.
     */
    async function gone(step: StepId, command: string) {
      const { pid = 0 } = console(step);
      // In a chain the smart client is the server of others.
      const isSmartClient = state().plan.steps.some(
        ({ id, command: line }) => id === step && line.includes('-premote'),
      );
      const endOfPatience = Date.now() + (isSmartClient ? 10_000 : 30_000);
      const isGone = () => !isAlive(pid) || Date.now() > endOfPatience;
      await expect.poll(isGone, { timeout: 60_000 }).toBe(true);
      if (!isAlive(pid)) return;
      expect(isSmartClient, `"${command}" ends ${step}`).toBe(true);
      expect(console('process-server').mode, `"${command}" ends ${step}`).toBe('ended');
      globalThis.console.warn(`${step} waited for a process server that has ended, and was closed`);
      stuck.add(step);
      process.kill(pid, 'SIGKILL');
    }

    return {
      state,
      console,
      text,
      type,
      shows,
      stepIs: (step, wanted) =>
        expect
          .poll(() => state().steps.find(({ id }) => id === step), { timeout: 60_000 })
          .toMatchObject({ state: wanted }),
      async markDone(step) {
        expect(await handlers.markStep({ session: id, step, done: true }, window)).toMatchObject({
          ok: true,
        });
      },
      async cleanUp() {
        for (const step of state().plan.cleanup) await undo(step);
      },
      async end(choice) {
        expect(await handlers.endSession({ session: id, choice }, window)).toMatchObject({ ok: true });
        await expect.poll(() => state().state, quickly).toBe('ended');
        return state();
      },
    };
  }

  services.windowOpened(window);
  return {
    dataFolder,
    async processes() {
      const listed = await handlers.listProcesses({ toolset: 'engine-kit' }, window);
      if (!listed.ok) throw new Error(listed.error.says);
      return listed.value;
    },
    async start(plan) {
      const started = await handlers.startSession({ name: 'proof', plan, toolsets: {} }, window);
      if (!started.ok) throw new Error(started.error.says);
      const id = started.value.session;
      const listed = await handlers.listSessions(null, window);
      const session = listed.ok && listed.value.find((one) => one.id === id);
      if (session) changed(session);
      return running(id);
    },
    async stop() {
      services.windowClosed(window);
      await services.stop();
      await rm(dataFolder, { recursive: true, force: true });
      delete process.env.SWITCHBOARD_DATA;
    },
  };
}
