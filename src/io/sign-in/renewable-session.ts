import type { Clock, Session } from '../../ports.ts';

/** A header that proves who asks, for a while. */
export interface Access {
  readonly header: string;
  /** Milliseconds since 1970; from then on the server refuses it. */
  readonly expiresAt: number;
  /** Milliseconds since 1970; from then on it is better renewed. */
  readonly renewAt: number;
}

/** A session that is renewed before it ends and when the server refuses it: once at a time, however many wait. */
export function createRenewableSession(obtain: () => Promise<Access>, clock: Clock): Session {
  let access: Access | null = null;
  let running: Promise<Access> | null = null;

  function renewOnce(): Promise<Access> {
    running ??= renewNow().finally(() => (running = null));
    return running;
  }

  async function renewNow(): Promise<Access> {
    const renewed = await obtain();
    access = renewed;
    return renewed;
  }

  return {
    async authorization() {
      const held = access;
      if (held === null || clock.now() >= held.expiresAt) return (await renewOnce()).header;
      if (clock.now() < held.renewAt) return held.header;
      // Too early is no misfortune: what we hold is good for a little longer.
      return (await renewOnce().catch(() => held)).header;
    },
    async renew(refused) {
      if (access !== null && access.header !== refused) return access.header;
      const { header } = await renewOnce();
      return header === refused ? null : header;
    },
  };
}
