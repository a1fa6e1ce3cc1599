/** The one fake of the machine port: files, variables and programs as a test names them. */
import path from 'node:path';
import { fail, ok, type Result } from '../../../core/contract/result.ts';
import type { Machine } from '../machine.ts';

export interface FakeMachineSetup {
  os?: Machine['os'];
  architecture?: Machine['architecture'];
  /** Content by full path; folders follow from the paths. Files without content are there, and empty. */
  files?: Record<string, string | Uint8Array>;
  links?: Record<string, string>;
  variables?: Record<string, string>;
  /** What a program prints, by its command line; anything else cannot be run. */
  programs?: Record<string, string>;
  node?: string | undefined;
}

export interface FakeMachine extends Machine {
  /** Command lines that were run, in order. */
  readonly ran: string[];
}

export function fakeMachine(setup: FakeMachineSetup = {}): FakeMachine {
  const { os = 'windows', files = {}, links = {}, variables = {}, programs = {} } = setup;
  const paths = os === 'windows' ? path.win32 : path.posix;
  // Windows does not tell capital letters from small ones.
  const spelled = (file: string) => (os === 'windows' ? file.toLowerCase() : file);
  const content = new Map(Object.entries(files).map(([file, text]) => [spelled(file), text]));
  const ran: string[] = [];
  return {
    ran,
    os,
    architecture: 'architecture' in setup ? setup.architecture : 'x64',
    path: paths,
    variable: (name) => variables[name],
    async list(folder) {
      const inside = Object.keys(files)
        .map((file) => paths.relative(folder, file))
        .filter((rest) => !rest.startsWith('..') && !paths.isAbsolute(rest));
      return [...new Set(inside.map((rest) => rest.split(paths.sep)[0] ?? ''))];
    },
    isProgram: async (file) => content.has(spelled(file)),
    async readText(file) {
      const found = content.get(spelled(file));
      return found === undefined ? undefined : Buffer.from(found).toString();
    },
    async readBytes(file, offset, length) {
      const found = content.get(spelled(file));
      return found === undefined ? undefined : Buffer.from(found).subarray(offset, offset + length);
    },
    readLink: async (link) => links[link],
    async run(argv): Promise<Result<string, string>> {
      const command = argv.join(' ');
      ran.push(command);
      const output = programs[command];
      return output === undefined ? fail(`${paths.basename(argv[0] ?? '')} failed: not there`) : ok(output);
    },
    nodeProgram: async () => ('node' in setup ? setup.node : 'node'),
  };
}

/** Machine numbers of the PE format. */
export const x64 = 0x8664;
export const x86 = 0x014c;
export const arm64 = 0xaa64;

/** A Windows program of a few hundred bytes, with an architecture and a version; `decoy`: another version before the real one. */
export function fakeImage(
  machine: number,
  version: readonly [number, number, number, number],
  decoy = false,
): Uint8Array {
  const bytes = Buffer.alloc(1024);
  const [pe, section, resources, address] = [0x80, 0x98, 0x200, 0x3000];
  bytes.write('MZ');
  bytes.writeUInt32LE(pe, 0x3c);
  bytes.write('PE', pe);
  bytes.writeUInt16LE(machine, pe + 4);
  bytes.writeUInt16LE(1, pe + 6);
  bytes.write('.rsrc', section);
  bytes.writeUInt32LE(address, section + 12);
  bytes.writeUInt32LE(resources, section + 20);
  const folder = (at: number, id: number, leadsTo: number) => {
    bytes.writeUInt16LE(1, resources + at + 14);
    bytes.writeUInt32LE(id, resources + at + 16);
    bytes.writeUInt32LE(leadsTo >>> 0, resources + at + 20);
  };
  folder(0, 16, 0x8000_0018);
  folder(0x18, 1, 0x8000_0030);
  folder(0x30, 1033, 0x48);
  bytes.writeUInt32LE(address + 0x80, resources + 0x48);
  const info = (at: number, numbers: readonly number[]) => {
    const [major = 0, minor = 0, build = 0, revision = 0] = numbers;
    bytes.writeUInt32LE(0xfeef_04bd, resources + at);
    for (const [index, number] of [minor, major, revision, build].entries()) {
      bytes.writeUInt16LE(number, resources + at + 8 + 2 * index);
    }
  };
  if (decoy) info(0x54, [6, 3, 9389, 0]);
  info(0x90, version);
  return bytes;
}
