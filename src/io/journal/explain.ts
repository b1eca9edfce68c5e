import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import {
  diskFailing,
  diskFull,
  journalBusy,
  journalDamaged,
  journalReadOnly,
  journalUnreachable,
} from '../../errors/journal.ts';
import { troubleOf, type Trouble } from '../../sqlite/trouble.ts';
import { codeOf } from '../sign-in/home-folder.ts';

/** An error of SQLite in words for whoever runs this; any other error as it is. */
export function explain(file: string, error: unknown): unknown {
  // JSON that cannot be parsed: we wrote it, so something else has changed it since.
  if (error instanceof SyntaxError) return journalDamaged(file, error);
  const trouble = troubleOf(error);
  if (trouble === 'closed-off' && !mayWriteInto(dirname(file))) return journalReadOnly(file, error);
  return trouble === null ? error : sentences[trouble](file, error);
}

/** Where SQLite may not make its own files beside the journal, it only says that the journal cannot be opened. */
function mayWriteInto(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

const sentences: Readonly<Record<Trouble, (file: string, cause: unknown) => Error>> = {
  busy: journalBusy,
  damaged: journalDamaged,
  'read-only': journalReadOnly,
  full: diskFull,
  failing: diskFailing,
  'closed-off': journalUnreachable,
};
