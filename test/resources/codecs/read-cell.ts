import fc from 'fast-check';
import { expect } from 'vitest';

import type { Value } from '../../../src/model.ts';
import { Refusal, Remark, Undecided, type Column, type Parsed } from '../../../src/resources/column.ts';
import type { Codec, Field } from '../../../src/resources/resource.ts';

/** What a test says of a column; the rest is as in a column that decides nothing. */
export type ColumnFacts = Partial<Omit<Column, 'field'>> & { readonly field?: Partial<Field> };

/** The column of one field of a codec's type. */
export function columnOf(codec: Codec, { field, ...facts }: ColumnFacts = {}): Column {
  const whole = { name: 'Field', codec, required: false, description: 'A field.', aliases: [], ...field };
  return { zone: 'UTC', clearToken: '<clear>', dateOrder: null, decimal: null, mixed: false, field: whole, ...facts };
}

/** What came of a cell, as plain data that a table can hold: its value, or else the code of the problem. */
export function readCell(codec: Codec, text: string, facts: ColumnFacts = {}): unknown {
  return outcomeOf(codec.parse(text, columnOf(codec, facts)));
}

/** The same of what a codec said. */
function outcomeOf(parsed: Parsed): unknown {
  if (parsed instanceof Refusal) return { refused: parsed.problem.code };
  if (parsed instanceof Remark) return { value: parsed.value, remark: parsed.problem.code };
  return parsed instanceof Undecided ? { undecided: parsed.about } : { value: parsed };
}

/** The sentence and the fix of the problem that a cell has. */
export function sayCell(codec: Codec, text: string, facts: ColumnFacts = {}): readonly (string | null)[] {
  const parsed = codec.parse(text, columnOf(codec, facts));
  if (!(parsed instanceof Refusal) && !(parsed instanceof Remark)) return [];
  const { severity, code, message, hint } = parsed.problem;
  return [severity, code, message, hint];
}

const common = '0123456789 .,-+/:TZ%()$\u20ac\'"eE#=@;|\u00a0\u202f\u200b'.split('');

/** Texts that spreadsheets are full of: the characters that codecs look at are frequent in them. */
const cellTexts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...common), maxLength: 24 }),
  fc.constantFrom('constructor', '__proto__', 'toString', '('.repeat(50_000), '9'.repeat(5_000), '-'.repeat(5_000)),
);

/** Columns of every convention and of zones on both sides of Greenwich. */
function columnsOf(codec: Codec, field: Partial<Field> = {}): fc.Arbitrary<Column> {
  return fc
    .record({
      zone: fc.constantFrom('UTC', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'),
      dateOrder: fc.constantFrom('dmy', 'mdy', null),
      decimal: fc.constantFrom('.', ',', null),
      mixed: fc.boolean(),
    })
    .map((facts) => columnOf(codec, { ...facts, field }));
}

/** Whatever the text and the column, the codec answers, and what it accepts is of its type. */
export function expectAnswers(codec: Codec, isValue: (value: Value) => boolean, field: Partial<Field> = {}): void {
  fc.assert(
    fc.property(cellTexts, columnsOf(codec, field), (text, column) => {
      const parsed = codec.parse(text, column);
      if (parsed instanceof Refusal) expect(parsed.problem.severity).toBe('error');
      else if (!(parsed instanceof Undecided))
        expect(isValue(parsed instanceof Remark ? parsed.value : parsed)).toBe(true);
    }),
    { numRuns: 500 },
  );
}

/** A value that was printed is read back as the same, in any column. */
export function expectRoundTrip(codec: Codec, values: fc.Arbitrary<Value>, field: Partial<Field> = {}): void {
  fc.assert(
    fc.property(values, columnsOf(codec, field), (value, column) => {
      const conventions = codec.evidence?.(codec.print(value)) ?? null;
      const decided = conventions === '.' || conventions === ',' ? { ...column, decimal: conventions } : column;
      const parsed = codec.parse(codec.print(value), decided);
      if (parsed instanceof Refusal || parsed instanceof Remark || parsed instanceof Undecided)
        expect.unreachable(`${codec.print(value)} was not read back`);
      expect(codec.equal(parsed, value)).toBe(true);
    }),
  );
  expect(codec.print(null)).toBe('');
}

/** Equality is that of a set: reflexive, symmetric, and nothing but null is null. */
export function expectEquality(codec: Codec, values: fc.Arbitrary<Value>): void {
  fc.assert(
    fc.property(values, values, (one, other) => {
      expect(codec.equal(one, one)).toBe(true);
      expect(codec.equal(one, other)).toBe(codec.equal(other, one));
    }),
  );
  expect(codec.equal(null, null)).toBe(true);
}
