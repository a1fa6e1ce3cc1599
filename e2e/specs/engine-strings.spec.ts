/** Our checker and the real engine on the same connection strings: what the engine refuses we refuse; where we are stricter, we say why. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { readTransport } from '../../core/transports/parse.ts';
import type { TransportRole } from '../../core/transports/transport.ts';
import { clientStrings, serverStrings } from '../targets/connection-strings.ts';
import { kitFolder } from '../targets/places.ts';

const engineRefuses = '80070057';

/** Where we refuse what the engine takes (engine 13.4): each has a reason. */
const stricter: [RegExp, string][] = [
  [
    /port|decimal|octal|hex|range|drops what follows/i,
    'a port that is no decimal number 1 to 65535 becomes any port (engine 1.1)',
  ],
  [/password has letters and digits only/, 'the documents allow letters and digits only (4.3)'],
  [/password is empty/, 'an empty password shuts out clients without one (engine 1.2)'],
  [/pipe/i, 'pipe names that shells and documents forbid, or that the client cannot know (4.3, engine 1.3)'],
  [/clicon= is empty/, 'clicon= without a name makes a normal connection (engine 1.1)'],
  [/server= is (?:missing|empty)/, 'a client without server= calls nobody (4.2)'],
  [/would belong to the value/, 'a blank at the end belongs to the value (engine 1.1)'],
  [
    /(?:proto|certuser)=.* is missing|engine refuses proto=/,
    'an encrypted link without proto or certificate cannot come about (4.3)',
  ],
  [/channel|COM port|baud/, 'a serial line needs its port, speed and channel (4.3)'],
  [/ipversion/, 'only 4 and 6 have a meaning (4.3)'],
  [/needs a value/, 'a parameter without a value has no meaning'],
];

async function ask(role: string, strings: readonly string[]): Promise<string[]> {
  const program = spawn(join(kitFolder, 'bin', 'strings'), [role], { stdio: ['pipe', 'pipe', 'inherit'] });
  program.stdin.end(`${strings.join('\n')}\n`);
  return (await text(program.stdout)).trim().split(/\s+/);
}

/** Each string gets ports of its own; taken ones do no harm: a busy port is an accepted string. */
const withPorts = (strings: string[], first: number): string[] =>
  strings.map((string, index) => string.replaceAll('P', String(first + index)).replace(/^\d+ORT/, 'PORT'));

const roles: [string, TransportRole, string[]][] = [
  ['server', 'server', withPorts(serverStrings(), 41_000)],
  ['process-server', 'server', withPorts(serverStrings(), 42_000)],
  ['client', 'client', withPorts(clientStrings(), 43_000)],
  ['smart-client', 'client', withPorts(clientStrings(), 44_000)],
];

for (const [role, end, strings] of roles) {
  test(`the engine and the checker agree on strings of a ${role}`, async () => {
    expect(strings.length).toBeGreaterThanOrEqual(150);
    const answers = await ask(role, strings);
    expect(answers).toHaveLength(strings.length);
    const disagreements = strings.flatMap((string, index) => {
      const errors = readTransport(string, end).faults.filter(({ severity }) => severity === 'error');
      const answer = answers[index] ?? '';
      if (answer === engineRefuses)
        return errors.length > 0 ? [] : [`the engine refuses, we do not: ${string}`];
      const unexplained = errors.filter(({ says }) => !stricter.some(([pattern]) => pattern.test(says)));
      return unexplained.map(({ says }) => `the engine takes it (${answer}), we do not: ${string}: ${says}`);
    });
    expect(disagreements).toEqual([]);
  });
}
