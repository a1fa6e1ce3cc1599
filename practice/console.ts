/** The console of a practice program: the terminal edits lines and echoes them; Ctrl+C arrives as an interrupt. */

export interface Console {
  write(text: string): void;
  onLine(heard: (line: string) => void): void;
  onInterrupt(heard: () => void): void;
}

const leaveKey = '\x02'; // Ctrl+B, then Enter: this program only
const breakKey = '\x06'; // Ctrl+F, then Enter: the same as Ctrl+C

export function processConsole(): Console {
  const interrupted: (() => void)[] = [];
  const interrupt = () => {
    for (const heard of interrupted) heard();
  };
  // The terminal is gone, and with it everybody who could read.
  process.stdout.on('error', () => process.exit(1));
  return {
    write: (text) => void process.stdout.write(text),
    onLine(heard) {
      let pending = '';
      process.stdin.setEncoding('utf8');
      process.stdin.on('error', () => process.exit(1));
      process.stdin.on('data', (text: string) => {
        const lines = (pending + text).split(/\r?\n/);
        pending = lines.pop() ?? '';
        for (const line of lines) {
          if (line.includes(leaveKey)) process.exit(0);
          else if (line.includes(breakKey)) interrupt();
          else heard(line);
        }
      });
    },
    onInterrupt(heard) {
      if (interrupted.length === 0) process.on('SIGINT', interrupt);
      interrupted.push(heard);
    },
  };
}

/** Ends the program once what it has said is out. */
export function leave(exitCode: number): void {
  process.stdout.write('', () => process.exit(exitCode));
}
