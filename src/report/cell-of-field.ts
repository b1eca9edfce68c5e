import type { RunInput } from '../model/run.ts';
import { columnLetters } from '../problems/address.ts';
import type { Resource } from '../resources/resource.ts';

/** Makes the function that tells which cell of a row asks for a field, such as `D41`; null where no column does. */
export function createCellFinder(
  { columns }: Pick<RunInput, 'columns'>,
  resource: Resource | undefined,
): (field: string, row: number) => string | null {
  const letters = new Map<string, string>();
  for (const [index, { field }] of columns.entries()) {
    if (field !== null && !letters.has(field)) letters.set(field, columnLetters(index));
  }
  // A list is changed by its own column or by one that adds to it or takes away from it.
  for (const rule of resource?.rules ?? []) {
    if (rule.kind !== 'list-or-deltas' || letters.has(rule.list)) continue;
    const delta = letters.get(rule.added) ?? letters.get(rule.removed);
    if (delta !== undefined) letters.set(rule.list, delta);
  }
  return (field, row) => {
    const column = letters.get(field);
    return column === undefined ? null : `${column}${row}`;
  };
}
