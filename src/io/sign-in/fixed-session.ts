import type { Session } from '../../ports.ts';

/** A session that nothing can renew: a given token, or Basic. */
export function createFixedSession(authorization: string): Session {
  return { authorization: async () => authorization, renew: async () => null };
}
