import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serverError, type Reply } from '../api/reply.ts';
import type { Site } from '../site.ts';
import { answer, type Answer } from './answer.ts';
import type { Incoming } from './incoming.ts';
import { readIncoming } from './read-incoming.ts';

/** The HTTP door of a site; nothing that comes in through it can stop it. */
export function createHttpServer(site: Site): Server {
  // Longer than clients keep idle connections, or they would send into one that is just being closed.
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    handle(site, request, response).catch(() => request.socket.destroy());
  });
  server.on('clientError', refuseConnection);
  return server;
}

async function handle(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await readIncoming(request);
  const answered = answerSafely(site, incoming);
  record(site, incoming, answered);
  const { fault } = answered;
  const delayMs = site.settings.latencyMs + (fault?.kind === 'delay' ? fault.ms : 0);
  if (delayMs > 0) await wait(delayMs);
  if (fault?.kind === 'hang' || fault?.kind === 'apply-then-hang') return;
  if (fault?.kind === 'reset' || fault?.kind === 'apply-then-reset') request.socket.resetAndDestroy();
  else send(request, response, answered.reply);
}

function answerSafely(site: Site, incoming: Incoming): Answer {
  try {
    return answer(site, incoming);
  } catch {
    return { reply: serverError(), fault: null, client: null, id: null };
  }
}

function record(site: Site, incoming: Incoming, { reply, fault, client, id }: Answer): void {
  const { method, path, query, body } = incoming;
  const start = path.slice(0, 9).toLowerCase();
  if (start.startsWith('/sandbox')) return;
  const isWrite = method !== 'GET' && method !== 'HEAD';
  const isSignIn = path.toLowerCase().includes('/token');
  site.log.add({
    at: new Date(site.settings.now()).toISOString(),
    method,
    path,
    query,
    client,
    id,
    status: sendsNothing(fault?.kind) ? null : reply.status,
    fault: fault === null ? null : nameOf(fault),
    body: isWrite && !isSignIn ? body : null,
  });
}

function sendsNothing(kind: string | undefined): boolean {
  return kind !== undefined && /hang|reset/.test(kind);
}

function nameOf(fault: NonNullable<Answer['fault']>): string {
  return fault.kind === 'status' ? `status ${fault.status}` : fault.kind;
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const isBodiless = reply.status === 204 || reply.status === 304;
  const length = isBodiless ? {} : { 'Content-Length': Buffer.byteLength(reply.body) };
  response.writeHead(reply.status, { ...reply.headers, ...length });
  response.end(reply.body);
  // What is left of a body that was too large is read and thrown away, or the sender would never see the answer.
  if (!request.complete) request.resume();
}

const tooEarly: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = tooEarly[error.code ?? ''] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
