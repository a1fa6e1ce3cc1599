/**
 * The one opening between the page and main: the page asks for a port, main checks who asks, and every call, event and frame travels
 * on that port. Nothing of Electron reaches the page.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, portChannel } from '../core/contract/bridge.ts';

ipcRenderer.on(portChannel, (event) => {
  // Ports cannot cross the context bridge; to the page's own window they can be posted. The page checks that it is the source.
  window.postMessage(portChannel, '*', event.ports);
});

const bridge: Bridge = { openPort: () => ipcRenderer.send(portChannel) };
contextBridge.exposeInMainWorld('switchboard', bridge);
