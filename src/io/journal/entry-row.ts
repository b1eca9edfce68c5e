import type { Entry } from '../../model/run.ts';
import type { EntryView } from '../../ports/journal.ts';
import type { Cells } from '../../sqlite/open-database.ts';
import { maskOf, numberOrNull, parseJson, stateOf } from './codes.ts';
import { seqOf } from './schema.ts';

const ownColumns = 'entry.key, input, row, line, id, state, attempts, http_status, sent_at, settled_at';

/** What a statement selects so that `readEntry` understands it. */
export const entryColumns = `${ownColumns}, cells, "values", issues, changes, seen, before`;

/** Rows that are well do not come back to their files. */
const well = maskOf(['drafted', 'planned', 'written', 'updated', 'unchanged', 'blank']);

/** The other parts of a row; a row that was never compared with its record has none in `record`. */
export const entryParts = 'CROSS JOIN source ON source.key = entry.key LEFT JOIN record ON record.key = entry.key';

/** What to select for every view of a row, and from where besides. */
export const viewsOf: Readonly<Record<EntryView, { readonly columns: string; readonly parts: string }>> = {
  whole: { columns: entryColumns, parts: entryParts },
  told: {
    columns: `${ownColumns}, CASE WHEN (1 << state) & ${well} THEN NULL ELSE cells END AS cells, issues, changes,
      CASE WHEN before IS NULL THEN NULL ELSE '{}' END AS before`,
    parts: entryParts,
  },
  undone: { columns: `${ownColumns}, changes, before`, parts: 'LEFT JOIN record ON record.key = entry.key' },
};

/** A row of the tables as an entry. */
export function readEntry(cells: Cells): Entry {
  return {
    seq: seqOf(Number(cells['key'])),
    input: Number(cells['input']),
    row: Number(cells['row']),
    line: numberOrNull(cells['line']),
    cells: parseJson(cells['cells'], []),
    id: numberOrNull(cells['id']),
    state: stateOf(cells['state']),
    values: parseJson(cells['values'], null),
    issues: parseJson(cells['issues'], []),
    changes: parseJson(cells['changes'], []),
    seen: parseJson(cells['seen'], null),
    before: parseJson(cells['before'], null),
    attempts: Number(cells['attempts']),
    httpStatus: numberOrNull(cells['http_status']),
    sentAt: numberOrNull(cells['sent_at']),
    settledAt: numberOrNull(cells['settled_at']),
  };
}
