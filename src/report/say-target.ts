import type { Account } from '../model/run.ts';
import { oneLine } from './one-line.ts';

/** `https://spaces.nexudus.com, as ops@example.com`. */
export function sayTarget({ baseUrl, user }: Account): string {
  return oneLine(user === '' ? baseUrl : `${baseUrl}, as ${user}`);
}
