import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import type { Row } from '../../../src/model.ts';
import type { Source } from '../../../src/ports.ts';
import { readInput } from '../../../src/read/read-input.ts';
import { readLines } from '../../../src/read/text/lines.ts';
import { createRecordReader } from '../../../src/read/text/records.ts';
import { unguard } from '../../../src/resources/guard.ts';

const delimiters = fc.constantFrom(',', ';', '\t', '|');
const lineEnds = fc.constantFrom('\n', '\r\n');

/** Texts made of what CSV trips over. */
const cells = fc.string({
  unit: fc.constantFrom('a', 'b', '"', '""', ',', ';', '\t', '|', '\n', '\r\n', '\r', ' ', "'", '=', 'é', '\u{1f600}'),
  maxLength: 12,
});

/** At least two columns: a row of one empty cell is written like no row at all. */
const grids = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

/** Quotes that close and quotes that do not, ends of lines of every kind. */
const wildTexts = fc.string({
  unit: fc.constantFrom(
    'a',
    '1',
    '"',
    '""',
    ',',
    ',"',
    '",',
    '\n',
    '\r\n',
    '\r',
    '\n"',
    '"\n',
    ' ',
    'é',
    '東',
    '\u{1f600}',
  ),
  maxLength: 60,
});

describe('the record reader', () => {
  test('gives back any grid that was written as RFC 4180 wants it, and agrees with csv-parse', async () => {
    await fc.assert(
      fc.asyncProperty(grids, delimiters, lineEnds, async (grid, delimiter, lineEnd) => {
        const text = grid.map((row) => row.map((cell) => quote(cell, delimiter)).join(delimiter) + lineEnd).join('');
        const read = (await readRows([text], delimiter)).map((row) => row.cells);
        expect(read).toEqual(grid.map((row) => row.map(unguard)));
        expect(read).toEqual(parse(text, { delimiter, record_delimiter: lineEnd }).map((row) => row.map(unguard)));
      }),
      { numRuns: 1_000 },
    );
  });

  test('reads the same rows wherever the text is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(wildTexts, fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), async (text, cuts) => {
        expect(await readRows(cutAt(text, cuts), ',')).toEqual(await readRows([text], ','));
      }),
      { numRuns: 2_000 },
    );
  });

  test('numbers rows without a gap, and never goes back a line', async () => {
    await fc.assert(
      fc.asyncProperty(wildTexts, async (text) => {
        expectInOrder(await readRows([text], ','), 1);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('reading a file', () => {
  const header = 'Id,CoworkerContractId,ProductId\n';
  const encoders = fc.constantFrom<(text: string) => Buffer>(
    (text) => Buffer.from(text),
    (text) => Buffer.from(`\ufeff${text}`),
    (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  );
  const cuts = fc.array(fc.nat({ max: 160 }), { maxLength: 6 });

  test('of any bytes at all gives rows in order, or says in words why it cannot', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), cuts, async (tail, hasHeader, places) => {
        const whole = hasHeader ? Buffer.concat([Buffer.from(header), tail]) : Buffer.from(tail);
        const rows = await readOrRefuse(cutAt(whole, places));
        if (rows !== null && hasHeader) expectInOrder(rows, 2);
      }),
      { numRuns: 1_000 },
    );
  });

  test('in any encoding gives the same rows wherever its bytes are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(wildTexts, encoders, cuts, async (text, encode, places) => {
        const read = await readOrRefuse(cutAt(encode(header + text), places));
        expect(read).toEqual(await readOrRefuse([Buffer.from(header + text)]));
      }),
      { numRuns: 1_000 },
    );
  });
});

function quote(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function readRows(chunks: readonly string[], delimiter: string): Promise<readonly Row[]> {
  const reader = createRecordReader({ delimiter, width: 0, firstRow: 1, firstLine: 1 });
  const rows: Row[] = [];
  for await (const lines of readLines(inTurn(chunks))) rows.push(...reader.take(lines));
  return [...rows, ...reader.end()];
}

function expectInOrder(rows: readonly Row[], first: number): void {
  expect(rows.map(({ row }) => row)).toEqual(rows.map((_, at) => at + first));
  const lines = rows.map(({ line }) => line ?? 0);
  expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b));
}

/** The rows of a file with these bytes, or null where it was refused in words. */
async function readOrRefuse(chunks: readonly Uint8Array[]): Promise<readonly Row[] | null> {
  const options = {
    resource: undefined,
    sheet: undefined,
    headerRow: undefined,
    delimiter: undefined,
    encoding: undefined,
    mapped: [],
  };
  try {
    const { sheets } = await readInput(sourceOf(chunks), options);
    const rows: Row[] = [];
    for (const sheet of sheets) for await (const batch of sheet.rows()) rows.push(...batch.rows);
    return rows;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function sourceOf(chunks: readonly Uint8Array[]): Source {
  const whole = Buffer.concat(chunks);
  return {
    name: 'input.csv',
    size: whole.length,
    bytes: () => inTurn(chunks),
    readAt: async (position, length) => await Promise.resolve(whole.subarray(position, position + length)),
    close: async () => await Promise.resolve(),
  };
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

function cutAt<T extends string | Uint8Array>(whole: T, cuts: readonly number[]): readonly T[] {
  const places = [0, ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b), whole.length];
  return places.slice(1).map((end, at) => whole.slice(places[at], end) as T);
}
