/** A real practice program, its text, and waiting for what it should say. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { builtPractice } from './built-practice.ts';

const patienceMs = 10_000; // far beyond the 0.1 s that a program needs on an idle computer
const running = new Set<ChildProcess>();

export interface Program {
  readonly pid: number;
  text(): string;
  /** Waits for it behind what was expected before. */
  expect(wanted: string | RegExp): Promise<RegExpExecArray>;
  line(text: string): void;
  interrupt(): void;
  kill(): void;
  exitCode(): Promise<number | null>;
}

export async function start(name: string, ...words: string[]): Promise<Program> {
  const script = join(await builtPractice(), `${name}.js`);
  const child = spawn(process.execPath, [script, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  let text = '';
  let seen = 0;
  let changed: (() => void)[] = [];
  const wake = () => {
    for (const one of changed.splice(0)) one();
  };
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    wake();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
      wake();
    });
  });
  return {
    pid: child.pid ?? 0,
    text: () => text,
    async expect(wanted) {
      const pattern =
        typeof wanted === 'string' ? new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : wanted;
      const deadline = Date.now() + patienceMs;
      for (;;) {
        const found = pattern.exec(text.slice(seen));
        if (found) {
          seen += found.index + found[0].length;
          return found;
        }
        if (Date.now() > deadline || !running.has(child)) {
          throw new Error(`${name} ${words.join(' ')}: no ${wanted} in ${JSON.stringify(text.slice(seen))}`);
        }
        await new Promise<void>((resolve) => {
          changed = [...changed, resolve];
          setTimeout(resolve, 100).unref();
        });
      }
    },
    line: (line) => void child.stdin.write(`${line}\n`),
    interrupt: () => void child.kill('SIGINT'),
    kill: () => void child.kill('SIGKILL'),
    exitCode: () => ended,
  };
}

export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
