import { createLinuxSystem } from './linux-system.ts';
import { createMacosSystem } from './macos-system.ts';
import type { SystemPort } from './system.ts';
import { createWindowsSystem, isElevatedOnWindows } from './windows-system.ts';

/** The port to the system that we run on; anything unknown is treated as Linux, which reads /proc and nothing else. */
export async function createSystem(): Promise<SystemPort> {
  if (process.platform === 'win32') return createWindowsSystem(await isElevatedOnWindows());
  if (process.platform === 'darwin') return createMacosSystem();
  return createLinuxSystem();
}
