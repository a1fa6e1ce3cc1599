/**
 * The port to this computer's operating system: sockets, processes, files, names. Real ones: linux-system.ts, windows-system.ts,
 * macos-system.ts (chosen by create-system.ts). Fake: testing/fake-system.ts.
 */
import type { ThisComputer } from '../../core/contract/schemas.ts';

/** A TCP socket as the system's table shows it; `port` is the local one. */
export interface TcpSocket {
  state: 'listening' | 'connected';
  port: number;
}

export interface RunningProcess {
  pid: number;
  parent: number;
  name: string;
  /** Tells this process from a later one with the same id: opaque, to be compared only. */
  started: string;
}

export type FileKind = 'missing' | 'folder' | 'file' | 'executable';

/** In what way a process is told to end: it may clean up, or it is gone at once. */
export type EndWay = 'politely' | 'surely';

export interface SystemPort {
  computer(): ThisComputer;
  homeFolder(): string;
  /** Read from the system's table; nothing is ever connected to (a probe would destroy a reverse connection, engine 2). */
  sockets(): Promise<TcpSocket[]>;
  /** Who holds the listening socket: under Wine its server and every program that inherited it. */
  listeners(port: number): Promise<RunningProcess[]>;
  process(pid: number): Promise<RunningProcess | undefined>;
  /** The process and all its descendants, parents first; empty when it is gone. */
  tree(pid: number): Promise<RunningProcess[]>;
  /**
   * Every process that was started with this variable, re-parented ones too (Wine's programs leave the tree of whoever started
   * them). Always empty on systems that do not show environments: there the tree must do.
   */
  withEnvironment(name: string, value: string): Promise<RunningProcess[]>;
  /** Does nothing when the process is gone, or another one has its id now. */
  end(process: RunningProcess, way: EndWay): Promise<void>;
  /** Why this user may not attach a debugger to the process (a process id of this system); undefined: may, or not known before. */
  attachProblem(pid: number): Promise<string | undefined>;
  /** Whether the name or address leads to an address at all; nothing is sent there. */
  resolves(address: string): Promise<boolean>;
  file(path: string): Promise<FileKind>;
  /** Whether files can be made in this folder; makes the folder when it is missing. */
  writable(folder: string): Promise<boolean>;
}

/** Every process that we start carries this variable with the id of its console. */
export const consoleMarker = 'SWITCHBOARD_CONSOLE';
