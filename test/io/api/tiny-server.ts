import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

// For localhost, signed by itself, good for a hundred years; it guards nothing.
const pem = readFileSync(new URL('self-signed.pem', import.meta.url));

/** A server for one test that does what no sandbox does, and remembers what it was asked. */
export interface TinyServer {
  readonly baseUrl: string;
  readonly asked: readonly IncomingMessage[];
}

/** Listens on a free port of this machine until the test is over. */
export async function serve(listener: RequestListener): Promise<TinyServer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    listener(request, response);
  });
  return { baseUrl: `http://127.0.0.1:${await listen(server)}`, asked };
}

/** The same over TLS, with a certificate that nobody has reason to trust. */
export async function serveSelfSigned(listener: RequestListener): Promise<TinyServer> {
  const asked: IncomingMessage[] = [];
  const server = createSecureServer({ key: pem, cert: pem }, (request, response) => {
    asked.push(request);
    listener(request, response);
  });
  return { baseUrl: `https://localhost:${await listen(server)}`, asked };
}

/** The address of a port where nothing listens any more. */
export async function deadUrl(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return `http://127.0.0.1:${port}`;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}
