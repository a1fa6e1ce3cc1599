/** What options of a debugger may not be together, or must be: order, exclusions, and what belongs to the other end. */
import type { Edit } from '../transports/fault.ts';
import type { Parameter } from './command.ts';
import { endOf, isHole, type Judge, presentOptions, wholeOf, without } from './judge.ts';
import { isWindbg } from './options.ts';

export function checkTogether(judge: Judge): void {
  checkOrder(judge);
  checkAlone(judge);
  checkConnections(judge);
  checkConsole(judge);
  checkTarget(judge);
  checkSecure(judge);
  checkObsolete(judge);
}

const isConnection = ({ row }: Parameter): boolean => row?.group === 'connection';

/** -server and -remote are the first of all options; several -server may follow each other (facts 7, engine 2). */
function checkOrder(judge: Judge): void {
  const { parameters, program, text } = judge.command;
  const firstOther = parameters.findIndex((parameter) => !isConnection(parameter));
  if (firstOther < 0 || !program) return;
  const late = parameters.filter((parameter, index) => isConnection(parameter) && index > firstOther);
  const places = late.map(wholeOf);
  const front = places.map(({ from, to }) => ` ${text.slice(from, to)}`).join('');
  for (const [index, parameter] of late.entries()) {
    const moves: Edit[] = [
      { from: program.to, to: program.to, text: front },
      ...places.map((place) => without(text, place)),
    ];
    const says = `${parameter.word.value} is the first of all options.`;
    judge.error(wholeOf(parameter), '7', says, index === 0 ? moves : []);
  }
}

/** Options that start no session tolerate no other option (facts 7). */
function checkAlone(judge: Judge): void {
  const { parameters, executable } = judge.command;
  const alone = parameters.find(({ row }) => row?.group === 'alone');
  if (!alone) return;
  const { row, word, values } = alone;
  if (row?.name === 'iaec' && /(?:^|\s)-server\b/i.test(values[0]?.value ?? '')) {
    const says =
      '-server cannot go through -iaec, which puts -p and -e in front of it: write the registry value by hand.';
    judge.error(values[0] ?? word, '14.4', says);
  }
  const lostText = row?.name === 'iaec' && values.length === 0;
  if ((parameters.length > 1 || executable) && !lostText) {
    judge.error(word, '7', `${word.value} stands alone: no other option and no program goes with it.`);
  }
}

/** Server, client, smart client: what goes with what (A6, A8, D4, D7). */
function checkConnections(judge: Judge): void {
  const { command } = judge;
  const { executable, tool } = command;
  const options = presentOptions(command);
  const remote = options.get('remote');
  if (remote) {
    checkClient(judge, remote);
    return;
  }
  const premote = options.get('premote');
  const kernel = options.get('k') ?? options.get('kl') ?? options.get('kx');
  const dump = options.get('z');
  if (premote && kernel) {
    judge.error(wholeOf(kernel), 'D4', 'A process server is for user mode only: it has no kernel session.');
  }
  const behindKdsrv = /^kdsrv:/i.test(options.get('k')?.values[0]?.value ?? '');
  if (dump && (premote || behindKdsrv)) {
    const says =
      'A dump file cannot be opened through a process server or KD connection server: open it with -server and -z there.';
    judge.error(wholeOf(dump), '2.6', says);
  }
  const named = command.parameters.some(({ row }) => row?.group === 'target') || executable;
  if (premote && !named && !isWindbg(tool)) {
    judge.error(
      endOf(command),
      'D7',
      'The target is missing: -p, -pn, -psn or a program. Only WinDbg may choose it later.',
    );
  }
}

function checkClient(judge: Judge, remote: Parameter): void {
  const { parameters, executable, text } = judge.command;
  for (const parameter of parameters) {
    const { row } = parameter;
    if (parameter === remote || !row) continue;
    const name = row.name;
    if (name === 'server') {
      judge.error(
        wholeOf(parameter),
        'A6',
        'One debugger is not client and server at once; a smart client (-premote) may be.',
      );
    } else if (name === 'premote') {
      judge.error(
        wholeOf(parameter),
        'A8',
        'A client of a debugging server has no target of its own, so it needs no process server.',
      );
    } else if (row.group === 'target' || row.group === 'attach' || name === 'pd') {
      const says = `${parameter.word.value} belongs to the server: a client joins the session that the server has.`;
      judge.error(wholeOf(parameter), 'A8', says, [without(text, wholeOf(parameter))]);
    } else if (name === 'noio' || name === 'ddefer' || (name === 'd' && row.group === 'console')) {
      judge.error(wholeOf(parameter), 'A8', `${parameter.word.value} belongs to the server.`, [
        without(text, wholeOf(parameter)),
      ]);
    } else if (name === 'c' && /(?:^|[;\s])\.lsrc(?:path|fix)\b/i.test(parameter.values[0]?.value ?? '')) {
      judge.error(
        wholeOf(parameter),
        'A9',
        'The -c of a client is a command for the server: .lsrcpath is local to the client.',
      );
    }
  }
  const [program] = executable ?? [];
  const last = executable?.at(-1);
  if (program && last) {
    const place = { from: program.from, to: last.to };
    const says =
      'The program to debug belongs to the server: a client joins the session that the server has.';
    judge.error(place, 'A8', says, [without(text, place)]);
  }
}

/** Who has the debugger's console: -d, -ddefer and -noio exclude each other (G9). */
function checkConsole(judge: Judge): void {
  const { command } = judge;
  const options = presentOptions(command);
  const chosen = ['d', 'ddefer', 'noio'].flatMap((name) => {
    const parameter = options.get(name);
    return parameter && (name !== 'd' || !isKernelTool(command.tool)) ? [parameter] : [];
  });
  for (const later of chosen.slice(1)) {
    const names = chosen.map(({ word }) => word.value).join(' and ');
    judge.error(wholeOf(later), 'G9', `${names} exclude each other: each gives the debugger's console away.`);
  }
  const server = options.get('server');
  const controlled = options.get('d');
  if (controlled && server && !isKernelTool(command.tool) && chosen.length === 1) {
    const says =
      'With -server the kernel debugger gets control by -ddefer; -d leaves the server without a console.';
    const merged = !controlled.row;
    judge.error(controlled.word, 'G9', says, merged ? undefined : '-ddefer');
  }
  if (options.has('ddefer') && !server) {
    judge.warn(
      options.get('ddefer')?.word ?? endOf(command),
      'H1',
      '-ddefer goes with -server; without it -d is meant.',
    );
  }
  if (options.has('noio') && !server && chosen.length === 1) {
    judge.warn(
      options.get('noio')?.word ?? endOf(command),
      'A16',
      '-noio goes with -server: else nobody can command the debugger.',
    );
  }
  checkTemplate(judge);
}

const isKernelTool = (tool: string): boolean => tool === 'kd' || isWindbg(tool);

/** In a registered postmortem debugger Windows fills in %ld and %p in order: a %x in front of them eats the process number (15.8). */
function checkTemplate(judge: Judge): void {
  const { text, parameters } = judge.command;
  if (!text.includes('%ld')) return;
  for (const { values } of parameters) {
    const [value] = values;
    const code = /pipe=[^,]*?(%[xXd])/.exec(value?.value ?? '');
    if (value && code?.[1]) {
      const from = value.from + value.raw.indexOf(code[1], code.index);
      const says = `Windows fills in ${code[1]} too, and so shifts the process number: use a fixed pipe name.`;
      judge.warn({ from, to: from + 2 }, '15.8', says);
    }
  }
}

/** One target, and options that need one (facts 7). */
function checkTarget(judge: Judge): void {
  const { command } = judge;
  const { parameters, executable, tool } = command;
  const options = presentOptions(command);
  if (options.has('remote') || parameters.some(({ row }) => row?.group === 'alone')) return;
  const targets = parameters.filter(
    ({ row, values }) => row?.group === 'target' && values[0]?.value !== '-1',
  );
  const dumps = targets.filter(({ row }) => row?.name === 'z');
  const several = targets.length > 1 && dumps.length !== targets.length;
  if (several) {
    const [first, second] = targets;
    const says = `${first?.word.value} and ${second?.word.value} both name a target: one of them is enough.`;
    if (second) judge.error(wholeOf(second), '7', says);
  }
  const [program] = executable ?? [];
  const kernelText = program && /^(?:net|com|usb2?|1394|kdsrv):/i.test(program.value);
  if (
    program &&
    tool !== 'kd' &&
    targets[0] &&
    !kernelText &&
    targets[0].row?.name !== 'plmPackage' &&
    !isHole(program.value)
  ) {
    judge.error(program, '7', `"${program.value}" would be a second target beside ${targets[0].word.value}.`);
  }
  const attached = options.get('p') ?? options.get('pn') ?? options.get('psn');
  for (const { row, word } of parameters) {
    if (row?.group === 'attach' && !attached) {
      judge.warn(word, '7', `${word.value} has a meaning only when attaching: with -p, -pn or -psn.`);
    }
  }
  if (tool === 'kd' && program && !kernelText) {
    judge.error(program, '7', `KD debugs kernels: "${program.value}" cannot be its target.`);
  }
}

/** Secure Mode is for kernel sessions that are not shared yet (12.5), and it bars symbol servers over HTTP (11.11). */
function checkSecure(judge: Judge): void {
  const { command } = judge;
  const options = presentOptions(command);
  const secure = options.get('secure');
  if (!secure) return;
  const userMode = ['p', 'pn', 'psn', 'premote'].some((name) => options.has(name)) || command.executable;
  if (userMode && command.tool !== 'kd')
    judge.error(secure.word, '12.5', 'Secure Mode is for kernel debugging only.');
  else if (options.has('server')) {
    judge.error(secure.word, '12.5', 'Secure Mode cannot begin in a debugger that is already a server.');
  }
  const path = options.get('y');
  if (path && /https?:/i.test(path.values[0]?.value ?? '')) {
    judge.warn(wholeOf(path), '11.11', 'Secure Mode forbids symbol servers over HTTP and downstream stores.');
  }
}

function checkObsolete(judge: Judge): void {
  const { command } = judge;
  const options = presentOptions(command);
  const breakAtStart = options.get('b');
  if (breakAtStart)
    judge.warn(breakAtStart.word, '15.19', '-b is no longer supported; break in when the debugger waits.');
  const image = command.executable?.[0];
  if (image && /(?:^|[\\/])csrss(?:\.exe)?$/i.test(image.value)) {
    judge.warn(
      image,
      '2.10',
      'CSRSS is a protected process since Windows 10: only a kernel debugger can look at it.',
    );
  }
  const local = options.get('lsrcpath');
  const remote = options.get('remote');
  if (!local) return;
  if (!remote) judge.warn(wholeOf(local), '11.10', '-lsrcpath is for a client: it goes with -remote.');
  else if (command.parameters.indexOf(local) < command.parameters.indexOf(remote)) {
    judge.error(wholeOf(local), '7', '-lsrcpath stands behind -remote.');
  }
}
