/** Opens the user's browser, where there is one: a desktop, or macOS and Windows, which always have one. */
import { spawn } from 'node:child_process';

type System = NodeJS.Platform;

/** The program that opens an address, or undefined where nobody sits in front of a desktop. */
export function browserOpener(
  system: System,
  environment: Record<string, string | undefined>,
): string[] | undefined {
  if (environment.CI !== undefined || environment.SSH_CONNECTION !== undefined) return undefined;
  if (system === 'darwin') return ['open'];
  // explorer hands an address on to the default browser; `start` would need a shell.
  if (system === 'win32') return ['explorer.exe'];
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** Says nothing when it fails: the address has been printed. */
export function openBrowser(url: string): void {
  const [program, ...args] = browserOpener(process.platform, process.env) ?? [];
  if (program === undefined) return;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
