/** What the rules say that only checkers and explanations apply, and the page of Microsoft's documentation of each. */

const options = 'cdb-command-line-options';
const smartClient = 'activating-a-smart-client';
const network = 'setting-up-a-network-debugging-connection';
const kernelMode = 'performing-kernel-mode-debugging-using-kd';
const service = 'preparing-to-debug-the-service-application';

export const checkerRules: Readonly<Record<string, readonly [says: string, page: string]>> = {
  '2.18': [
    'NTSD has a window of its own: share it with `.remote`, not with `remote /s`.',
    'starting-a-remote-exe-session',
  ],
  '4.1': ['What a server may have in its transport.', 'activating-a-debugging-server'],
  '4.2': ['What a client may have in its transport; it names the server.', 'activating-a-debugging-client'],
  '4.4': ['What stands behind `-k` and `-kx`.', kernelMode],
  '4.5': ['`gdb:` and `snapshot:` are strings of new WinDbg.', 'linux-live-remote-process-debugging'],
  '5': ['The grammar of remote.exe.', 'remote-server-syntax'],
  '7': ['The options of each tool, what they take, their order, and what goes together.', options],
  '8.2': ['How the states of a redirected debugger follow each other.', 'switching-modes'],
  '11.10': [
    '`.srcpath` is for the server, `.lsrcpath` for a WinDbg client.',
    '-srcpath---lsrcpath--set-source-path-',
  ],
  '11.11': ['Secure Mode reads no symbols over HTTP.', 'features-of-secure-mode'],
  '12.5': [
    'Secure Mode is for kernels, is set before the session, and forbids many commands.',
    'features-of-secure-mode',
  ],
  '13.12': ['KD finds out what its target is: i386kd and ia64kd are obsolete.', 'kd-command-line-options'],
  '14.4': ['`-iaec` cannot register `-server`: the registry can.', 'enabling-postmortem-debugging'],
  '15.1': ['The documents give server and client different pipes.', 'client-and-server-examples'],
  '15.2': ['The documents let a repeater call the wrong address.', 'repeater-examples'],
  '15.3': ['The documents differ about `q` in a remote session.', 'q--qq--quit-'],
  '15.5': ['`-c` of dbgsrv takes everything behind it.', 'activating-a-process-server'],
  '15.7': ['The documents install postmortem debuggers with options that do not exist.', service],
  '15.8': ['`%x` in an AeDebug value takes the place of the process number.', service],
  '15.11': ['The documents misspell the variable of the log file.', 'remote-exe-batch-files'],
  '15.12': ['`-k -d` parts `-k` from its connection.', network],
  '15.15': ['`!symsrv close` is obsolete.', 'firewalls-and-proxy-servers'],
  '15.16': ['`.netuse` needs `/a`.', '-netuse--control-network-connections-'],
  '15.17': ['The documents name two libraries for EXDI.', 'configuring-the-exdi-debugger-transport'],
  '15.19': ['`-b` is no longer supported.', 'kd-command-line-options'],
  '15.20': ['The documents print dashes and quotation marks that no program knows.', network],
  '15.26': [
    'The documents print a stray word in a line of remote.exe, and colours without argument.',
    'remote-client-syntax',
  ],
  '15.29': [
    'The documents write `usb2:` in one place, `usb:` in all others.',
    'activating-a-smart-client--kernel-mode-',
  ],
  '16': ['Placeholders stand for values that are not known yet.', 'remote-debugging'],
  A6: [
    'No debugger is client and server at the same time; a smart client may be a server.',
    'remote-debugging-through-the-debugger',
  ],
  A8: ['Options about the target belong to the server.', 'activating-a-debugging-client'],
  A9: ['`-c` of a client is a command for the server.', options],
  B2: ['Both ends have `clicon`, or neither.', 'activating-a-debugging-client'],
  C8: [
    'Names of remote.exe sessions know no case; command and name have a fixed order.',
    'remote-server-syntax',
  ],
  D7: ['CDB and NTSD with `-premote` name their target on the command line.', smartClient],
  D8: ['Paths of a smart client are those of its own computer.', smartClient],
  D12: ['`-sifeo` of dbgsrv goes with `-c` only.', 'activating-a-process-server'],
  D13: ['`-pc` of dbgsrv wants a command line behind it.', 'dbgsrv-command-line-options'],
  D14: ['dbgsrv tells capital letters from small ones.', 'dbgsrv-command-line-options'],
  F3: [
    'Repeaters speak npipe, tcp and com; ssl passes through tcp, spipe through npipe.',
    'activating-a-repeater',
  ],
  F6: ['The password of a server is asked of the client, not of the repeater.', 'activating-a-repeater'],
  G7: ['`.shell` does not work through the kernel debugger.', '-shell--command-shell-'],
  G8: ['A line to a redirected debugger has at most 512 characters.', 'using-debugger-commands'],
  G9: ['`-d`, `-ddefer` and `-noio` exclude each other.', options],
  H9: ['`-ddefer` is for CDB and NTSD.', options],
  L3: ['KDNET takes a port from 49152 to 65535, one for each target.', network],
  L4: ['A KDNET key has four parts of at most 13 letters and digits.', network],
  L5: ['`target=` lets the debugger call the target.', kernelMode],
  L9: ['Both ends of a serial cable have the same speed; the port is com1, not 1.', kernelMode],
  L11: ['Serial over TCP: `ipport` is the port, `port` the address.', kernelMode],
  L12: [
    'A USB target name has at most 24 characters and no "debug".',
    'setting-up-a-usb-3-0-debug-cable-connection',
  ],
};

/** Sections of what was measured on the real engine; those that methods apply stand in `rule-sentences.ts`. */
export const engineSections: Readonly<Record<string, string>> = {
  'engine 1': 'Which transport strings the engine takes.',
  'engine 1.1':
    'tcp: one unknown key spoils the string; words and 0 mean any port; a zero in front means octal.',
  'engine 1.2': 'A password has at most 12 characters; an empty one counts.',
  'engine 1.3': 'npipe: names, `%x` and `%d` in them, and `%s`, which ends the process.',
  'engine 2': 'Several servers, busy ports, and ports that stay open behind `.endsrv`.',
  'engine 3': 'The texts of the engine.',
  'engine 4.3': 'Everybody is told when somebody joins.',
  'engine 4.4': 'Everybody is told when somebody leaves, nobody when a client dies.',
  'engine 4.8': 'What is typed while the target runs is lost.',
  'engine 5.1': 'Any client can break in, and can break off the command of another one.',
  'engine 6': 'The error numbers of clients, and what they mean.',
  'engine 8.3': 'Attaching through a process server.',
  'engine 8.7': 'When a process server is killed, a smart client at its prompt does not notice.',
  'engine 8.8': '`.endpsrv` ends the process server; check the process, not the text.',
  'engine 8.9': 'A target that has ended leaves a prompt without anything to run.',
  'engine 10': 'Kernel connections: what is refused, what is printed, what is silently replaced.',
  'engine 11.1': 'Output comes in pieces: only whole lines can be read.',
  'engine 11.5': 'What is printed before the banner.',
  'engine 13.4': 'Strings are read more strictly than by the engine.',
  'engine 13.8': 'Process numbers at a prompt have `0n` in front.',
};
