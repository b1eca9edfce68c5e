import { checkSheet } from '../check-sheet.ts';
import { closeInputs, openInputs } from '../io/open-inputs.ts';
import type { CheckedRow, Draft } from '../model.ts';
import { openTables } from '../open-tables.ts';
import { parseInputOptions } from '../options.ts';

/** A record that a row names, and what the row asks of it. */
export interface SeedRecord extends Draft {
  /** The slug of the record type. */
  readonly resource: string;
}

/** The records that spreadsheets name, with what they ask of them; rows that cannot be used name none. */
export async function readSeeds(inputs: readonly string[]): Promise<readonly SeedRecord[]> {
  const { read, map } = parseInputOptions({}, null);
  const sources = await openInputs(inputs, { stream: process.stdin, signal: new AbortController().signal });
  try {
    const seeds: SeedRecord[] = [];
    for (const table of await openTables({ sources, read, map })) {
      seeds.push(...(await seedsOf(table, map)));
    }
    return seeds;
  } finally {
    await closeInputs(sources);
  }
}

type Table = Awaited<ReturnType<typeof openTables>>[number];
type MapSettings = ReturnType<typeof parseInputOptions>['map'];

async function seedsOf(table: Table, settings: MapSettings): Promise<readonly SeedRecord[]> {
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
