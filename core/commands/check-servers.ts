/** Judges dbgsrv, kdsrv and dbengprx: the programs that print nothing (facts 3.D, 3.E, 3.F). */
import { checkDash } from './check-debugger.ts';
import type { Parameter } from './command.ts';
import { endOf, type Judge, judgeTransport, wholeOf } from './judge.ts';

export function checkServer(judge: Judge): void {
  const { parameters, tool } = judge.command;
  for (const parameter of parameters) {
    checkDash(judge, parameter.word);
    if (!parameter.row) unknown(judge, parameter);
    else if (parameter.row.value === 'server-transport' || parameter.row.value === 'client-transport') {
      checkTransport(judge, parameter);
    }
  }
  if (hasRow(judge, '?')) return;
  if (tool === 'dbengprx') checkRepeater(judge);
  else if (!hasRow(judge, 't')) {
    judge.error(
      endOf(judge.command),
      'D1',
      `${tool} needs -t and a transport: -t tcp:port=5005, for example.`,
    );
  }
  if (tool === 'dbgsrv') checkDbgsrv(judge);
}

const rowOf = ({ command }: Judge, name: string): Parameter | undefined =>
  command.parameters.find(({ row }) => row?.name === name);
const hasRow = (judge: Judge, name: string): boolean => rowOf(judge, name) !== undefined;

function checkTransport(judge: Judge, { row, word, values }: Parameter): void {
  const [value] = values;
  if (!value) {
    judge.error(word, '7', `${word.value} needs a transport.`);
    return;
  }
  const role = row?.value === 'server-transport' ? 'server' : 'client';
  const before = judge.faults.length;
  const transport = judgeTransport(judge, value, role);
  if (judge.command.tool !== 'dbengprx' || !transport) return;
  const { protocol } = transport;
  if (protocol === 'ssl' || protocol === 'spipe') {
    // What the repeater cannot use need not be judged any further.
    judge.faults.length = before;
    const plain = protocol === 'ssl' ? 'tcp' : 'npipe';
    const place = { from: value.from, to: value.from + protocol.length };
    const says = `A repeater does not know ${protocol}: it passes the bytes on, so ${plain} is right for an end-to-end ${protocol}.`;
    judge.error(place, 'F3', says);
  }
  if (transport.password !== undefined) {
    const says = 'The password is asked of the client, not of the repeater.';
    const at = value.value.search(/password=/i);
    judge.warn({ from: value.from + Math.max(0, at), to: value.to }, 'F6', says);
  }
}

function unknown(judge: Judge, { option, word }: Parameter): void {
  const { tool } = judge.command;
  if (option === undefined) {
    const says = tool === 'dbgsrv' ? 'A program stands behind -c or -cs.' : `${tool} takes options only.`;
    judge.error(word, '7', `"${word.value}" does not belong here. ${says}`);
  } else if (tool === 'dbgsrv' && /^(?:z|p|pn|psn|k)$/i.test(option)) {
    const dump = option === 'z';
    const says = dump
      ? 'dbgsrv cannot open a dump file: use cdb -server ... -z there, or copy the dump.'
      : `${word.value} belongs to the smart client: dbgsrv only offers its computer.`;
    judge.error(word, dump ? '2.6' : 'D8', says);
  } else if (/^(?:server|remote|premote)$/i.test(option)) {
    judge.error(
      word,
      '7',
      `${tool} is told its transport by ${tool === 'dbengprx' ? '-s and -c' : '-t'}.`,
      tool === 'dbengprx' ? undefined : '-t',
    );
  } else {
    const lower =
      tool === 'dbgsrv' && /^(?:t|c|cs|sifeo|x|pc)$/.test(option.toLowerCase())
        ? option.toLowerCase()
        : undefined;
    const says = lower
      ? `dbgsrv's options are case-sensitive: -${lower}.`
      : `${tool} has no option ${word.value}.`;
    judge.error(word, lower ? 'D14' : '7', says, lower && `-${lower}`);
  }
}

function checkDbgsrv(judge: Judge): void {
  const start = rowOf(judge, 'c') ?? rowOf(judge, 'cs');
  for (const name of ['c', 'cs', 'pc']) {
    const parameter = rowOf(judge, name);
    if (parameter && parameter.values.length === 0) {
      judge.error(parameter.word, 'D13', `-${name} needs a command line behind it.`);
    }
  }
  const image = rowOf(judge, 'sifeo');
  if (image && !start) judge.warn(wholeOf(image), 'D12', '-sifeo has a meaning only together with -c.');
  const lost = start?.values.find((value) => /^-(?:x|pc|t)$/.test(value.value));
  if (lost) {
    const says = `-${start?.row?.name} takes everything behind it: ${lost.value} becomes an argument of the program.`;
    judge.warn(lost, '15.5', says);
  }
}

function checkRepeater(judge: Judge): void {
  const [client, server] = [rowOf(judge, 'c'), rowOf(judge, 's')];
  const end = endOf(judge.command);
  if (!client) judge.error(end, 'F4', '-c is missing: how the repeater reaches the server.');
  if (!server) judge.error(end, 'F4', '-s is missing: how the client reaches the repeater.');
  if (!client || !server) return;
  const near = parts(server.values[0]?.value);
  const far = parts(client.values[0]?.value);
  if (near.protocol === 'com' && far.protocol === 'com' && near.port === far.port) {
    judge.error(wholeOf(client), 'F3', 'The two legs of a repeater cannot share one COM port.');
  }
  if (near.clicon !== undefined && near.clicon === far.clicon) {
    const says = `-s and -c both name ${near.clicon}: -s names the client that is called, -c the server that calls.`;
    judge.error(wholeOf(server), '15.2', says);
  }
  const same = near.protocol === 'tcp' && far.protocol === 'tcp' && near.port === far.port;
  if (same && near.clicon === undefined && far.clicon !== undefined) {
    judge.error(wholeOf(client), 'engine 2', `Both legs would listen on port ${near.port}.`);
  }
}

/** The parameters of a transport by their keys, without judging them again. */
function parts(text = ''): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = { protocol: /^[a-z]+/i.exec(text)?.[0].toLowerCase() };
  for (const [, key, value] of text.matchAll(/[:,]\s*(\w+)=([^,]*)/g))
    if (key) found[key.toLowerCase()] = value;
  return found;
}
