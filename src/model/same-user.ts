import type { Json } from '../model.ts';

/** True where what a record says of whoever changed it last, an e-mail address, names this user; capitals do not count. */
export function isSameUser(user: string, named: Json | undefined): boolean {
  return user !== '' && typeof named === 'string' && named.toLowerCase() === user.toLowerCase();
}
