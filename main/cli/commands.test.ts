import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toolset } from '../../core/contract/schemas.ts';
import { Advice, NoPlan, Plan } from '../../core/plan/schema.ts';
import { newSituation } from '../../core/situation/defaults.ts';
import type { Situation } from '../../core/situation/schema.ts';
import { runCommand } from './commands.ts';
import { createFakeTerminal } from './testing/fake-terminal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-cli-'));
  vi.stubEnv('SWITCHBOARD_DATA', join(folder, 'data'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Two computers with kits that reach each other: `debugger` and `process-server` work. */
const situation: Situation = {
  version: 1,
  target: { kind: 'running-process', on: 'SRV', pid: 4242 },
  computers: [
    { name: 'TECH', os: 'windows', tools: 'kit', person: 'technician' },
    { name: 'SRV', os: 'windows', tools: 'kit', person: 'helper' },
  ],
  technician: 'TECH',
  reach: [{ from: 'TECH', to: 'SRV', via: ['tcp'], ports: 5005 }],
  symbols: { on: [] },
};
/** Nobody can reach anybody. */
const unreachable: Situation = { ...situation, reach: [] };

const save = async (name: string, content: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

async function run(args: string[], input: Iterable<string | Buffer> = []) {
  const terminal = createFakeTerminal(input);
  const code = await runCommand(args, terminal);
  return { code, out: terminal.said.join('\n'), complaints: terminal.complaints };
}

describe('use', () => {
  it('is explained', async () => {
    const asked = await run(['--help']);
    expect(asked.code).toBe(0);
    expect(asked.out).toContain('switchboard advise FILE');
    expect((await run(['plan', '--help'])).code).toBe(0);
  });

  it.each([
    [
      [],
      'A command is missing; the commands are advise, plan, check, counterpart, explain, tools, run, ledger, serve.',
    ],
    [
      ['fly'],
      '"fly" is no command; the commands are advise, plan, check, counterpart, explain, tools, run, ledger, serve.',
    ],
    [
      ['toString'],
      '"toString" is no command; the commands are advise, plan, check, counterpart, explain, tools, run, ledger, serve.',
    ],
    [['advise'], 'advise: FILE is missing.'],
    [['advise', 'a', 'b'], 'advise: "b" is one argument too many.'],
    [['advise', 'a', '--jsn'], "advise: Unknown option '--jsn'."],
    [['plan', 'a', '--method'], "plan: Option '--method <value>' argument missing."],
    [['plan', 'a', '--format', 'pdf'], '--format pdf: the formats are text, json, markdown, cmd, ps1.'],
    [
      ['plan', 'a', '--method', 'magic'],
      '--method magic: the methods are debugger, process-server, remote-exe, kd-server, kernel-controlled, ' +
        'combination, kernel, local, gdbserver, exdi.',
    ],
    [['run'], 'run: FILE is missing.'],
    [['check'], 'check: "COMMAND LINE" is missing.'],
    [['tools', 'x'], 'tools: "x" is one argument too many.'],
    [
      ['serve', '--port', '70000'],
      '--port 70000: a port is a number from 1 to 65535 (or 0 for any free one).',
    ],
    [
      ['serve', '--port', '5010:5000'],
      '--port 5010:5000: a port is a number from 1 to 65535 (or 0 for any free one).',
    ],
    [['serve', '--port', '-1'], expect.stringMatching(/^serve: Option '--port' argument is ambiguous/)],
    [['ledger', '--redo'], "ledger: Unknown option '--redo'."],
  ])('%j is refused with one sentence', async (args, sentence) => {
    expect(await run(args)).toEqual({ code: 2, out: '', complaints: [sentence] });
  });
});

describe('files that are no situations', () => {
  const commands = ['advise', 'plan', 'run'];

  it.each(commands)('%s: a missing one, a folder, something else than JSON', async (command) => {
    const missing = join(folder, 'missing.json');
    expect(await run([command, missing])).toEqual({
      code: 2,
      out: '',
      complaints: [`${missing} cannot be read: there is no such file.`],
    });
    expect((await run([command, folder])).complaints).toEqual([`${folder} is a folder, not a file.`]);
    const text = await save('text.json', 'target: SRV');
    const refused = await run([command, text]);
    expect(refused.code).toBe(2);
    expect(refused.complaints).toHaveLength(1);
    expect(refused.complaints[0]).toContain(`${text} is not JSON: `);
    expect((await run([command, '-'], ['{'])).complaints[0]).toMatch(/^Standard input is not JSON: /);
    expect((await run([command, '-'])).code).toBe(2);
  });

  it.each(commands)('%s: version 99', async (command) => {
    const path = await save('new.json', { ...situation, version: 99 });
    const { code, out, complaints } = await run([command, path]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain('version');
    expect(complaints[0]).toContain('99');
  });

  it.each(commands)('%s: 50 MB, without reading them', async (command) => {
    const path = await save('big.json', '');
    await truncate(path, 50_000_000);
    expect(await run([command, path])).toEqual({
      code: 2,
      out: '',
      complaints: [`${path} has 48 MiB; situations and plans have at most 8 MiB.`],
    });
  });

  it('an endless standard input', async () => {
    const endless = function* () {
      for (;;) yield Buffer.alloc(65_536, 32);
    };
    expect(await run(['advise', '-'], endless())).toEqual({
      code: 2,
      out: '',
      complaints: ['standard input has more than 8 MiB; situations and plans have at most 8 MiB.'],
    });
  });

  it.each([
    [{ ...situation, colour: 'red' }, 'colour'],
    [{ ...situation, target: { ...situation.target, pid: 'four' } }, 'target.pid'],
    [{ ...situation, technician: 'NOBODY' }, 'technician'],
    [[], ''],
    [null, ''],
    ['text', ''],
  ])('%j is refused with the place of its fault', async (json, place) => {
    const path = await save('bad.json', JSON.stringify(json));
    const { code, out, complaints } = await run(['advise', path, '--json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]?.startsWith(`${path}: ${place}`)).toBe(true);
    expect(complaints[0]).not.toContain('\n');
  });

  it('a plan, where a situation is wanted, and a damaged plan', async () => {
    const plan = {
      version: 1,
      method: 'debugger',
      situation,
      routes: [],
      steps: [],
      cleanup: [],
      warnings: [],
    };
    const path = await save('plan.json', plan);
    expect((await run(['advise', path])).complaints).toEqual([
      `${path} is a plan, not a situation: "switchboard run ${path}" runs it.`,
    ]);
    const damaged = await save('damaged.json', { ...plan, steps: [{ id: 5 }] });
    expect((await run(['run', damaged])).complaints[0]).toContain(`${damaged}: steps.0.id: `);
    const newer = await save('newer.json', { ...plan, version: 2 });
    expect((await run(['run', newer])).complaints[0]).toContain('version');
  });
});

describe('advise', () => {
  it('prints the verdicts, from a file or standard input, with a byte order mark too', async () => {
    const path = await save('a.json', situation);
    const { code, out, complaints } = await run(['advise', path, '--json']);
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    const advice = Advice.parse(JSON.parse(out));
    expect(advice.best).not.toBeNull();
    const piped = await run(['advise', '--json', '-'], ['\uFEFF', JSON.stringify(situation)]);
    expect(piped.out).toBe(out);
    const text = await run(['advise', path]);
    expect(text.out).toMatch(new RegExp(`^BEST: ${advice.best}\n`));
    expect(text.code).toBe(0);
  });

  it('answers 1 when nothing works', async () => {
    const { code, out } = await run(['advise', await save('a.json', unreachable), '--json']);
    expect(code).toBe(1);
    expect(Advice.parse(JSON.parse(out)).best).toBeNull();
  });

  it('takes what the wizard begins with', async () => {
    const path = await save('new.json', newSituation({ name: 'TECH', os: 'windows' }));
    const { code, out } = await run(['advise', path, '--json']);
    expect(code).toBeLessThan(2);
    Advice.parse(JSON.parse(out));
  });
});

describe('plan', () => {
  it('prints the plan as JSON and as text', async () => {
    const path = await save('a.json', situation);
    const json = await run(['plan', path, '--json']);
    expect(json.code).toBe(0);
    const plan = Plan.parse(JSON.parse(json.out));
    expect((await run(['plan', path, '--format', 'json'])).out).toBe(json.out);
    const text = await run(['plan', path]);
    for (const { command } of plan.steps) expect(text.out).toContain(command);
  });

  it.each(['markdown', 'cmd', 'ps1'])('writes one %s sheet for each computer', async (format) => {
    const out = join(folder, 'sheets', 'deep');
    const path = await save('a.json', situation);
    const { code, out: printed } = await run(['plan', path, '--format', format, '--out', out]);
    expect(code).toBe(0);
    const names = await readdir(out);
    expect(printed.split('\n').sort()).toEqual(names.map((name) => join(out, name)).sort());
    expect(names).toHaveLength(2);
    const server = names.find((name) => name.includes('SRV')) ?? '';
    expect(await readFile(join(out, server), 'utf8')).toContain('-server');
    expect((await run(['plan', path, '--format', format])).out).toContain(server);
  });

  it('keeps standard output to one JSON value, also when files are written', async () => {
    const path = await save('a.json', situation);
    const { out } = await run(['plan', path, '--json', '--out', folder]);
    expect(Plan.parse(JSON.parse(out))).toEqual(
      Plan.parse(JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8'))),
    );
  });

  it('takes a method that works', async () => {
    const { code, out } = await run([
      'plan',
      await save('a.json', situation),
      '--json',
      '--method',
      'process-server',
    ]);
    expect(code).toBe(0);
    expect(Plan.parse(JSON.parse(out)).method).toBe('process-server');
  });

  it('answers 1 with reasons when the method is ruled out, or nothing works', async () => {
    const ruledOut = await run(['plan', await save('a.json', situation), '--json', '--method', 'exdi']);
    expect(ruledOut.code).toBe(1);
    expect(NoPlan.parse(JSON.parse(ruledOut.out)).reasons.length).toBeGreaterThan(0);
    const path = await save('b.json', unreachable);
    const nothing = await run(['plan', path, '--json']);
    expect(nothing.code).toBe(1);
    expect(NoPlan.parse(JSON.parse(nothing.out)).method).toBeNull();
    expect((await run(['plan', path])).out).toMatch(/^There is no plan for this situation:\n/);
    expect((await run(['run', path])).code).toBe(1);
  });

  it('says where it cannot write', async () => {
    const path = await save('a.json', situation);
    const { code, complaints } = await run(['plan', path, '--format', 'cmd', '--out', path]);
    expect(code).toBe(2);
    expect(complaints).toEqual([`--out ${path}: ${path} is not a folder.`]);
  });
});

describe('check', () => {
  const server = 'cdb -server tcp:port=5005 -p 4242';

  it('answers 0 when all is well, and keeps the shape of its JSON', async () => {
    const { code, out, complaints } = await run([
      'check',
      '--json',
      server,
      'cdb -remote tcp:server=SRV,port=5005',
    ]);
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      lines: [{ command: server, tool: 'cdb', ok: true }, { ok: true }],
    });
  });

  it('answers 1 and shows the place', async () => {
    const wrong = 'cdb -server tcp:port=70000 -p 4242';
    const json = await run(['check', wrong, '--json']);
    expect(json.code).toBe(1);
    const { lines } = JSON.parse(json.out) as { lines: { problems: { from: number; to: number }[] }[] };
    const { from = 0, to = 0 } = lines[0]?.problems[0] ?? {};
    expect(wrong.slice(from, to)).toContain('70000');
    const text = await run(['check', wrong]);
    const [shown = '', underline = ''] = text.out.split('\n');
    expect(shown.slice(underline.indexOf('^'), underline.length)).toBe(wrong.slice(from, to));
  });

  it('takes any text', async () => {
    for (const text of ['', '\0', '"', '🐛'.repeat(1000), 'x'.repeat(100_000)]) {
      expect((await run(['check', text, '--json'])).code).toBeLessThan(2);
    }
  });
});

describe('counterpart and explain', () => {
  it('give the other end', async () => {
    const found = await run(['counterpart', 'cdb -server tcp:port=5005 -p 4', '--server', 'SRV', '--json']);
    expect(found.code).toBe(0);
    expect(JSON.parse(found.out)).toMatchObject({
      commands: ['cdb -remote tcp:server=SRV,port=5005'],
      notes: expect.any(Array),
    });
    const none = await run(['counterpart', 'notepad', '--json']);
    expect(none.code).toBe(1);
    expect(JSON.parse(none.out)).toMatchObject({ commands: [] });
  });

  it('explain text from a file and from standard input', async () => {
    const path = await save('log.txt', '0:000> g\r\n');
    const { code, out } = await run(['explain', path, '--json', '--tool', 'cdb']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ findings: expect.any(Array) });
    expect((await run(['explain', '--json', '--tool', 'cdb'], ['0:000> g\r\n'])).out).toBe(out);
    expect((await run(['explain', folder])).complaints).toEqual([`${folder} is a folder, not a file.`]);
  });
});

describe('tools and ledger', () => {
  it('list what is here', async () => {
    const { code, out } = await run(['tools', '--json']);
    expect(code).toBe(0);
    const { toolsets } = JSON.parse(out) as { toolsets: unknown[] };
    expect(toolsets.map((toolset) => Toolset.parse(toolset).practice)).toContain(true);
    expect((await run(['tools'])).out).toContain('practice');
  });

  it('know of nothing left behind', async () => {
    expect(await run(['ledger', '--json'])).toMatchObject({ code: 0, complaints: [] });
    expect(JSON.parse((await run(['ledger', '--json'])).out)).toEqual({ entries: [] });
    expect((await run(['ledger', '--undo'])).out).toBe('Nothing is left of earlier runs.');
  });
});
