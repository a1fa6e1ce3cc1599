import { createConnection } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtPractice } from './testing/built-practice.ts';
import { endAll, freePort, type Program, start } from './testing/program.ts';
import { practiceLine } from './words.ts';

/** Real processes and real sockets on the loopback address. */
beforeAll(async () => {
  await builtPractice();
});
afterEach(endAll);

const prompt = '0:000> ';

async function serverAndClient(
  ...target: string[]
): Promise<{ server: Program; client: Program; port: number }> {
  const port = await freePort();
  const server = await start('cdb', '-server', `tcp:port=${port},password=Secret01`, ...target);
  await server.expect(target.includes('-g') ? 'ModLoad' : prompt);
  const client = await start('cdb', '-remote', `tcp:server=SRV,port=${port},password=Secret01`);
  return { server, client, port };
}

/** Polls a port without sending anything: a process server prints nothing when it is ready. */
async function listening(port: number): Promise<void> {
  const answers = await new Promise<boolean>((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });
  if (!answers) await listening(port);
}

async function processServer(...words: string[]): Promise<{ server: Program; port: number }> {
  const port = await freePort();
  const server = await start('dbgsrv', '-t', `tcp:port=${port},password=Secret01`, ...words);
  await listening(port);
  return { server, port };
}

describe('a debugger', () => {
  it('says in its first line that it is practice, and stands at the prompt', async () => {
    const cdb = await start('cdb', 'orders.exe');
    await cdb.expect(prompt);
    expect(cdb.text().startsWith(`${practiceLine}\n`)).toBe(true);
    expect(cdb.text()).not.toContain('Microsoft (R)');
    cdb.line('q');
    await cdb.expect('quit:');
    expect(await cdb.exitCode()).toBe(0);
  });

  it('breaks into a running target at Ctrl+C', async () => {
    const cdb = await start('cdb', '-g', 'orders.exe');
    await cdb.expect('order 1:');
    cdb.interrupt();
    await cdb.expect(/Break instruction exception - code 80000003 \(first chance\)\nntdll!DbgBreakPoint:/);
    await cdb.expect('0:003> ');
  });

  it.each([
    [[]],
    [['-foo']],
    [['-remote', 'tcp:server=x,port=1', '-p', '1']],
    [['-p', '1', '-server', 'tcp:port=1']],
  ])('refuses the command line %j', async (words) => {
    const cdb = await start('cdb', ...words);
    expect(await cdb.exitCode()).toBe(1);
    expect(cdb.text()).toContain('usage: cdb');
  });
});

describe('a server and its client', () => {
  it('see the commands and the output of both', async () => {
    const { server, client } = await serverAndClient('orders.exe');
    await server.expect(/\S+\\\S+ \(tcp 127\.0\.0\.1:\d+\) connected at /);
    await client.expect(/connected at .*\n0:000> /);
    client.line('.echo said-by-client');
    await server.expect(/\[\S+ \(tcp 127\.0\.0\.1:\d+\)\] \.echo said-by-client\nsaid-by-client\n0:000> /);
    await client.expect(/^said-by-client\n0:000> /);
    server.line('.echo said-by-server');
    await client.expect('.echo said-by-server\nsaid-by-server\n0:000> ');
  });

  it('let the client break in, and set breakpoints that both see', async () => {
    const { server, client } = await serverAndClient('-g', 'orders.exe');
    await client.expect('connected at');
    client.interrupt();
    await client.expect('0:003> ');
    await server.expect('0:003> ');
    client.line('bp TakeOrder; g');
    await client.expect('Breakpoint 0 hit\norders!TakeOrder:');
    await server.expect('Breakpoint 0 hit');
  });

  it('give a newcomer the history', async () => {
    const { server, client, port } = await serverAndClient('orders.exe');
    await client.expect(/connected at .*\n0:000> /);
    server.line('.echo long-ago');
    await client.expect('long-ago\n0:000> ');
    const late = await start('cdb', '-remote', `tcp:server=SRV,port=${port},password=Secret01`);
    await late.expect(/long-ago\n[\s\S]*connected at .*\n0:000> /);
  });

  it('end together at q: the client says that the link is lost', async () => {
    const { server, client } = await serverAndClient('orders.exe');
    await client.expect(/connected at .*\n0:000> /);
    client.line('q');
    expect(await server.exitCode()).toBe(0);
    await client.expect('quit:');
    expect(await client.exitCode()).toBe(1);
    expect(client.text()).toContain('HRESULT 0x80010008');
  });

  it('stay apart when the client leaves with Ctrl+B', async () => {
    const { server, client } = await serverAndClient('orders.exe');
    await client.expect(/connected at .*\n0:000> /);
    client.line('\x02');
    expect(await client.exitCode()).toBe(0);
    server.line('.clients');
    await server.expect(/\.clients|last active/);
    server.line('.echo still-here');
    await server.expect('still-here');
  });

  it('connect in reverse, whoever starts first', async () => {
    for (const first of ['client', 'server']) {
      const port = await freePort();
      const client = () => start('cdb', '-remote', `tcp:clicon=TECH,port=${port},password=Secret01`);
      const server = () =>
        start('cdb', '-server', `tcp:port=${port},clicon=TECH,password=Secret01`, 'orders.exe');
      const early = await (first === 'client' ? client() : server());
      if (first === 'server') await early.expect(prompt);
      const late = await (first === 'client' ? server() : client());
      await early.expect(/connected at/);
      await late.expect(/connected at/);
      endAll();
      await Promise.all([early.exitCode(), late.exitCode()]);
    }
  });

  it('keep waiting to be called when a break-in comes too early', async () => {
    const port = await freePort();
    const client = await start('cdb', '-remote', `tcp:clicon=TECH,port=${port}`);
    await client.expect(practiceLine);
    client.interrupt();
    await start('cdb', '-server', `tcp:port=${port},clicon=TECH`, 'orders.exe');
    await client.expect(/connected at .*\n0:000> /);
  });

  it.each([
    ['a wrong password', 'Wrong', '0x80010007'],
    ['no password', undefined, '0x80010007'],
  ])('refuse %s', async (_case, password, result) => {
    const port = await freePort();
    const server = await start('cdb', '-server', `tcp:port=${port},password=Secret01`, 'orders.exe');
    await server.expect(prompt);
    const words = password === undefined ? '' : `,password=${password}`;
    const client = await start('cdb', '-remote', `tcp:server=SRV,port=${port}${words}`);
    expect(await client.exitCode()).toBe(1);
    expect(client.text()).toContain(`HRESULT ${result}`);
    expect(server.text()).not.toContain('connected');
  });

  it('find nobody, and a busy port', async () => {
    const port = await freePort();
    const client = await start('cdb', '-remote', `tcp:server=SRV,port=${port}`);
    expect(await client.exitCode()).toBe(1);
    expect(client.text()).toContain('HRESULT 0x8007274D');
    const first = await start('cdb', '-server', `tcp:port=${port}`, 'orders.exe');
    await first.expect(prompt);
    const second = await start('cdb', '-server', `tcp:port=${port}`, 'orders.exe');
    expect(await second.exitCode()).toBe(1);
    expect(second.text()).toContain('HRESULT 0x80072740');
    first.line(`.server tcp:port=${port}`);
    await first.expect('Unable to start server, Win32 error 0n10048');
  });
});

describe('a process server', () => {
  it('says only that it is practice, lists, lets attach, and ends at .endpsrv', async () => {
    const { server, port } = await processServer();
    const smart = await start(
      'cdb',
      '-premote',
      `tcp:server=SRV,port=${port},password=Secret01`,
      '-p',
      '4312',
    );
    await smart.expect('0:003> ');
    smart.line('.tlist');
    await smart.expect('0n4312 orders.exe');
    smart.line('~0k');
    await smart.expect('orders!main+0x37');
    smart.line('.endpsrv');
    await smart.expect('Server told to exit');
    expect(await server.exitCode()).toBe(0);
    expect(server.text()).toBe(`${practiceLine}\n`);
    smart.line('g');
    await smart.expect('ContinueEvent failed, HRESULT 0x8001000A');
    expect(await smart.exitCode()).toBe(1);
  });

  it('keeps the target of a debugger that is killed only with -pd', async () => {
    const { port } = await processServer();
    const smart = (...words: string[]) =>
      start(
        'cdb',
        '-premote',
        `tcp:server=SRV,port=${port},password=Secret01`,
        ...words,
        '-pn',
        'orders.exe',
      );
    for (const words of [['-pd'], []]) {
      const one = await smart(...words);
      await one.expect('0:003> ');
      one.kill();
      await one.exitCode();
    }
    const last = await start(
      'cdb',
      '-premote',
      `tcp:server=SRV,port=${port},password=Secret01`,
      '-p',
      '4312',
    );
    expect(await last.exitCode()).toBe(1);
    expect(last.text()).toContain('Cannot debug pid 4312, Win32 error 0n87');
  });

  it('refuses a client that wants a debugging server', async () => {
    const { port } = await processServer();
    const client = await start('cdb', '-remote', `tcp:server=SRV,port=${port},password=Secret01`);
    expect(await client.exitCode()).toBe(1);
    expect(client.text()).toContain('HRESULT 0x80010007');
  });

  it('can be the far end of a chain', async () => {
    const { port } = await processServer();
    const near = await freePort();
    const middle = await start(
      'cdb',
      ...[
        '-server',
        `tcp:port=${near}`,
        '-premote',
        `tcp:server=SRV,port=${port},password=Secret01`,
        'orders.exe',
      ],
    );
    await middle.expect(prompt);
    const client = await start('cdb', '-remote', `tcp:server=MID,port=${near}`);
    await client.expect(/connected at .*\n0:000> /);
    client.line('bp ShipOrder; g');
    await client.expect('Breakpoint 0 hit');
    await middle.expect('Breakpoint 0 hit');
  });
});

it('lists its processes as JSON lines', async () => {
  const lister = await start('processes');
  expect(await lister.exitCode()).toBe(0);
  const listed = lister
    .text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(listed[0]).toEqual({
    pid: 4312,
    path: 'C:\\Shop\\orders.exe',
    user: 'PRACTICE\\Student',
    commandLine: 'orders.exe',
  });
});
