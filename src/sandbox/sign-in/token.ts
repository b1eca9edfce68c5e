import { json, type Reply } from '../api/reply.ts';
import type { Session } from '../store/store.ts';
import type { Sessions } from './sessions.ts';
import type { User } from './user.ts';

/** A request for a token: the form it carried (null where it carried none) and the `client_id` header. */
export interface TokenRequest {
  readonly form: URLSearchParams | null;
  readonly clientId: string | null;
  readonly now: number;
}

/** `POST /api/token`: the password grant and the refresh grant. */
export function grantToken(user: User, sessions: Sessions, request: TokenRequest): Reply {
  const grantType = request.form?.get('grant_type');
  if (grantType === 'password') return signIn(user, sessions, request);
  if (grantType === 'refresh_token') return refresh(user, sessions, request);
  return json(400, { error: 'unsupported_grant_type' });
}

function signIn(user: User, sessions: Sessions, { form, clientId, now }: TokenRequest): Reply {
  const isUser = form?.get('username')?.toLowerCase() === user.email.toLowerCase();
  if (!isUser || form.get('password') !== user.password) return wrong('The user name or password is incorrect.');
  const totp = (form.get('totp') ?? '').trim();
  if (user.totp !== null && totp === '') {
    return json(400, { error: 'two_factor_auth_check', error_description: 'Two-factor authentication is required.' });
  }
  if (user.totp !== null && totp !== user.totp) return wrong('The two-factor authentication code is incorrect.');
  return granted(sessions.open(clientId ?? user.email, now), now);
}

function refresh(user: User, sessions: Sessions, { form, clientId, now }: TokenRequest): Reply {
  const session = sessions.refresh(form?.get('refresh_token') ?? '', clientId ?? user.email, now);
  return session === null ? wrong('The refresh token is invalid or has expired.') : granted(session, now);
}

function granted(session: Session, now: number): Reply {
  return json(200, {
    access_token: session.accessToken,
    token_type: 'bearer',
    expires_in: Math.round((session.expiresAt - now) / 1000),
    refresh_token: session.refreshToken,
  });
}

function wrong(description: string): Reply {
  return json(400, { error: 'invalid_grant', error_description: description });
}
