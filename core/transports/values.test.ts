import { describe, expect, it } from 'vitest';
import { readTransport } from './parse.ts';
import type { TransportRole } from './transport.ts';

/** `error 4.3 "the place"`, in the order of the string. */
const faultsOf = (text: string, role: TransportRole): string[] =>
  readTransport(text, role)
    .faults.map(({ severity, rule, from, to }) => `${severity} ${rule} "${text.slice(from, to)}"`)
    .sort();

const server = 'server';
const client = 'client';
const longPipe = 'p'.repeat(257);

describe('a value that is not right', () => {
  it.each<[string, TransportRole, string]>([
    // Computers
    ['tcp:server=,port=1', client, 'error 4.3 ""'],
    ['tcp:clicon=,port=1', server, 'error engine 1.1 ""'],
    ['tcp:server=BOX:5005,port=1', client, 'error engine 1.1 "BOX:5005"'],
    ['tcp:server="BOX",port=1', client, 'error engine 1.1 ""BOX""'],
    ['tcp:server=BOX 17,port=1', client, 'error 4.3 "BOX 17"'],
    // Ports of both kinds
    ['tcp:port=70000', server, 'error engine 1.1 "70000"'],
    ['tcp:port=5015:5005', server, 'error engine 1.1 "5015:5005"'],
    ['com:port=lpt1,baud=9600,channel=0', server, 'error 4.3 "lpt1"'],
    ['com:port=com1,baud=fast,channel=0', server, 'error 4.3 "fast"'],
    ['com:port=com1,baud=9600,channel=255', server, 'error engine 1.4 "255"'],
    ['com:baud=9600', server, 'error engine 1.4 ""'],
    // Pipes
    ['npipe:pipe=', server, 'error engine 1.3 ""'],
    ['npipe:pipe=two words', server, 'warning 4.3 "two words"'],
    ['npipe:pipe="foo"', server, 'warning 4.3 ""foo""'],
    ['npipe:pipe=a\\b', server, 'error engine 13.4 "a\\b"'],
    [`npipe:pipe=${longPipe}`, server, `error engine 1.3 "${longPipe}"`],
    ['npipe:pipe=a%s', server, 'error engine 1.3 "a%s"'],
    ['npipe:pipe=a%', server, 'error engine 1.3 "a%"'],
    ['npipe:pipe=%x%d%x', server, 'error 4.3 "%x%d%x"'],
    ['npipe:server=BOX,pipe=a%x', client, 'error engine 1.3 "a%x"'],
    // Encryption, passwords, versions
    ['ssl:proto=tls1_2,certuser=Lab,port=1', server, 'error engine 1.4 "tls1_2"'],
    ['ssl:proto=tls1,certuser=,port=1', server, 'error 4.3 ""'],
    ['spipe:proto=tls1,certuser=Lab,machuser=Lab,pipe=a', server, 'warning 4.3 "machuser=Lab"'],
    ['tcp:port=1,password=', server, 'error engine 1.2 ""'],
    ['tcp:port=1,password=0123456789abc', server, 'error engine 1.2 "0123456789abc"'],
    ['tcp:port=1,password=with-dash', server, 'warning 4.3 "with-dash"'],
    ['tcp:port=1,ipversion=5', server, 'error 4.3 "5"'],
    ['tcp:port=1,ipversion=6', server, 'warning 4.3 "ipversion=6"'],
    ['ssl:proto=tls1,certuser=Lab,port=1,ipversion=4', server, 'warning 4.1 "ipversion=4"'],
  ])('%s (%s)', (text, role, fault) => {
    expect(faultsOf(text, role)).toEqual([fault]);
  });

  it.each<[string, TransportRole]>([
    ['tcp:port=1,ipversion=4', server],
    ['com:port=<PORT>,baud=<BAUD>,channel=<CHANNEL>', server],
    ['ssl:proto=<PROTO>,machuser=<CERTIFICATE>,port=<PORT>,password=<PASSWORD>', server],
    ['npipe:server=<SERVER>,pipe=<PIPE>', client],
    ['npipe:pipe=%%x_100%%', server],
    ['npipe:pipe=a_%x_%d', server],
  ])('is not found in %s (%s)', (text, role) => {
    expect(faultsOf(text, role)).toEqual([]);
  });
});
