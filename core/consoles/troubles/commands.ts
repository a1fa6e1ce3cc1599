/** Commands that the debugger does not understand or carry out. */
import type { ExplanationRow } from '../explanation.ts';

export const commandTroubles: readonly ExplanationRow[] = [
  [/\^ User interrupted operation error/, 'The command was broken off.', 'engine 5.1'],
  [
    /\^ Syntax error in '\.(?:remote|cls|remote_exit|lsrcpath)\b/,
    'This command belongs to the program around the engine, which does not know it here.',
    'engine 3',
    'Use .server to share a session.',
  ],
  [
    /\^ .* (?:error |required )in '|^Couldn't resolve error at '|missing from '<EOL>'/,
    'The command was not understood.',
    'engine 3',
    'The caret shows the place, counted with the prompt.',
  ],
  [
    /^No such server/,
    'There is no server with this number; hidden ones have none and live as long as the debugger.',
    'engine 2',
    '.servers shows the numbers.',
  ],
  [
    /^Unable to shut down server, HRESULT 0x80010008/,
    'The process server has ended, although it sounds like a failure.',
    'engine 3',
    'Check that nothing listens any more.',
  ],
  [/^Unable to (?:shut down server|get process list)/, 'There is no process server to talk to.', 'engine 3'],
  [
    /\.quit_lock -q required to unlock 'q'/,
    'q is locked so that nobody ends the session by accident.',
    '.quit_lock--prevent-accidental-quit-',
    '.quit_lock /q WORD, then q.',
  ],
  [
    /^\.shell has been disabled/,
    'Shell commands are off until the debugger ends.',
    '.noshell--prohibit-shell-commands-',
  ],
  [/^<\.shell waiting \d+ second/, 'A shell command runs; the debugger waits for it.', 'engine 3'],
  [
    /^<\.shell process may need input>/,
    'What is typed now goes to the shell command, not to the debugger.',
    'engine 3',
    'Type exit, or .shell_quit.',
  ],
  [
    /^\.breakin failed|^access denied/i,
    'The user-mode debugger has no administrator rights, or the target was not started for debugging.',
    'switching-modes',
    '.sleep for some seconds, then Ctrl+C in the kernel debugger.',
  ],
  [
    /is not a sleeping debugger/,
    'The number is not that of a debugger that sleeps: it is the user-mode debugger itself that is named.',
    '.wake--wake-debugger-',
  ],
  [
    /^No export .* found|^Error: Failed to load extension|is not extension gallery command|^The call to LoadLibrary/,
    'The extension is not there; extensions are loaded on the computer of the engine.',
    'engine 3',
    'Check the name and .extpath.',
  ],
  [
    /^Unable to add extension DLL/,
    'A usual extension is missing; most commands work without it.',
    'engine 11.1',
  ],
  [
    /ShellExecuteEx failed|^Application could not be started/,
    'The second debugger could not be started.',
    'engine 3',
  ],
  [/^Unable to load file associations/, 'The .kdfiles map is missing or malformed.', '.kdfiles'],
  [
    /Symbol file could not be found/,
    'No symbols for this module.',
    'symbol-path',
    '.sympath and .reload, on the computer of the engine.',
  ],
];
