/** The negative cases of the scenarios that a command line can show, each by its number (scenarios part H). */
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';

/** "error G9 -noio": severity, rule, and the text that is meant. */
const found = (...commands: string[]) =>
  check(commands).lines.flatMap(({ command, problems }) =>
    problems.map(({ severity, rule, from, to }) => `${severity} ${rule} ${command.slice(from, to)}`.trim()),
  );
const paired = (...commands: string[]) =>
  check(commands).pairing.map(({ severity, rule, lines }) => `${severity} ${rule} ${lines.join('-')}`);
const fixed = (command: string) => check([command]).lines[0]?.fixed;

describe('negative cases', () => {
  it('N01 a dump file through dbgsrv or kdsrv', () => {
    expect(found('cdb -premote tcp:server=A,port=1 -z x.dmp')).toEqual(['error 2.6 -z x.dmp']);
    expect(found('kd -k kdsrv:server=@{tcp:server=A,port=1},trans=@{com:port=com1} -z x.dmp')).toContain(
      'error 2.6 -z x.dmp',
    );
    expect(found('dbgsrv -t tcp:port=1 -z x.dmp')).toContain('error 2.6 -z');
  });
  it('N02 WinDbg through remote.exe', () => {
    expect(found('remote /s "windbg -p 1" one')).toEqual(['error 2.17 "windbg -p 1"']);
  });
  it('N03 -d, -ddefer and -noio exclude each other', () => {
    expect(found('ntsd -d -noio -p 1')).toEqual(['error G9 -noio']);
    expect(found('ntsd -server tcp:port=1 -ddefer -noio -p 1')).toEqual(['error G9 -noio']);
    expect(found('ntsd -d -ddefer -p 1')).toContain('error G9 -ddefer');
  });
  it('N04 -d together with -server', () => {
    expect(found('ntsd -d -server tcp:port=1025 -p 1')).toEqual([
      'error G9 -d',
      'error 7 -server tcp:port=1025',
    ]);
    expect(fixed('ntsd -d -server tcp:port=1025 -p 1')).toBe('ntsd -server tcp:port=1025 -ddefer -p 1');
  });
  it('N05 -server is not the first option', () => {
    expect(found('cdb -p 122 -server tcp:port=1025')).toEqual(['error 7 -server tcp:port=1025']);
    expect(fixed('cdb -p 122 -server tcp:port=1025')).toBe('cdb -server tcp:port=1025 -p 122');
  });
  it('N06 a client with a target', () => {
    expect(found('cdb -remote tcp:server=A,port=1025 -p 122')).toEqual(['error A8 -p 122']);
    expect(fixed('cdb -remote tcp:server=A,port=1025 -p 122')).toBe('cdb -remote tcp:server=A,port=1025');
    expect(found('cdb -remote tcp:server=A,port=1025 app.exe x')).toEqual(['error A8 app.exe x']);
  });
  it('N07 kd -premote', () => {
    expect(found('kd -premote tcp:server=A,port=1')).toEqual(['error D1 -premote']);
  });
  it('N08 hidden or IcfEnable with clicon', () => {
    expect(found('cdb -server tcp:port=1025,clicon=X,hidden -p 1')).toEqual(['warning B3 hidden']);
    expect(found('cdb -server tcp:port=1025,clicon=X,IcfEnable -p 1')).toEqual(['warning B3 IcfEnable']);
  });
  it('N09 two clients with clicon', () => {
    const client = 'cdb -remote tcp:clicon=SRV,port=1025';
    expect(paired(client, 'cdb -server tcp:port=1025,clicon=TECH -p 1', client)).toEqual(['error B3 0-2']);
  });
  it('N11 only one end has clicon', () => {
    expect(
      paired('cdb -server tcp:port=1025,clicon=TECH -p 1', 'cdb -remote tcp:server=SRV,port=1025'),
    ).toEqual(['error B2 1-0']);
    expect(paired('cdb -server tcp:port=1025 -p 1', 'cdb -remote tcp:clicon=SRV,port=1025')).toEqual([
      'error B2 1-0',
    ]);
  });
  it('N12 a password that is too long or has other characters', () => {
    expect(found('cdb -server tcp:port=1,password=1234567890123 -p 1')).toEqual([
      'error engine 1.2 1234567890123',
    ]);
    expect(found('cdb -server tcp:port=1,password=p@ss -p 1')).toEqual(['warning 4.3 p@ss']);
  });
  it('N13 pipe names with blanks or quotation marks, or used twice', () => {
    expect(found('cdb -server "npipe:pipe=a b" -p 1')).toEqual(['warning 4.3 a b']);
    expect(paired('dbgsrv -t npipe:pipe=x', 'cdb -server npipe:pipe=x -p 1')).toEqual(['warning 4.3 0-1']);
  });
  it('N15 dbengprx with ssl or spipe', () => {
    const line =
      'dbengprx -c ssl:proto=tls1,certuser=c,server=A,port=1 -s spipe:proto=tls1,certuser=c,pipe=x';
    expect(found(line)).toEqual(['error F3 ssl', 'error F3 spipe']);
  });
  it('N18 -secure in user mode, or in a server', () => {
    expect(found('windbg -secure -p 1')).toEqual(['error 12.5 -secure']);
    expect(found('kd -server tcp:port=1 -secure -k com:port=com1')).toEqual(['error 12.5 -secure']);
    expect(found('cdb -secure -p 1')).toEqual(['error 12.5 -secure']);
  });
  it('N19 -secure with a symbol server over HTTP', () => {
    const path = '-y srv*c:\\s*https://msdl.microsoft.com/download/symbols';
    expect(found(`kd -secure ${path} -k com:port=com1`)).toEqual([`warning 11.11 ${path}`]);
  });
  it('N21 1394', () => {
    expect(found('kd -k 1394:channel=9')).toEqual(['warning L14 1394']);
  });
  it('N22 -server through -iaec', () => {
    expect(found('ntsd -iaec "-server tcp:port=1 -noio"')).toContain('error 14.4 "-server tcp:port=1 -noio"');
  });
  it('N24 CSRSS', () => {
    expect(found('ntsd -d -p -1')).toEqual(['warning 2.10 -1']);
  });
  it('N25 -d between -k and its string', () => {
    expect(found('windbg -k -d net:port=50000,key=1.2.3.4')).toEqual(['error 15.12 -k']);
    expect(fixed('windbg -k -d net:port=50000,key=1.2.3.4')).toBe('windbg -d -k net:port=50000,key=1.2.3.4');
  });
  it('N26 q in a client', () => {
    expect(paired('cdb -remote tcp:server=A,port=1', 'q')).toEqual(['warning 15.3 1-0']);
    expect(found('q')).toEqual(['warning 15.3 q']);
  });
  it('N27 .breakin', () => {
    expect(paired('ntsd -d -p 1', '.breakin')).toEqual(['warning 8.2 1-0']);
  });
  it('N28 a line of more than 512 characters at the redirected prompt', () => {
    const long = `.echo ${'x'.repeat(600)}`;
    expect(found(long)[0]).toMatch(/^warning G8/);
    expect(paired('ntsd -d -p 1', long)).toEqual(['error G8 1-0']);
  });
  it('N29 .shell at the redirected prompt', () => {
    expect(paired('ntsd -server tcp:port=1 -ddefer -p 1', '.shell dir')).toEqual(['error G7 1-0']);
  });
  it('N30 WinDbg from the Store with dbgsrv of a kit', () => {
    expect(paired('dbgsrv -t tcp:port=1', 'WinDbgX -premote tcp:server=A,port=1')).toEqual([
      'warning D2 1-0',
    ]);
    expect(paired('dbgsrv -t tcp:port=1', 'windbg -premote tcp:server=A,port=1')).toEqual([]);
  });
});
