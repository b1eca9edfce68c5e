import * as errors from '../../errors/sign-in.ts';
import type { Session } from '../../ports.ts';
import { keepClientId } from './client-id.ts';
import type { Credentials } from './credentials.ts';
import { createFixedSession } from './fixed-session.ts';
import { openKeyring } from './keyring.ts';
import { createLoginStore, type LoginStore } from './login-store.ts';
import { createRenewableSession, type Access } from './renewable-session.ts';
import { requestToken, type Grant, type Granted, type TokenDoor, type Tokens } from './request-token.ts';
import { runTokenCommand } from './token-command.ts';

/** Where to sign in, and where sign-ins are kept. */
export interface SignInPlace extends TokenDoor {
  readonly home: string;
  readonly profile: string | null;
}

/** A session for credentials; nothing is asked of anybody before the first request needs it. */
export function openSession(credentials: Credentials, place: SignInPlace): Session {
  switch (credentials.kind) {
    case 'token':
      return createFixedSession(`Bearer ${credentials.token}`);
    case 'basic':
      return createFixedSession(basicHeader(credentials));
    case 'command':
      return createRenewableSession(() => accessByCommand(credentials.command), place.clock);
    case 'password':
      return createRenewableSession(accessByPassword(credentials, place), place.clock);
    case 'stored':
      return createRenewableSession(() => accessByLogin(place), place.clock);
  }
}

/** The store of the login to this place. */
export async function openLogins({ home, baseUrl, profile }: SignInPlace): Promise<LoginStore> {
  return createLoginStore({ home, baseUrl, profile, keyring: await openKeyring() });
}

/** What a refused sign-in by password means for whoever waits for it. */
export function refusalOf({ error, said }: Extract<Granted, { kind: 'refused' }>, baseUrl: string): Error {
  if (error === 'two_factor_auth_check') return errors.codeWanted(baseUrl);
  if (error === 'invalid_grant') return errors.signInRefused(baseUrl, said);
  return errors.signInUnknown(baseUrl, error === 'unsupported_grant_type' ? error : said);
}

function basicHeader({ username, password }: Extract<Credentials, { kind: 'basic' }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

async function accessByCommand(command: string): Promise<Access> {
  const header = `Bearer ${await runTokenCommand(command)}`;
  return { header, expiresAt: Number.POSITIVE_INFINITY, renewAt: Number.POSITIVE_INFINITY };
}

// A name of its own: a sign-in by password ends the refresh tokens of its client, and would end a stored login.
function accessByPassword(
  { username, password, totp }: Extract<Credentials, { kind: 'password' }>,
  place: SignInPlace,
): () => Promise<Access> {
  let refreshToken: string | null = null;
  return async () => {
    const clientId = `${await keepClientId(place.home, place.profile)}-password`;
    const granted =
      (await refreshed(refreshToken, clientId, place)) ??
      (await requestToken(place, { grant_type: 'password', username, password, totp }, clientId));
    if (granted.kind === 'refused') throw refusalOf(granted, place.baseUrl);
    ({ refreshToken } = granted.tokens);
    return accessOf(granted.tokens);
  };
}

async function refreshed(token: string | null, clientId: string, place: SignInPlace): Promise<Granted | null> {
  if (token === null) return null;
  const granted = await requestToken(place, refreshGrant(token), clientId);
  return granted.kind === 'granted' ? granted : null;
}

// Another process may have renewed since we last looked: the store is read, used and written under its lock. The new
// refresh token is on the disk before the new access token is used.
async function accessByLogin(place: SignInPlace): Promise<Access> {
  const store = await openLogins(place);
  if ((await store.read()) === null) throw errors.notSignedIn(place.baseUrl);
  return store.hold(async () => {
    const login = await store.read();
    if (login === null) throw errors.notSignedIn(place.baseUrl);
    const granted = await requestToken(place, refreshGrant(login.refreshToken), login.clientId);
    if (granted.kind === 'refused') throw errors.loginOver(place.baseUrl);
    const { refreshToken } = granted.tokens;
    if (refreshToken !== null) await store.write({ ...login, refreshToken, savedAt: place.clock.now() });
    return accessOf(granted.tokens);
  });
}

function refreshGrant(token: string): Grant {
  return { grant_type: 'refresh_token', refresh_token: token };
}

const mostEarlyMs = 300_000;

function accessOf({ accessToken, expiresAt, lifeMs }: Tokens): Access {
  return { header: `Bearer ${accessToken}`, expiresAt, renewAt: expiresAt - Math.min(mostEarlyMs, lifeMs / 10) };
}
