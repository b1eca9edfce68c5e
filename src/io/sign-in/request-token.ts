import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { accessDenied, looksForeign, targetTroubled, targetUnreachable } from '../../errors/target.ts';
import type { Json } from '../../model.ts';
import type { Clock, Reply } from '../../ports.ts';
import type { Answer } from '../api/answer.ts';
import { classify } from '../api/classify.ts';
import type { Send } from '../api/create-requests.ts';
import { isObject, readBody } from '../api/read-body.ts';
import { assertNexudus } from './assert-nexudus.ts';
import { isToken } from './credentials.ts';

/** What the server gives for a password or a refresh token. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly lifeMs: number;
}

/** The server's decision about a sign-in. */
export type Granted =
  | { readonly kind: 'granted'; readonly tokens: Tokens }
  /** The error is the server's word, such as `invalid_grant`. */
  | { readonly kind: 'refused'; readonly error: string; readonly said: string };

/** The fields of the form that asks for tokens. */
export type Grant =
  | { readonly grant_type: 'password'; readonly username: string; readonly password: string; readonly totp: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string };

/** The door where tokens are given. */
export interface TokenDoor {
  readonly baseUrl: string;
  readonly send: Send;
  readonly clock: Clock;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

const mostAttempts = 3;
const longestWaitMs = 60_000;

/** Asks for tokens in the name of our client; a server that is busy or in trouble is asked again, twice. */
export async function requestToken(door: TokenDoor, grant: Grant, clientId: string): Promise<Granted> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', client_id: clientId };
  const body = new URLSearchParams({ ...grant }).toString();
  for (let attempt = 1; ; attempt += 1) {
    const answer = await door.send({ method: 'POST', path: '/api/token', headers, body });
    const waitMs = attempt < mostAttempts ? waitBeforeNext(classify(answer), attempt) : null;
    if (waitMs === null) return decide(answer, door, secretsOf(grant));
    await (door.sleep ?? wait)(waitMs);
  }
}

function waitBeforeNext(reply: Reply<Json>, attempt: number): number | null {
  if (reply.kind === 'throttled') return reply.waitMs > longestWaitMs ? null : reply.waitMs;
  return reply.kind === 'transient' && reply.status >= 500 ? attempt * 1000 : null;
}

const tokensSchema = z.object({
  access_token: z.string().refine(isToken),
  refresh_token: z.string().min(1).nullish(),
  // A server that does not say how long gets an hour; a token that dies sooner is renewed when it does.
  expires_in: z.coerce.number().positive().catch(3600),
});

function decide(answer: Answer, { baseUrl, clock }: TokenDoor, secrets: readonly string[]): Granted {
  assertNexudus(answer, { baseUrl, hide: (said) => hide(said, secrets) });
  if (answer.kind !== 'answered') throw targetUnreachable(baseUrl, answer.message);
  const body = readBody(answer.body);
  const value = body.kind === 'json' && isObject(body.value) ? body.value : {};
  const tokens = tokensSchema.safeParse(value);
  if (answer.status === 200 && tokens.success) return { kind: 'granted', tokens: toTokens(tokens.data, clock.now()) };
  const said = hide(sayReply(classify(answer)), secrets);
  if (typeof value['error'] === 'string') return { kind: 'refused', error: value['error'], said };
  if (noSuchDoor.has(answer.status)) throw looksForeign(baseUrl, 'it has no /api/token');
  const isTrouble = answer.status >= 500 || [200, 409, 429].includes(answer.status);
  throw isTrouble ? targetTroubled(baseUrl, said) : accessDenied(baseUrl, said);
}

/** How a web server answers what it does not have, or takes no form at. */
const noSuchDoor: ReadonlySet<number> = new Set([404, 405, 410]);

function toTokens(data: z.output<typeof tokensSchema>, now: number): Tokens {
  const lifeMs = data.expires_in * 1000;
  return {
    accessToken: data.access_token,
    refreshToken: data.refresh_token ?? null,
    expiresAt: now + lifeMs,
    lifeMs,
  };
}

function sayReply(reply: Reply<Json>): string {
  switch (reply.kind) {
    case 'throttled':
      return `it asks us to wait for ${Math.ceil(reply.waitMs / 1000)} seconds`;
    case 'missing':
      return 'it has no /api/token';
    case 'accepted':
      return 'its answer holds no token';
    case 'rejected':
    case 'conflict':
    case 'denied':
    case 'transient':
    case 'unknown':
      return reply.message;
  }
}

function secretsOf(grant: Grant): readonly string[] {
  return grant.grant_type === 'password' ? [grant.password, grant.totp] : [grant.refresh_token];
}

// A server may repeat what it was given.
function hide(said: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '[hidden]'), said);
}
