/** What went wrong with a database, as far as whoever runs this can do something about it. */
export type Trouble = 'busy' | 'damaged' | 'read-only' | 'full' | 'failing' | 'closed-off';

// The primary result codes of https://www.sqlite.org/rescode.html
const troubles: Readonly<Record<number, Trouble>> = {
  3: 'closed-off',
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'failing',
  11: 'damaged',
  13: 'full',
  14: 'closed-off',
  26: 'damaged',
};

/** The trouble that an error of SQLite tells of; null where the error is another one. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  // The higher bits only say more about the same.
  return troubles[Number(error.errcode) & 0xff] ?? null;
}
