import type { AddressInfo } from 'node:net';
import { UserError } from '../errors.ts';
import { readAll } from './api/read.ts';
import { createHttpServer } from './http/create-server.ts';
import type { LoggedRequest } from './http/request-log.ts';
import type { JsonObject } from './json.ts';
import { settingsOf, type SandboxOptions, type Settings } from './settings.ts';
import { getShape } from './shapes/get-shape.ts';
import { createSite } from './site.ts';

/** A Nexudus of one's own, listening. */
export interface Sandbox {
  /** Such as `http://127.0.0.1:41234`, without a slash behind it. */
  readonly baseUrl: string;
  /** A token that never expires. */
  readonly token: string;
  readonly username: string;
  readonly password: string;
  /** Every request so far, with what was made to go wrong. */
  requests(): readonly LoggedRequest[];
  /** Every record of a type, as a GET shows it. */
  records(slug: string): readonly JsonObject[];
  /** Stops listening and cuts every connection; does nothing the second time. */
  close(): Promise<void>;
}

/** Starts a sandbox; it is ready once this resolves. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settingsOf(options);
  const site = createSite(settings);
  const server = createHttpServer(site);
  try {
    await listen(server, settings);
  } catch (error) {
    site.store.close();
    throw error;
  }
  return {
    baseUrl: baseUrlOf(server.address(), settings.host),
    token: settings.token,
    username: settings.username,
    password: settings.password,
    requests: () => site.log.entries(),
    records(slug) {
      const shape = getShape(slug);
      return shape === undefined ? [] : readAll(site.store, shape);
    },
    async close() {
      if (!server.listening) return;
      await closeServer(server);
      site.store.close();
    },
  };
}

type Server = ReturnType<typeof createHttpServer>;

async function listen(server: Server, { port, host }: Settings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(refuse(cause, port, host)));
    server.listen(port, host, resolve);
  });
}

function refuse(cause: NodeJS.ErrnoException, port: number, host: string): UserError {
  if (cause.code === 'EADDRINUSE') {
    return new UserError({
      code: 'port-in-use',
      message: `Port ${port} on ${host} is in use by another program`,
      hint: 'name another port, or --port 0 for any that is free',
      cause,
    });
  }
  return new UserError({
    code: 'cannot-listen',
    message: `The sandbox cannot listen on ${host} port ${port}: ${cause.message}`,
    hint: 'name an address of this machine with --host and a port above 1023 with --port',
    cause,
  });
}

function baseUrlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  // The address that means "all of them" is none that a client could call.
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  await closed;
}
