import { quote } from '../../problems/quote.ts';
import type { Source } from '../../ports.ts';
import { openArchive } from './archive.ts';
import { assertWorkbook } from './assert-workbook.ts';
import { readContents, type Contents } from './contents.ts';
import { assertZip } from './assert-zip.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetRows, type SheetBatch } from './sheet-rows.ts';
import type { StringTable } from './string-table.ts';
import { readStyles, type CellStyles } from './styles.ts';

export type { SheetBatch } from './sheet-rows.ts';
export { WorkbookProblem } from './workbook-problem.ts';

/** One table of cells in a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  /** Hidden by the user, or by a program so that users cannot show it. */
  readonly hidden: boolean;
  /** True where the workbook counts its days from 1904. */
  readonly epoch1904: boolean;
  /** Streams the rows; may be called again. Rows come in batches, in order, with `line: null`. */
  rows(): AsyncIterable<SheetBatch>;
}

/** Reads what sheets a workbook has; throws WorkbookProblem where it is none, or none that can be read. */
export async function openWorkbook(source: Source): Promise<readonly WorkbookSheet[]> {
  await assertZip(source);
  const archive = await openArchive(source);
  await assertWorkbook(archive);
  const contents = await readContents(archive);
  const shared = lazily(() => readShared(contents));
  return contents.sheets.map(({ name, hidden, part }) => ({
    name,
    hidden,
    epoch1904: contents.epoch1904,
    async *rows() {
      const context = { where: `the sheet ${quote(name)}`, epoch1904: contents.epoch1904, ...(await shared()) };
      yield* readSheetRows(part, context);
    },
  }));
}

/** What all sheets refer to; read when the first sheet is, and once. */
async function readShared(contents: Contents): Promise<{ strings: StringTable; styles: CellStyles }> {
  return { strings: await readSharedStrings(contents.sharedStrings), styles: await readStyles(contents.styles) };
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
