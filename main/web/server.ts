/**
 * The browser shell: the built window and its WebSocket on 127.0.0.1, for one browser that was given the address (design section 8).
 *
 *   GET  /...     the window's files; no secrets in them
 *   POST /enter   token (body) -> cookie; without a token: is my cookie still good? 204 or 401
 *   GET  /link    WebSocket, one for each window; cookie and Origin needed
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { Failure } from '../../core/contract/schemas.ts';
import { largestMessageUnits } from '../../core/contract/wire.ts';
import { fileRequestAllowed, hostAllowed, originAllowed } from '../policy/origins.ts';
import { answerFile } from '../renderer-files.ts';
import type { Services } from '../services.ts';
import { createEntry, type Entry } from './entry.ts';
import { serveWindow } from './windows.ts';

const address = '127.0.0.1';
/** A UTF-16 unit takes at most this many bytes in UTF-8. */
const bytesPerUnit = 3;
/** A token has 43 characters. */
const largestTokenBytes = 256;

export interface WebServerOptions {
  services: Services;
  /** The folder that vite built, absolute. */
  rendererFolder: string;
  /** 0: any free one. */
  port: number;
  onDefect: (call: string, thrown: unknown) => void;
}

export interface WebServer {
  port: number;
  /** With the one-time token. */
  url: string;
  /** Closes every window's socket; the services are not ours to stop. */
  stop(): Promise<void>;
}

export async function startWebServer(options: WebServerOptions): Promise<Result<WebServer, Failure>> {
  const server = createServer();
  const refused = await listen(server, options.port);
  if (refused) return fail(refused);
  const { port } = server.address() as AddressInfo;
  const entry = createEntry(port);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageUnits * bytesPerUnit,
    perMessageDeflate: false,
  });

  server.on('request', (request, response) => {
    // Only a request that breaks off in the middle fails: nobody is left to answer.
    answerRequest(request, response, entry, options).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    if (!mayOpenWindow(request, entry)) return refuseUpgrade(socket);
    sockets.handleUpgrade(request, socket, head, (opened) =>
      serveWindow(opened, options.services, options.onDefect),
    );
  });

  return ok({
    port,
    url: `http://${address}:${port}/#token=${entry.token}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function listen(server: Server, port: number): Promise<Failure | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const says =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${address} is in use; give another one, or none for any free port.`
          : error.code === 'EACCES'
            ? `Port ${port} on ${address} is reserved for administrators; give one above 1023.`
            : `Port ${port} on ${address} cannot be opened: ${error.message}.`;
      resolve({ kind: 'port-in-use', says, field: 'port' });
    });
    server.listen(port, address, () => resolve(undefined));
  });
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  entry: Entry,
  { rendererFolder }: WebServerOptions,
): Promise<void> {
  const pathname = (request.url ?? '/').replace(/[?#].*$/s, '');
  if (request.method === 'POST' && pathname === '/enter') return enter(request, response, entry);
  if (!fileRequestAllowed(request.headers)) return refuse(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const answer = await answerFile(rendererFolder, pathname, [`ws://${request.headers.host}`]);
  response.writeHead(answer.status, answer.headers).end(request.method === 'HEAD' ? undefined : answer.body);
}

async function enter(request: IncomingMessage, response: ServerResponse, entry: Entry): Promise<void> {
  if (!originAllowed(request.headers.origin, request.headers.host)) return refuse(response, 403);
  const token = await readShort(request);
  if (token === undefined) return refuse(response, 413);
  if (entry.holdsCookie(request.headers.cookie)) return void response.writeHead(204).end();
  const cookie = entry.redeem(token);
  if (!cookie) return refuse(response, 401);
  response.writeHead(204, { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' }).end();
}

/** The body, or undefined when it is longer than any token. */
async function readShort(request: IncomingMessage): Promise<string | undefined> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > largestTokenBytes) return undefined;
  }
  return body;
}

function mayOpenWindow(request: IncomingMessage, entry: Entry): boolean {
  const { host, origin, cookie } = request.headers;
  return (
    request.url === '/link' && hostAllowed(host) && originAllowed(origin, host) && entry.holdsCookie(cookie)
  );
}

function refuse(response: ServerResponse, status: 401 | 403 | 405 | 413): void {
  response.writeHead(status, { Connection: 'close', 'Cache-Control': 'no-store' }).end();
}

function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
