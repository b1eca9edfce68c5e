import type { Sheet } from './model.ts';
import type { Output, RunFolder } from './ports.ts';
import type { ReportFiles } from './report/document.ts';
import { createRejectsNames } from './report/rejects-name.ts';
import { rowsHeader } from './report/rows-csv.ts';
import type { SheetOutputs, WrittenSheet } from './write-sheet.ts';

/** The files of a run that are written row by row. */
export interface RunOutputs {
  ofSheet(sheet: Sheet): SheetOutputs;
  close(sheets: readonly WrittenSheet[]): ReportFiles;
}

/** Opens rows.csv, and a rejects file for each input that turns out to need one. */
export function createRunOutputs(folder: RunFolder | null, sheets: number): RunOutputs {
  const rows = folder?.create('rows.csv') ?? null;
  rows?.write(rowsHeader);
  const nameOf = createRejectsNames(sheets);
  const create = (sheet: Sheet): Output | null => folder?.create(nameOf(sheet)) ?? null;
  return {
    ofSheet: (sheet) => ({ rows, openRejects: () => create(sheet) }),
    close(written) {
      rows?.close();
      const rejects = written.flatMap((one) => one.rejects ?? []);
      return { ...(rows === null ? {} : { rows: rows.path }), ...(rejects.length === 0 ? {} : { rejects }) };
    },
  };
}
