import fc from 'fast-check';
import type { FieldChange, Issue, Json, LiveRecord, Value } from '../../../src/model.ts';
import type { EntryUpdate, NewEntry, RowState } from '../../../src/model/run.ts';

/** Every state there is; the type says so. */
export const states = Object.keys({
  drafted: 0,
  planned: 0,
  sending: 0,
  written: 0,
  updated: 0,
  unchanged: 0,
  invalid: 0,
  missing: 0,
  rejected: 0,
  stale: 0,
  failed: 0,
  unknown: 0,
  blank: 0,
} satisfies Record<RowState, 0>) as readonly RowState[];

// Every unit of UTF-16, lone surrogates and the null character among them, and now and then a whole page of text.
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '\0', '👩‍🚀 Ａ́', 'x'.repeat(40_000)),
);
// JSON knows one zero.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const count = fc.nat({ max: 2 ** 31 - 1 });
const timeMs = fc.option(fc.nat({ max: 4e12 }));
const state = fc.constantFrom(...states);

const value: fc.Arbitrary<Value> = fc.oneof(text, number, fc.boolean(), fc.array(count), fc.constant(null));
const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 2 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(text, tie('json'), { maxKeys: 3 }),
  ),
})).json;
const record: fc.Arbitrary<LiveRecord> = fc.dictionary(text, json, { maxKeys: 4 });

const issue: fc.Arbitrary<Issue> = fc.record({
  code: text,
  severity: fc.constantFrom('error', 'warning', 'note'),
  message: text,
  hint: fc.option(text),
  file: text,
  sheet: fc.option(text),
  row: fc.option(count),
  line: fc.option(count),
  cell: fc.option(text),
  column: fc.option(text),
  field: fc.option(text),
  value: fc.option(text),
  source: fc.constantFrom('file', 'server'),
});
const change: fc.Arbitrary<FieldChange> = fc.record({ field: text, before: json, after: value, clears: fc.boolean() });
const few = { maxLength: 3 };

/** Any row as it enters the journal. */
export const anyNewEntry: fc.Arbitrary<NewEntry> = fc.record({
  row: count,
  line: fc.option(count),
  cells: fc.array(text, { maxLength: 5 }),
  id: fc.option(fc.maxSafeNat()),
  state,
  values: fc.option(fc.dictionary(text, value, { maxKeys: 4 })),
  issues: fc.array(issue, few),
});

/** Anything that can become different about a row; any field may be left out. */
export const anyUpdate: fc.Arbitrary<Omit<EntryUpdate, 'seq'>> = fc.record(
  {
    state,
    issues: fc.array(issue, few),
    changes: fc.array(change, few),
    seen: fc.option(record),
    before: fc.option(record),
    attempts: count,
    httpStatus: fc.option(count),
    sentAt: timeMs,
    settledAt: timeMs,
  },
  { requiredKeys: [] },
);
