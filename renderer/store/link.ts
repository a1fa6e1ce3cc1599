/**
 * The window's link to main, over whatever this shell offers: the MessagePort that Electron's preload hands over, or a WebSocket to
 * the server that this page came from. Everything that travels on it is in core/contract/messages.ts.
 */
import { type Bridge, portChannel } from '../../core/contract/bridge.ts';
import { createCaller, type Link, largestMessageUnits } from '../../core/contract/wire.ts';

declare global {
  interface Window {
    /** Set by preload/index.ts in the Electron shell. */
    switchboard?: Bridge;
  }
}

/** First and longest pause between two attempts: a restarted server is found at once, a stopped one is not hammered. */
const firstPauseMs = 200;
const longestPauseMs = 5000;

let connected: Link | undefined;

/** The one link of this window; opened by the first caller, the same one ever after. */
export function connect(): Link {
  connected ??= window.switchboard ? overMessagePort(window.switchboard) : overWebSocket();
  return connected;
}

function overMessagePort(bridge: Bridge): Link {
  const caller = createCaller();
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    // Only our own preload posts to this window from within it.
    if (event.source !== window || event.data !== portChannel || !port) return;
    port.onmessage = ({ data }) => caller.received(data);
    port.addEventListener('close', () => caller.lost('lost'));
    caller.opened((message) => {
      port.postMessage(message);
      return undefined;
    });
  });
  bridge.openPort();
  return caller.link;
}

function overWebSocket(): Link {
  const caller = createCaller();
  const token = takeToken();
  let pauseMs = firstPauseMs;

  const later = () => {
    caller.lost('lost');
    setTimeout(() => void open(), pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };
  const open = async () => {
    const entry = await enter(token).catch(() => 'unreachable' as const);
    if (entry === 'refused') return caller.lost('refused');
    if (entry === 'unreachable') return later();
    const socket = new WebSocket(`ws://${location.host}/link`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      pauseMs = firstPauseMs;
      caller.opened((message) => {
        const text = JSON.stringify(message);
        if (text.length > largestMessageUnits) {
          const millions = Math.ceil(text.length / 1e6);
          return { kind: 'too-large', says: `${millions} million characters are too much for one message.` };
        }
        socket.send(text);
        return undefined;
      });
    };
    socket.onmessage = ({ data }) =>
      caller.received(data instanceof ArrayBuffer ? new Uint8Array(data) : JSON.parse(data));
    socket.onclose = later;
  };
  void open();
  return caller.link;
}

/** Out of the address at once: the fragment is the route's from now on, and nobody copies the token with it. */
function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) history.replaceState(null, '', location.pathname + location.search);
  return token ?? '';
}

/** Trades the token for the cookie, once; without one, or later, asks whether the cookie still counts. */
async function enter(token: string): Promise<'entered' | 'refused' | 'unreachable'> {
  const response = await fetch('/enter', { method: 'POST', body: token });
  if (response.ok) return 'entered';
  return response.status === 401 ? 'refused' : 'unreachable';
}
