import { replaceNeedsColumns } from '../errors/plan.ts';
import type { Table } from '../map/table.ts';
import { listAnd } from '../problems/quote.ts';
import type { Sending } from '../sending.ts';

/** With `--mode replace` a column that the server requires must be in the file, as nothing else is sent. */
export function assertReplaceable(tables: readonly Table[], { mode }: Pick<Sending, 'mode'>): void {
  if (mode !== 'replace') return;
  for (const { sheet, resource, columns, constants } of tables) {
    const there = new Set([...columns, ...constants].map(({ field }) => field.name));
    const lacking = resource.fields.filter(({ name, required }) => required && !there.has(name));
    if (lacking.length > 0) throw replaceNeedsColumns(sheet.file, listAnd(lacking.map(({ name }) => name)));
  }
}
