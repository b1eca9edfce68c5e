import { checkSheet } from '../check-sheet.ts';
import type { CheckedRow, Draft } from '../model.ts';
import { openTables, type OpenOptions } from '../open-tables.ts';

/** A record that a row names, and what the row asks of it. */
export interface SeedRecord extends Draft {
  /** The slug of the record type. */
  readonly resource: string;
}

/** The records that spreadsheets name, with what they ask of them; rows that cannot be used name none. */
export async function readSeeds(inputs: OpenOptions): Promise<readonly SeedRecord[]> {
  const seeds: SeedRecord[] = [];
  for (const table of await openTables(inputs)) seeds.push(...(await seedsOf(table, inputs.map)));
  return seeds;
}

type Table = Awaited<ReturnType<typeof openTables>>[number];

async function seedsOf(table: Table, settings: OpenOptions['map']): Promise<readonly SeedRecord[]> {
  let checkedRows: CheckedRow[] = [];
  const sink = {
    // A second pass knows more than the first, and takes its place.
    start: () => void (checkedRows = []),
    take: (checked: CheckedRow) => void checkedRows.push(checked),
    finish: () => undefined,
  };
  await checkSheet(table, sink, { settings, signal: new AbortController().signal, onRows: () => undefined });
  return checkedRows
    .filter((checked) => checked.kind === 'valid')
    .map(({ draft }) => ({ resource: table.resource.name, ...draft }));
}
