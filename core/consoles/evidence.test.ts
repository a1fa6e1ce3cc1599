import { describe, expect, it } from 'vitest';
import type { Step } from '../plan/schema.ts';
import { evidenceOf, expectedSays, isProven, type Seen } from './evidence.ts';

const step = (command: string, kind: Step['kind'] = 'run'): Step => ({
  id: 'one',
  on: 'BOX17',
  kind,
  command,
  after: [],
  why: '',
  source: '',
});

describe('what proves a step', () => {
  it.each([
    ['cdb -server tcp:port=5005 -pd -p 1', 'tcp 5005 listening and a prompt or "ModLoad:" lines'],
    ['cdb -server tcp:port=5005:5015 -p 1', 'tcp 5005 to 5015 listening and a prompt or "ModLoad:" lines'],
    ['cdb -server npipe:pipe=x -p 1', 'a prompt or "ModLoad:" lines'],
    ['cdb -server tcp:port=5005,clicon=TECH -p 1', 'a prompt or "ModLoad:" lines'],
    ['cdb -remote tcp:server=BOX17,port=5005', 'a prompt or the line "... connected at ..."'],
    ['cdb -remote tcp:clicon=BOX17,port=5005', 'tcp 5005 listening'],
    ['cdb -premote tcp:clicon=BOX17,port=5005 -p 1', 'tcp 5005 listening'],
    ['cdb -premote tcp:server=BOX17,port=5005 -p 1', 'a prompt or "ModLoad:" lines'],
    [
      '"C:\\Kit\\cdb.exe" -server tcp:port=1 -premote tcp:server=A,port=2 -p 1',
      'tcp 1 listening and a prompt or "ModLoad:" lines',
    ],
    ['dbgsrv -t tcp:port=5005', 'tcp 5005 listening'],
    ['dbgsrv -t tcp:port=5005,clicon=TECH', 'a living process'],
    ['dbgsrv -t npipe:pipe=x', 'a living process'],
    ['dbengprx -p -s tcp:port=1 -c tcp:port=2,clicon=A', 'tcp 1 and 2 listening'],
    ['dbengprx -c tcp:server=A,port=2 -s tcp:port=1', 'tcp 1 listening'],
    ['gdbserver localhost:1234 ./x', '"Listening on port ..."'],
    ['gdb -q -ex "target remote localhost:1234"', '"Remote debugging using ..." and a prompt'],
    ['gdb ./x', 'a prompt'],
    ['kd -k com:port=com1', 'a prompt or "Waiting to reconnect..."'],
    ['remote /s "cdb -p 1" one', '"To Connect: Remote /C ..."'],
    ['remote /c BOX17 one', '"Connected..."'],
    ['windbg -remote tcp:server=A,port=1', 'a living process'],
    ['ntsd -d -p 1', 'a living process'],
  ])('%s: %s', (command, says) => {
    expect(expectedSays(evidenceOf(step(command)))).toBe(says);
  });

  it.each([
    ['.server tcp:port=1', '"Server started"'],
    ['.sleep 0n5000', 'a living process'],
    ['g', 'a living process'],
    ['k', 'a prompt'],
    ['target extended-remote a:1', '"Remote debugging using ..." and a prompt'],
  ])('typed %s: %s', (command, says) => {
    expect(expectedSays(evidenceOf(step(command, 'type')))).toBe(says);
  });

  it('of other programs is their exit code', () => {
    expect(expectedSays(evidenceOf(step('reg add HKLM\\x', 'registry')))).toBe('exit code 0');
  });
});

describe('isProven', () => {
  const seen: Seen = { atPrompt: false, lines: [], listening: [], alive: true };
  it('needs every part of the evidence', () => {
    const server = evidenceOf(step('cdb -server tcp:port=5005:5015 -p 1'));
    expect(isProven(server, { ...seen, listening: [5007] })).toBe(false);
    expect(isProven(server, { ...seen, atPrompt: true })).toBe(false);
    expect(isProven(server, { ...seen, atPrompt: true, listening: [5007] })).toBe(true);
    expect(isProven(server, { ...seen, lines: ['ModLoad: x'], listening: [5016, 5015] })).toBe(true);
  });
  it('takes texts, life and exit codes', () => {
    expect(isProven(evidenceOf(step('gdbserver a:1 x')), { ...seen, lines: ['Listening on port 1'] })).toBe(
      true,
    );
    expect(isProven(evidenceOf(step('dbgsrv -t npipe:pipe=x')), { ...seen, alive: false })).toBe(false);
    expect(isProven({ kind: 'exit' }, { ...seen, exitCode: 0 })).toBe(true);
    expect(isProven({ kind: 'exit' }, seen)).toBe(false);
  });
});
