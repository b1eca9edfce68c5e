import { onTestFinished } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxOptions } from '../../src/sandbox/settings.ts';

/** An answer with its body read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** What to send besides method and path. */
export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A running sandbox, and a client that is signed in with its token. */
export interface Opened extends Sandbox {
  send(method: string, path: string, sent?: Sent): Promise<Answered>;
  get(path: string): Promise<Answered>;
  put(entity: string, body: unknown): Promise<Answered>;
  record(path: string): Promise<Readonly<Record<string, unknown>>>;
}

/** Starts a small sandbox without limits for one test, and closes it with the test. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Opened> {
  const sandbox = await startSandbox({ records: 20, limits: 'none', ...options });
  onTestFinished(() => sandbox.close());
  const send = async (method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Answered> => {
    const authorization = { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' };
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const response = await fetch(`${sandbox.baseUrl}${path}`, {
      method,
      headers: { ...authorization, ...lowerCased(headers) },
      ...(text !== undefined && { body: text }),
    });
    return answered(response);
  };
  const get = async (path: string): Promise<Answered> => send('GET', path);
  return {
    ...sandbox,
    send,
    get,
    put: async (entity, body) => send('PUT', `/api/billing/${entity}`, { body }),
    record: async (path) => (await get(`/api/billing/${path}`)).json as Readonly<Record<string, unknown>>,
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text]));
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
