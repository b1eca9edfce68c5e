import { checkSheet } from '../../src/check-sheet.ts';
import { closeInputs, openInputs } from '../../src/io/open-inputs.ts';
import type { CheckedRow, Value } from '../../src/model.ts';
import { openTables } from '../../src/open-tables.ts';
import { readMapFile } from '../../src/io/read-map-file.ts';
import type { ValidateOptions } from '../../src/index.ts';
import { parseInputOptions } from '../../src/options.ts';

/** The values that valid rows ask for, by row number; rows of a named sheet are called `Sheet!2`. */
export type Values = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** Reads files as a run does, for the values of their rows instead of the problems. */
export async function readValues(
  inputs: readonly string[],
  { map: mapFile, ...options }: Omit<ValidateOptions, 'reports' | 'signal'>,
): Promise<Values> {
  const { read, map } = parseInputOptions(options, mapFile === undefined ? null : await readMapFile(mapFile));
  const sources = await openInputs(inputs, { stream: process.stdin, signal: new AbortController().signal });
  try {
    const values: Record<string, Readonly<Record<string, Value>>> = {};
    for (const table of await openTables({ sources, read, map })) {
      const place = table.sheet.sheet === null ? '' : `${table.sheet.sheet}!`;
      const rows = await checkedRows(table, map);
      for (const { row, draft } of rows.filter(isValid)) values[`${place}${row.row}`] = draft.values;
    }
    return values;
  } finally {
    await closeInputs(sources);
  }
}

async function checkedRows(
  table: Parameters<typeof checkSheet>[0],
  settings: Parameters<typeof checkSheet>[2]['settings'],
): Promise<readonly CheckedRow[]> {
  let rows: CheckedRow[] = [];
  const sink = {
    // A later pass knows more than the one before and takes its place.
    start: () => void (rows = []),
    take: (checked: CheckedRow) => void rows.push(checked),
    finish: () => undefined,
  };
  await checkSheet(table, sink, { settings, signal: new AbortController().signal, onRows: () => undefined });
  return rows;
}

function isValid(checked: CheckedRow): checked is Extract<CheckedRow, { kind: 'valid' }> {
  return checked.kind === 'valid';
}
