import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { accessDenied, noNexudus, targetTroubled, targetUnreachable } from '../../errors/target.ts';
import type { Json } from '../../model.ts';
import type { Person, Reply } from '../../ports.ts';
import { cleanText } from './clean-text.ts';
import type { Ask } from './sign-requests.ts';

/** Where to ask, and how to wait when the server is busy. */
export interface AskPlace {
  readonly baseUrl: string;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

const mostAttempts = 4;
const longestWaitMs = 60_000;
const pauseMs = 500;

/** Asks who is signed in; a `UserError` where the server does not say. */
export async function whoAmI(ask: Ask, { baseUrl, sleep = wait }: AskPlace): Promise<Person> {
  const reply = await askPatiently(() => ask({ method: 'GET', path: '/api/auth/me' }), sleep);
  if (reply.kind === 'accepted') return toPerson(reply.value, baseUrl);
  throw errorOf(reply, baseUrl);
}

/** Asks again while the server is throttled, up to three times and a minute each, and where it stumbled. */
export async function askPatiently<T>(
  ask: () => Promise<Reply<T>>,
  sleep: (ms: number) => Promise<unknown>,
): Promise<Reply<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await ask();
    const waitMs = attempt === mostAttempts ? null : waitBefore(reply, attempt);
    if (waitMs === null) return reply;
    await sleep(waitMs);
  }
}

/** How long to wait before asking again; null where asking again is of no use. */
function waitBefore(reply: Reply<unknown>, attempt: number): number | null {
  if (reply.kind === 'throttled') return reply.waitMs > longestWaitMs ? null : reply.waitMs;
  const hasStumbled = reply.kind === 'unknown' || (reply.kind === 'transient' && reply.status >= 500);
  return hasStumbled && attempt < 3 ? attempt * pauseMs : null;
}

const text = z.string().transform(cleanText);
const schema = z
  .object({
    Id: z.number(),
    Email: text,
    FullName: text.nullish(),
    DefaultBusinessId: z.number().nullish(),
    Businesses: z.array(z.object({ Id: z.number(), Name: text.nullish() })).catch([]),
    UserRoles: z.array(text).catch([]),
    IsAdmin: z.boolean().catch(false),
    // What an older server leaves out is not held against the user.
    APIAccess: z.boolean().catch(true),
    Active: z.boolean().catch(true),
  })
  .transform((me) => ({
    id: me.Id,
    email: me.Email,
    fullName: me.FullName ?? '',
    businesses: me.Businesses.map(({ Id: id, Name: name }) => ({
      id,
      name: name ?? '',
      isDefault: id === me.DefaultBusinessId,
    })),
    roles: me.UserRoles,
    isAdministrator: me.IsAdmin,
    hasApiAccess: me.APIAccess,
    isActive: me.Active,
  }));

function toPerson(value: Json, baseUrl: string): Person {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw targetTroubled(baseUrl, 'it does not say who is signed in');
  return parsed.data;
}

function errorOf(reply: Exclude<Reply<Json>, { kind: 'accepted' }>, baseUrl: string): Error {
  switch (reply.kind) {
    case 'throttled':
      return targetTroubled(baseUrl, `it asks us to wait for ${Math.ceil(reply.waitMs / 1000)} seconds`);
    case 'missing':
      return noNexudus(baseUrl);
    case 'transient':
      // The page of some other website.
      if (reply.status === 404) return noNexudus(baseUrl);
      return reply.status === 0 ? targetUnreachable(baseUrl, reply.message) : targetTroubled(baseUrl, reply.message);
    case 'unknown':
      return targetUnreachable(baseUrl, reply.message);
    case 'rejected':
      return reply.status === 404 ? noNexudus(baseUrl) : accessDenied(baseUrl, reply.message);
    case 'conflict':
    case 'denied':
      return accessDenied(baseUrl, reply.message);
  }
}
