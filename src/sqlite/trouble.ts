/** What went wrong with a database, as far as whoever runs this can do something about it. */
export type Trouble = 'busy' | 'damaged' | 'read-only' | 'full' | 'failing' | 'closed-off';

// The primary result codes of https://www.sqlite.org/rescode.html, and the words that SQLite has for them.
const troubles: ReadonlyArray<readonly [code: number, words: string, trouble: Trouble]> = [
  [3, 'access permission denied', 'closed-off'],
  [5, 'database is locked', 'busy'],
  [6, 'database table is locked', 'busy'],
  [8, 'attempt to write a readonly database', 'read-only'],
  [10, 'disk I/O error', 'failing'],
  [11, 'database disk image is malformed', 'damaged'],
  [13, 'database or disk is full', 'full'],
  [14, 'unable to open database file', 'closed-off'],
  [26, 'file is not a database', 'damaged'],
];

/** The trouble that an error of SQLite tells of; null where the error is another one. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return null;
  const found = troubles.find(([code, words]) =>
    // The package for older Node leaves the number out where a statement cannot be prepared. Higher bits only say more.
    'errcode' in error ? (Number(error.errcode) & 0xff) === code : error.message.includes(words),
  );
  return found?.[2] ?? null;
}
