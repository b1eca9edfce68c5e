import type { Batch, Row, Sheet } from '../../model.ts';
import type { Source } from '../../ports.ts';
import * as errors from '../../errors.ts';
import * as say from '../../problems/columns.ts';
import type { FileFacts } from '../inspect.ts';
import type { ReadOptions } from '../read-options.ts';
import { mostColumns } from '../find-header.ts';
import { findDialect, type Dialect } from './dialect.ts';
import { decode, findEncoding } from './encoding.ts';
import { readLines } from './lines.ts';
import { createRecordReader } from './records.ts';

const headLines = 60;

/** Opens a delimited text file: encoding, delimiter and header are known then, rows stream. */
export async function readText(source: Source, facts: FileFacts, options: ReadOptions): Promise<Sheet> {
  const encoding = findEncoding(facts, options.encoding);
  const head = await readHead(source, encoding.name, options);
  const dialect = findDialect(head, options, options.delimiter);
  if (dialect === null) throw errors.noHeader(source.name, options.headerRow);
  if (dialect.header.length > mostColumns) throw errors.tooManyColumns(source.name, dialect.header.length);
  const above = dialect.headerRow - 1;
  return {
    file: source.name,
    sheet: null,
    sha256: facts.sha256,
    encoding: encoding.name,
    delimiter: dialect.delimiter,
    headerRow: dialect.headerRow,
    headerLine: dialect.headerLine,
    header: dialect.header,
    problems: [...encoding.problems, ...(above > 0 ? [say.rowsAboveHeader(above, dialect.headerRow)] : [])],
    rows: () => streamRows(source, encoding.name, dialect),
  };
}

async function readHead(source: Source, encoding: string, { headerRow = 0 }: ReadOptions): Promise<readonly string[]> {
  const head: string[] = [];
  for await (const { texts, tooLong } of readLines(decode(source.bytes(), encoding))) {
    if (tooLong.has(0) && head.length < headerRow + 1)
      throw errors.notASpreadsheet(
        source.name,
        'no spreadsheet: its first line never seems to end',
        'check the line ends of the file',
      );
    head.push(...texts.slice(0, headLines + headerRow));
    if (head.length >= headLines + headerRow) break;
  }
  return head;
}

async function* streamRows(source: Source, encoding: string, dialect: Dialect): AsyncGenerator<Batch> {
  const { delimiter, hiddenLines, header } = dialect;
  const reader = createRecordReader({ delimiter, width: header.length, firstRow: 1 - hiddenLines, firstLine: 1 });
  for await (const lines of readLines(decode(source.bytes(), encoding))) {
    yield toBatch(reader.take(lines), dialect.headerRow);
  }
  yield toBatch(reader.end(), dialect.headerRow);
}

function toBatch(rows: readonly Row[], headerRow: number): Batch {
  const isPastHeader = (rows[0]?.row ?? headerRow + 1) > headerRow;
  return { rows: isPastHeader ? rows : rows.filter(({ row }) => row > headerRow), merged: [] };
}
