import { parse } from 'csv-parse/sync';
import type { Row } from '../../model.ts';
import * as say from '../../problems/rows.ts';

type Cells = readonly (readonly string[])[];

/** The cells of one text whose quotes do not stand as CSV wants them, and what to say about it. */
export function cutOddlyQuoted(
  text: string,
  delimiter: string,
  line: number,
): Pick<Row, 'cells' | 'broken' | 'remark'> {
  const strict = parseOrFail(text, delimiter);
  if (typeof strict !== 'string') return { cells: strict[0] ?? [] };
  if (strict === 'CSV_INVALID_CLOSING_QUOTE') return { cells: [text], broken: say.textAfterQuote(line) };
  const relaxed = parseOrFail(text, delimiter, true);
  if (typeof relaxed === 'string') return { cells: [text], broken: say.unclosedQuote(line) };
  return { cells: relaxed[0] ?? [], remark: say.strayQuote() };
}

function parseOrFail(text: string, delimiter: string, relaxed = false): Cells | string {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: relaxed,
      record_delimiter: ['\r\n', '\n'],
    });
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}
