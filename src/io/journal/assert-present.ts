import { statSync } from 'node:fs';
import { journalVanished } from '../../errors/journal.ts';

/**
 * Makes the function that stops everything when the file that is open is not the one that has its name any more. SQLite goes on
 * writing to a file that was deleted, and what it writes is gone when it is closed.
 */
export function createPresence(path: string): () => void {
  const opened = statSync(path, { throwIfNoEntry: false })?.ino;
  return () => {
    if (statSync(path, { throwIfNoEntry: false })?.ino !== opened) throw journalVanished(path);
  };
}
