import type { Sheet } from './model.ts';
import type { Output, RunFolder } from './ports.ts';
import type { ReportFiles } from './report/document.ts';
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
  const names = new Set<string>();
  const create = (sheet: Sheet): Output | null =>
    folder?.create(uniqueName(sheets === 1 ? 'rejects' : rejectsStem(sheet), names)) ?? null;
  return {
    ofSheet: (sheet) => ({ rows, openRejects: () => create(sheet) }),
    close(written) {
      rows?.close();
      const rejects = written.flatMap((one) => one.rejects ?? []);
      return { ...(rows === null ? {} : { rows: rows.path }), ...(rejects.length === 0 ? {} : { rejects }) };
    },
  };
}

function rejectsStem({ file, sheet }: Sheet): string {
  const stem = (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[^.]+$/, '');
  return `rejects-${sheet === null ? stem : `${stem}-${sheet}`}`.replace(/[^\p{L}\p{N}_-]+/gu, '-');
}

function uniqueName(stem: string, taken: Set<string>): string {
  let name = stem;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}`;
  taken.add(name.toLowerCase());
  return `${name}.csv`;
}
