/** Our checker and the real engine on the same connection strings: what the engine refuses we refuse; where we are stricter, we say why. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../core/transports/fault.ts';
import { readTransport } from '../../core/transports/parse.ts';
import type { TransportRole } from '../../core/transports/transport.ts';
import { kitFolder } from '../targets/places.ts';
import { type OwnWine, ownWine } from './own-wine.ts';
import { stringsFor } from './strings.ts';

/** PROOF_SEED=... asks about other combinations. */
const seed = Number(process.env.PROOF_SEED ?? 20_261_121);

/** HRESULT of an invalid parameter: the string was refused. Every other answer is about ports, pipes or certificates (engine 1). */
const refused = '80070057';

/** Errors of ours about strings that the engine takes: by rule, with a reason for each (engine 13.4). */
const stricter: { rule: string; says: RegExp; why: string }[] = [
  {
    rule: 'engine 1.1',
    says: /is no port: a port is a decimal number|^Port 0 means|^(?:The port|port=) is missing: the engine would take any/,
    why: 'the engine takes any free port for what is no number, or reads the number in front: nobody would know which',
  },
  { rule: 'engine 1.1', says: /octal|written in hex/, why: 'another port than the one that people read' },
  {
    rule: 'engine 1.1',
    says: /^A range of ports is written with a colon/,
    why: 'the engine drops what follows "-"',
  },
  { rule: 'engine 1.1', says: /goes backwards/, why: 'no range: the engine tries its first port only' },
  {
    rule: 'engine 1.1',
    says: /^The engine drops what follows/,
    why: 'a server that is meant to be hidden is not',
  },
  {
    rule: 'engine 1.1',
    says: /^The space behind/,
    why: 'with server=, pipe= and password= it becomes part of the value',
  },
  {
    rule: 'engine 1.1',
    says: /^clicon= is empty/,
    why: 'the engine makes a connection of the other direction',
  },
  {
    rule: 'engine 1.2',
    says: /^The password is empty/,
    why: 'it is a password, and shuts out clients that give none',
  },
  {
    rule: 'engine 1.3',
    says: /^pipe= is (?:empty|missing)/,
    why: 'a pipe without a name is in use at once [W]',
  },
  {
    rule: 'engine 1.3',
    says: /^The client gives the pipe name with the numbers/,
    why: "they would be the client's own",
  },
  {
    rule: 'engine 13.4',
    says: /no backslash and no semicolon/,
    why: 'a name that Windows or a shell takes apart [W]',
  },
  {
    rule: 'engine 1.4',
    says: /^port= is missing: which COM port/,
    why: 'accepted, and then no port is found',
  },
  {
    rule: '4.2',
    says: /^server= is missing/,
    why: 'by tcp the engine calls its own computer, by pipe nobody',
  },
  {
    rule: '4.3',
    says: /^(?:proto|certuser)=.* is missing/,
    why: 'accepted, and then no credentials are found [W]',
  },
];

interface Role {
  name: string;
  end: TransportRole;
  strings: string[];
  answers: string[];
}

const roles: Role[] = (
  [
    ['server', 'server', 41_000],
    ['process-server', 'server', 42_000],
    ['client', 'client', 43_000],
    ['smart-client', 'client', 44_000],
  ] as const
).map(([name, end, firstPort]) => ({ name, end, strings: stringsFor(end, seed, firstPort), answers: [] }));

let wine: OwnWine;

beforeAll(async () => {
  console.log(`connection strings of seed ${seed} (PROOF_SEED)`);
  wine = await ownWine();
  await Promise.all(
    roles.map(async (role) => {
      role.answers = await ask(role.name, role.strings);
    }),
  );
});

afterAll(() => wine?.stop());

test.each(roles)('at least 150 strings of a $name are answered', ({ strings, answers }) => {
  expect(strings.length).toBeGreaterThanOrEqual(150);
  expect(answers).toHaveLength(strings.length);
  expect(answers.filter((answer) => !/^(?:[0-9A-F]{8}|waiting)$/.test(answer))).toEqual([]);
});

test.each(roles)('what the engine refuses of a $name, we refuse', ({ strings, answers, end }) => {
  const refusedStrings = strings.filter((_, index) => answers[index] === refused);
  expect(refusedStrings.length).toBeGreaterThan(20);
  expect(refusedStrings.filter((string) => errorsOf(string, end).length === 0)).toEqual([]);
});

test.each(roles)(
  'what we refuse of a $name, the engine refuses, or we say why',
  ({ strings, answers, end }) => {
    const disagreements = strings.flatMap((string, index) =>
      answers[index] === refused
        ? []
        : errorsOf(string, end)
            .filter((error) => !stricter.some((entry) => covers(entry, error)))
            .map(({ rule, says }) => ({ string, answer: answers[index], rule, says })),
    );
    expect(disagreements).toEqual([]);
  },
);

test('every reason to be stricter is needed', () => {
  const errors = roles.flatMap(({ strings, answers, end }) =>
    strings.flatMap((string, index) => (answers[index] === refused ? [] : errorsOf(string, end))),
  );
  expect(stricter.filter((entry) => !errors.some((error) => covers(entry, error)))).toEqual([]);
});

const errorsOf = (string: string, end: TransportRole): Fault[] =>
  readTransport(string, end).faults.filter(({ severity }) => severity === 'error');

const covers = ({ rule, says }: (typeof stricter)[number], error: Fault): boolean =>
  error.rule === rule && says.test(error.says);

/** What the engine answers to each: an HRESULT, or that it waits. */
async function ask(role: string, strings: readonly string[]): Promise<string[]> {
  const program = spawn(join(kitFolder, 'bin', 'strings'), [role], { stdio: ['pipe', 'pipe', 'inherit'] });
  program.stdin.end(`${strings.join('\n')}\n`);
  return (await text(program.stdout)).trim().split(/\s+/);
}
