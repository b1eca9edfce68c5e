import type { Sheet } from './model.ts';
import type { Output, RunFolder } from './ports.ts';
import type { ReportFiles } from './report/document.ts';
import { createRejectsNames } from './report/rejects-name.ts';
import { rowsHeader } from './report/rows-csv.ts';
import { folderForCells } from './write-documents.ts';
import { createPageWriter, type PageWriter } from './write-page.ts';
import type { SheetOutputs, WrittenSheet } from './write-sheet.ts';

/** The files of a run that are written row by row. */
export interface RunOutputs {
  readonly page: PageWriter | null;
  ofSheet(sheet: Sheet): SheetOutputs;
  close(sheets: readonly WrittenSheet[]): ReportFiles;
}

/** Opens rows.csv and the page, and a rejects file for each input that turns out to need one. */
export function createRunOutputs(runFolder: RunFolder | null, sheets: number): RunOutputs {
  const folder = folderForCells(runFolder);
  const page = createPageWriter(runFolder);
  let opened = 0;
  const rows = folder?.create('rows.csv') ?? null;
  rows?.write(rowsHeader);
  const nameOf = createRejectsNames(sheets);
  const create = (sheet: Sheet): Output | null => folder?.create(nameOf(sheet)) ?? null;
  return {
    page,
    ofSheet: (sheet) => ({
      rows,
      page: page?.rows ?? null,
      input: opened++,
      openRejects: () => create(sheet),
    }),
    close(written) {
      rows?.close();
      const rejects = written.flatMap((one) => one.rejects ?? []);
      return { ...(rows === null ? {} : { rows: rows.path }), ...(rejects.length === 0 ? {} : { rejects }) };
    },
  };
}
