import { empty, text, type Reply } from '../api/reply.ts';

/** The answer to a request that came too early: the documented 409 with whole seconds, or the 429 with a text. */
export function throttled(status: 409 | 429, waitMs: number): Reply {
  if (status === 409) return empty(409, { 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))) });
  return text(429, `Wait ${Math.ceil(waitMs / 100) / 10} seconds`);
}
