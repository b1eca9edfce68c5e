import { randomBytes } from 'node:crypto';
import type { Session, Store } from '../store/store.ts';

const refreshLifeMs = 15 * 86_400_000;

/** The sign-ins that are alive. */
export interface Sessions {
  /** Signs a client in; its older refresh tokens die, its older access tokens live until they expire. */
  open(clientId: string, now: number): Session;
  /** The next session for a refresh token that is alive and was given to this client; null otherwise. */
  refresh(refreshToken: string, clientId: string, now: number): Session | null;
  /** The client that an access token belongs to; null where the token is dead. */
  clientOf(accessToken: string, now: number): string | null;
  /** Kills every access token; refresh tokens live on. */
  expireAll(): void;
}

/** Sign-ins kept in a store. */
export function createSessions(store: Store, lifeMs: number): Sessions {
  const byAccess = new Map(store.sessions().map((session) => [session.accessToken, session]));
  const keep = (session: Session): void => {
    byAccess.set(session.accessToken, session);
    store.saveSession(session);
  };
  const open = (clientId: string, now: number): Session => {
    for (const old of byAccess.values()) {
      if (isOver(old, now)) forget(old.accessToken);
      else if (old.clientId === clientId && old.refreshToken !== '') keep({ ...old, refreshToken: '' });
    }
    const session = newSession(clientId, now, lifeMs);
    keep(session);
    return session;
  };
  const forget = (accessToken: string): void => {
    byAccess.delete(accessToken);
    store.removeSession(accessToken);
  };
  return {
    open,
    refresh(refreshToken, clientId, now) {
      const session = [...byAccess.values()].find((one) => refreshToken !== '' && one.refreshToken === refreshToken);
      const isAlive = session?.clientId === clientId && session.refreshExpiresAt > now;
      return isAlive ? open(clientId, now) : null;
    },
    clientOf(accessToken, now) {
      const session = byAccess.get(accessToken);
      return session !== undefined && session.expiresAt > now ? session.clientId : null;
    },
    expireAll() {
      for (const session of byAccess.values()) keep({ ...session, expiresAt: 0 });
    },
  };
}

function isOver({ expiresAt, refreshToken, refreshExpiresAt }: Session, now: number): boolean {
  return expiresAt <= now && (refreshToken === '' || refreshExpiresAt <= now);
}

function newSession(clientId: string, now: number, lifeMs: number): Session {
  return {
    accessToken: randomBytes(48).toString('base64url'),
    refreshToken: randomBytes(24).toString('base64url'),
    clientId,
    expiresAt: now + lifeMs,
    refreshExpiresAt: now + refreshLifeMs,
  };
}
