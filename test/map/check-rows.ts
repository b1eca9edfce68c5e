import { checkSheet } from '../../src/check-sheet.ts';
import { mapHeader } from '../../src/map/map-header.ts';
import type { CheckedRow, Issue, Sheet } from '../../src/model.ts';
import { parseInputOptions, type InputOptions, type MapFile } from '../../src/options.ts';

/** A sheet of cells as a person sees it; the header is its first row. */
function sheetOf(cells: readonly (readonly string[])[], batchSize = 2): Sheet {
  const [header = [], ...rest] = cells;
  const rows = rest.map((one, at) => ({ row: at + 2, line: at + 2, cells: one }));
  return {
    file: 'input.csv',
    sheet: null,
    sha256: '',
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    headerLine: 1,
    header,
    problems: [],
    async *rows() {
      for (let at = 0; at < rows.length; at += batchSize) yield { rows: rows.slice(at, at + batchSize), merged: [] };
    },
  };
}

/** What came of a sheet. */
export interface CheckedSheet {
  readonly rows: readonly CheckedRow[];
  /** Of the sheet as a whole. */
  readonly issues: readonly Issue[];
}

/** Checks the rows of a sheet as the command does. */
export async function checkRows(
  cells: readonly (readonly string[])[],
  options: InputOptions = {},
  mapFile: MapFile | null = null,
): Promise<CheckedSheet> {
  const settings = parseInputOptions(options, mapFile).map;
  let rows: CheckedRow[] = [];
  let issues: readonly Issue[] = [];
  const sink = {
    start(sheetIssues: readonly Issue[]) {
      rows = [];
      issues = sheetIssues;
    },
    take: (checked: CheckedRow) => rows.push(checked),
    finish(remarks: readonly Issue[]) {
      issues = [...issues, ...remarks];
    },
  };
  await checkSheet(mapHeader(sheetOf(cells), settings), sink, {
    settings,
    signal: new AbortController().signal,
    onRows: () => {},
  });
  return { rows, issues };
}

/** A checked row in a line: its values, or the place and code of each of its problems. */
export function outlineOf(checked: CheckedRow): unknown {
  if (checked.kind === 'blank') return 'blank';
  const codes = checked.issues.map(({ cell, code }) => `${cell ?? 'row'} ${code}`);
  if (checked.kind === 'valid') return codes.length === 0 ? checked.draft.values : [checked.draft.values, ...codes];
  return [checked.kind, ...codes];
}
