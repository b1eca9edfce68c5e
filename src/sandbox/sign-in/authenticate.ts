import type { Sessions } from './sessions.ts';
import type { User } from './user.ts';

/** Who a request comes from: the client whose windows it uses up; null where nobody is signed in. */
export function authenticate(header: string | undefined, { user, sessions, now }: Door): string | null {
  const [scheme = '', credentials = ''] = (header ?? '').trim().split(/\s+/, 2);
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials === user.token ? user.email : sessions.clientOf(credentials, now);
    case 'basic':
      return isPassword(credentials, user) ? user.email : null;
    default:
      return null;
  }
}

interface Door {
  readonly user: User;
  readonly sessions: Sessions;
  readonly now: number;
}

function isPassword(credentials: string, user: User): boolean {
  const [, email, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? [];
  return email?.toLowerCase() === user.email.toLowerCase() && password === user.password;
}
