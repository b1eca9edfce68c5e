import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { got, type ExtendOptions } from 'got';
import { interrupted } from '../../errors/target.ts';
import type { Clock, Log } from '../../ports.ts';
import { systemClock } from '../clock.ts';
import type { Answer } from './answer.ts';
import { failureOf } from './failure.ts';

/** One request, below the base URL. */
export interface Request {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Without the query; it is logged. */
  readonly path: string;
  /** Encoded, without the question mark; it is not logged, since it may be personal. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request once; whatever comes of it is an answer. */
export type Send = (request: Request) => Promise<Answer>;

/** The connections that are kept open between requests. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/** Where requests go and how. */
export interface RequestSettings {
  /** As `parseBaseUrl` gives it. */
  readonly baseUrl: string;
  /** For one request from its first byte to the answer's last. */
  readonly timeoutMs: number;
  readonly log: Log;
  readonly agent?: Agents;
  readonly clock?: Clock;
  /** Breaks requests off, for commands that have nothing to finish. */
  readonly signal?: AbortSignal;
}

/** A way to send requests: over kept connections, certificates always checked, no redirect followed, nothing sent twice. */
export function createRequests(settings: RequestSettings): Send {
  const { baseUrl, timeoutMs, log, clock = systemClock, signal } = settings;
  const client = got.extend(clientOptions(settings));
  return async (request) => {
    const { method, path } = request;
    const startedAt = clock.now();
    const facts = (): object => ({ method, path, ms: clock.now() - startedAt });
    try {
      const { statusCode: status, headers, body } = await client(urlOf(baseUrl, request), wordsOf(request));
      log.debug({ ...facts(), status }, 'request answered');
      return { kind: 'answered', isWrite: method === 'PUT', status, headers, body, at: clock.now() };
    } catch (error) {
      // The reason is never passed on as it is: the library's errors carry headers, and with them secrets.
      if (signal?.aborted === true) throw interrupted(signal.reason);
      const failure = failureOf(error, { timeoutMs });
      log.debug({ ...facts(), reason: failure.reason }, 'request failed');
      return failure;
    }
  };
}

function urlOf(baseUrl: string, { path, query }: Request): string {
  return `${baseUrl}${path}${query === undefined ? '' : `?${query}`}`;
}

function wordsOf({ method, headers, body }: Request): Words {
  return { method, headers: { ...headers }, ...(body !== undefined && { body }) };
}

interface Words {
  readonly method: Request['method'];
  readonly headers: Record<string, string>;
  readonly body?: string;
}

function clientOptions({ agent = keepAlive(), timeoutMs, signal }: RequestSettings): ExtendOptions {
  return {
    headers: { accept: 'application/json', 'user-agent': `nexload/${readVersion()}` },
    agent,
    timeout: { request: timeoutMs },
    // Retries, redirects and what an error status means are decided elsewhere, with more knowledge.
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    // Said outright, or NODE_TLS_REJECT_UNAUTHORIZED would decide.
    https: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...(signal !== undefined && { signal }),
  };
}

function keepAlive(): Agents {
  return { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}
