/** Servers that cannot be opened or reached. */
import type { ExplanationRow } from '../explanation.ts';

export const connectionTroubles: readonly ExplanationRow[] = [
  [
    /client is not using same version of remoting protocol/i,
    'dbgsrv and the debugger come from different releases.',
    'activating-a-smart-client',
    'Use the Debugging Tools of one release on both computers.',
  ],
  [
    /^Unable to start server, /,
    'The server could not be opened.',
    'engine 3',
    'The number says why: 87 the string, 10048 the port, 183 the pipe name.',
  ],
  [/^Unable to connect to '/, 'The process server could not be reached.', 'engine 3'],
  [
    /connection to the debugging server was lost/i,
    'The debugging server has ended or the link broke.',
    'engine 6',
    'Start the server again, then the client.',
  ],
  [
    /ConnectToDebugServerInternal timeout|^Failed to connect process server/,
    'The process server did not answer.',
    'activating-a-smart-client',
    'On a computer without a network adapter use tcp, not npipe.',
  ],
  [
    /^The debugger engine has been disconnected/,
    'WinDbg has lost its engine.',
    'engine 6',
    'Look at the server; then connect again.',
  ],
  [
    /^No (?:Remote servers running|visible sessions) on/,
    'No remote.exe session to join there.',
    'remote-server-query-command',
    'Start remote /s there, or ask for the name of an invisible session.',
  ],
  [
    /MSVSMON\.EXE|^Unable to start debugging\./,
    "Visual Studio's remote debugger does not run there; it is another tool.",
    'remote-debugging',
  ],
];
