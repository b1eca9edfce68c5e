import type { Row } from '../../model.ts';
import { unguard } from '../../resources/guard.ts';
import { createAssembler, type Cut } from './assembler.ts';
import { cutOddlyQuoted } from './cut-oddly-quoted.ts';
import type { Lines } from './lines.ts';
import { cutWellQuoted } from './quoting.ts';

/** Turns physical lines into rows, as they come. */
export interface RecordReader {
  take(lines: Lines): readonly Row[];
  /** What was still open at the end of the file. */
  end(): readonly Row[];
}

/**
 * Lines are cut natively, several times as fast as any parser; only where the quotes are odd, csv-parse says what they mean.
 * A quote that opens and never closes spoils the line it stands on and no other.
 */
export function createRecordReader(cut: Cut): RecordReader {
  let next = cut.firstRow;
  let rows: Row[] = [];
  const assembler = createAssembler(cut, (line, text, problem) => {
    const row = next++;
    rows.push(problem === undefined ? toRow(cut, { row, line }, text) : { row, line, cells: [text], broken: problem });
  });

  function hand(): readonly Row[] {
    const done = rows;
    rows = [];
    return done;
  }

  return {
    take(lines) {
      assembler.take(lines);
      return hand();
    },
    end() {
      assembler.end();
      return hand();
    },
  };
}

function toRow({ delimiter }: Cut, { row, line }: { row: number; line: number }, text: string): Row {
  const cells = text.includes('"') ? cutWellQuoted(text, delimiter) : text.split(delimiter);
  if (cells === null) return { row, line, ...cutOddlyQuoted(text, delimiter, line) };
  return { row, line, cells: text.includes("'") ? cells.map(unguard) : cells };
}
