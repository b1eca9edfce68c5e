import type { Row } from '../../model.ts';
import { findHeader, type Found, type HeaderSearch } from '../find-header.ts';
import { createRecordReader } from './records.ts';

/** How a text file is cut, and where its header stands. */
export interface Dialect extends Found {
  readonly delimiter: string;
  /** 1 where the first line is a `sep=;` line, which no spreadsheet shows as a row; else 0. */
  readonly hiddenLines: number;
}

const delimiters = [',', ';', '\t', '|'];

/** The delimiter under which the header fits known columns best, counted outside quotes; null where none does. */
export function findDialect(head: readonly string[], search: HeaderSearch, forced: string | undefined): Dialect | null {
  const said = separatorLine(head[0] ?? '');
  const hiddenLines = said === null ? 0 : 1;
  const wanted = forced ?? said;
  const candidates = (wanted === null || wanted === undefined ? delimiters : [wanted]).map((delimiter) => {
    const found = findHeader(cutHead(head.slice(hiddenLines), delimiter, hiddenLines), search);
    return found === null ? null : { ...found, delimiter, hiddenLines };
  });
  return candidates.reduce((best, one) => (one !== null && (best === null || isBetter(one, best)) ? one : best), null);
}

function isBetter(one: Dialect, best: Dialect): boolean {
  return one.known > best.known || (one.known === best.known && one.header.length > best.header.length);
}

function cutHead(lines: readonly string[], delimiter: string, hiddenLines: number): readonly Row[] {
  const reader = createRecordReader({ delimiter, width: 0, firstRow: 1, firstLine: 1 + hiddenLines });
  return [...reader.take({ texts: lines, tooLong: new Map() }), ...reader.end()];
}

function separatorLine(line: string): string | null {
  return /^"?sep=([^"\r])"?\r?$/i.exec(line)?.[1] ?? null;
}
