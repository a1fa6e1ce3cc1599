/** Lines of servers and clients, of the search for servers, and of remote.exe. */
import type { ExplanationRow } from '../explanation.ts';

export const connectionSigns: readonly ExplanationRow[] = [
  // Servers and clients
  [
    /^(?:.*> )?\.server\b/,
    'A debugging server is being opened in this session.',
    '.server--create-debugging-server-',
  ],
  [
    /^Server started\. {2}Client can connect/,
    'The debugger is a server now; each line below is the string for a client.',
    '.server--create-debugging-server-',
    'Use one of the lines below on the other computer.',
  ],
  [
    /^Server started with '(.+)'/,
    'The debugger is a server now (older wording).',
    '.endsrv--end-debugging-server-',
  ],
  [
    /^\d+: <debugger> -remote npipe:Pipe=DbgX_/i,
    'This is the private pipe of WinDbg itself, not for you.',
    'engine 3',
    'Take the next line.',
  ],
  [
    /^(\d+): <debugger> -remote (.+)/,
    'Server $1: a client joins with -remote $2.',
    '.servers--list-debugging-servers-',
    'cdb -remote $2',
  ],
  [/^(\d+) - Debugger Server - (.+)/, 'Server $1 is open: $2.', '.servers--list-debugging-servers-'],
  [
    /^\d+(?:: | - )<Disabled, exit pending>/,
    'This server takes no new client; its port closes at the next attempt.',
    'engine 2',
  ],
  [
    /^No active servers/,
    'No server that could be listed: hidden and calling (clicon) ones are not shown.',
    'engine 3',
  ],
  [/^On the client, use any of these command lines/, 'The servers of this debugger.', 'engine 3'],
  [/^Usage: \.server /, '.server was typed without a transport.', 'engine 3', '.server tcp:port=5005'],
  [
    /^(\S+\\\S+) \((?:tcp|npipe|com|ssl|spipe)\b.*\) connected at /,
    '$1 has joined the session.',
    'engine 4.3',
  ],
  [
    /> ?(\S+\\\S+) \((?:tcp|npipe|com|ssl|spipe)\b.*\) connected at /,
    '$1 has joined the session; the prompt is still open.',
    'engine 4.3',
  ],
  [
    /(\S+\\\S+) \((?:tcp|npipe|com|ssl|spipe)\b.*\) disconnected at /,
    '$1 has left the session.',
    'engine 4.4',
  ],
  [/^(\S+\\\S+)(?: \(.*\))?, last active /, '$1 is in the session.', '.clients--list-debugging-clients-'],
  [
    /^Server told to exit\. {2}Actual exit/,
    'The server takes no new clients; those that are in stay.',
    'engine 2',
    'The port closes at the next attempt to connect, or when the target ends.',
  ],
  [/^the next connection attempt\.?/, 'The port closes then.', 'engine 2'],
  [/^Server told to exit$/, 'The process server ends.', 'engine 8.8', 'Check that nothing listens any more.'],
  // Discovery
  [
    /^Servers on (.+):/,
    'The servers that can be found on $1; hidden, calling and not elevated ones are not listed.',
    'searching-for-debugging-servers',
  ],
  [/^Debugger Server - (.+)/, 'A debugging server: reach it by -remote.', 'searching-for-debugging-servers'],
  [
    /^Remote Process Server - (.+)/,
    'A process server: reach it by -premote.',
    'searching-for-debugging-servers',
  ],
  [
    /^Remote Kernel Debugger Server - (.+)/,
    'A KD connection server: reach it by -k kdsrv:.',
    'kd-connection-server-examples',
  ],
  [/^port=(\d+):\d+/i, 'Of a range, the first number is the real port: $1.', 'activating-a-debugging-server'],
  // remote.exe
  [/^\*+ +(?:REMOTE|SERVER|CLIENT) +\*+/, 'remote.exe has started.', 'remote-tool-examples'],
  [/^To Connect: Remote \/C (.+)/i, 'remote.exe waits for clients.', 'remote-tool-examples', 'remote /c $1'],
  [/^Protected Server!/, 'Only the listed users and groups may join.', 'remote-tool-examples'],
  [/^Connected\.\.\./, 'The remote.exe client is connected.', 'remote-tool-examples', 'Leave with @Q.'],
  [
    /^\*\*Remote: +Connected to (\S+) (\S+)/,
    '$2 on $1 has joined the remote.exe session.',
    'remote-tool-examples',
  ],
  [
    /^\*\*Remote: +Disconnected from (\S+) (\S+)/,
    '$2 on $1 has left the remote.exe session.',
    'remote-tool-examples',
  ],
  [
    /^\*\*\* SESSION OVER \*\*\*/,
    'The remote.exe session has ended, or this client has left it.',
    'remote-tool-examples',
  ],
  [/^@m .*\[.*\]$/i, 'A message of somebody in the remote.exe session.', 'remote-session-commands'],
  [/^From (\S+) +\[/, 'A pop-up message from $1.', 'remote-session-commands'],
  [/^Querying server /, 'Asks which remote.exe sessions there are.', 'remote-server-query-command'],
  [/^Visible sessions on server/, 'These remote.exe sessions can be joined.', 'remote-server-query-command'],
  [
    /\[Remote \/C (.+)\] visible/,
    'A session that can be joined.',
    'remote-server-query-command',
    'remote /c $1',
  ],
];
