import {
  diskFailing,
  diskFull,
  journalBusy,
  journalDamaged,
  journalReadOnly,
  journalUnreachable,
} from '../../errors/journal.ts';
import { troubleOf, type Trouble } from '../../sqlite/trouble.ts';

/** An error of SQLite in words for whoever runs this; any other error as it is. */
export function explain(file: string, error: unknown): unknown {
  // JSON that cannot be parsed: we wrote it, so something else has changed it since.
  if (error instanceof SyntaxError) return journalDamaged(file, error);
  const trouble = troubleOf(error);
  return trouble === null ? error : sentences[trouble](file, error);
}

const sentences: Readonly<Record<Trouble, (file: string, cause: unknown) => Error>> = {
  busy: journalBusy,
  damaged: journalDamaged,
  'read-only': journalReadOnly,
  full: diskFull,
  failing: diskFailing,
  'closed-off': journalUnreachable,
};
