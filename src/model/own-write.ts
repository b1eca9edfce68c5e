import type { Json, LiveRecord } from '../model.ts';

/** True where what a record says of whoever changed it last, an e-mail address, names this user; capitals do not count. */
export function isSameUser(user: string, named: Json | undefined): boolean {
  return user !== '' && typeof named === 'string' && named.toLowerCase() === user.toLowerCase();
}

/** True where a record was changed last in the name of this user, after a write was made ready from this copy of it. */
export function isOwnWrite(before: LiveRecord | null, record: LiveRecord | undefined, user: string): boolean {
  if (before === null || record === undefined) return false;
  return record['UpdatedOn'] !== before['UpdatedOn'] && isSameUser(user, record['UpdatedBy']);
}
