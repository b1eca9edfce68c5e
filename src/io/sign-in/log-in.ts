import { signInUnknown } from '../../errors/sign-in.ts';
import { keepClientId } from './client-id.ts';
import type { User } from './credentials.ts';
import type { Place } from './login-store.ts';
import { openLogins, refusalOf, type SignInPlace } from './open-session.ts';
import { requestToken } from './request-token.ts';

/** What came of a login that was not refused. */
export type LoggedIn =
  | { readonly kind: 'stored'; readonly place: Place; readonly file: string }
  /** Two-factor authentication is on, and no code was given. */
  | { readonly kind: 'code-wanted' };

/** Signs in by password and keeps the refresh token; the password is forgotten. */
export async function logIn(user: User & { readonly totp: string }, place: SignInPlace): Promise<LoggedIn> {
  const clientId = await keepClientId(place.home, place.profile);
  const { username, password, totp } = user;
  const granted = await requestToken(place, { grant_type: 'password', username, password, totp }, clientId);
  if (granted.kind === 'refused') {
    if (granted.error === 'two_factor_auth_check' && totp === '') return { kind: 'code-wanted' };
    throw refusalOf(granted, place.baseUrl);
  }
  const { refreshToken } = granted.tokens;
  if (refreshToken === null) throw signInUnknown(place.baseUrl, 'it gives no refresh token');
  const store = await openLogins(place);
  const kept = await store.hold(() => store.write({ username, clientId, refreshToken, savedAt: place.clock.now() }));
  return { kind: 'stored', place: kept, file: store.file };
}
