/**
 * What the toolset finder may ask of this computer: folders, files, and running a program that answers at once. Real one:
 * this-machine.ts. Fake: testing/fake-machine.ts.
 */
import type { PlatformPath } from 'node:path';
import type { Result } from '../../core/contract/result.ts';
import type { Architecture } from '../../core/situation/schema.ts';

export interface Machine {
  os: 'windows' | 'linux' | 'macos';
  /** Undefined for one that no debugger here is made for. */
  architecture: Architecture | undefined;
  /** How this system writes paths. */
  path: PlatformPath;
  variable(name: string): string | undefined;
  /** Names in the folder as the system writes them; empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  isProgram(path: string): Promise<boolean>;
  /** Undefined when it cannot be read. */
  readText(path: string): Promise<string | undefined>;
  /** Up to `length` bytes from `offset`; undefined when it cannot be read. */
  readBytes(path: string, offset: number, length: number): Promise<Uint8Array | undefined>;
  /** Where a symbolic link leads; undefined when it cannot be read. */
  readLink(path: string): Promise<string | undefined>;
  /** What the program prints; the error is a sentence. For programs that end by themselves within seconds. */
  run(argv: readonly string[]): Promise<Result<string, string>>;
  /** What to put before a script of ours to run it with Node; undefined when there is no Node to run it. */
  nodeProgram(): Promise<string | undefined>;
}
