import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpack } from '../../page/src/data/unpack.ts';
import type { FieldChange, Issue } from '../../src/model.ts';
import { createTexts, packRow, type PageRow } from '../../src/report/page/pack-rows.ts';
import { pageStates, type PackedRow, type PageBlock } from '../../src/report/page/page-data.ts';
import { createPlainStore } from '../../src/report/page/plain-rows.ts';
import { issueOf } from '../report/make-report.ts';
import { makeReport } from './make-row.ts';

const { facts } = makeReport([]);
const startedAt = Date.parse(facts.run.startedAt);

const change: fc.Arbitrary<FieldChange> = fc.record({
  field: fc.string({ minLength: 1 }),
  before: fc.jsonValue() as fc.Arbitrary<FieldChange['before']>,
  after: fc.jsonValue() as fc.Arbitrary<FieldChange['after']>,
  clears: fc.boolean(),
});
const issue: fc.Arbitrary<Issue> = fc
  .record({
    severity: fc.constantFrom('error', 'warning', 'note'),
    code: fc.string({ minLength: 1 }),
    field: fc.option(fc.string({ minLength: 1 })),
    value: fc.option(fc.string({ minLength: 1 })),
    message: fc.string({ minLength: 1 }),
    hint: fc.option(fc.string({ minLength: 1 })),
    source: fc.constantFrom('file', 'server'),
  })
  .map(issueOf);
const time = fc.option(fc.nat());
const row: fc.Arbitrary<PageRow> = fc.record({
  seq: fc.integer({ min: 1 }),
  input: fc.nat(3),
  row: fc.nat(),
  id: fc.option(fc.nat()),
  state: fc.constantFrom(...pageStates),
  changes: fc.array(change),
  issues: fc.array(issue),
  reason: fc.string(),
  attempts: fc.nat(9),
  httpStatus: time,
  sentAfter: time,
  settledAfter: time,
});

test('a row comes out of the page as it went in', () => {
  fc.assert(
    fc.property(row, (wanted) => {
      const [unpacked] = unpack({ facts, blocks: [blockOf(wanted)], plain: [] }).rows;
      const { changes, issues, sentAfter, settledAfter, ...same } = wanted;
      expect(unpacked).toMatchObject(same);
      const kinds = changes.map(({ clears }) => clears);
      // As text: JSON has no -0, and a key such as __proto__ is a key like any other.
      expect(textOf(unpacked?.changes ?? [])).toBe(textOf(changes));
      expect(unpacked?.changes.map(({ kind }) => kind === 'cleared')).toEqual(kinds);
      expect(issues).toMatchObject(unpacked?.issues ?? []);
      expect([unpacked?.sentAt, unpacked?.settledAt]).toEqual([timeOf(sentAfter), timeOf(settledAfter)]);
    }),
  );
});

test('plain rows and others come in the order of the files', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean()), (plain) => {
      const store = createPlainStore();
      const texts = createTexts();
      const packed: PackedRow[] = [];
      for (const [at, isPlain] of plain.entries()) {
        const place = { seq: at + 1, input: 0, row: at + 2, id: 900 + at };
        if (isPlain) store.take(place);
        else packed.push(packRow({ ...nothing, ...place }, texts));
      }
      const blocks = [{ texts: texts.list, rows: packed }];
      const { rows } = unpack({ facts, blocks, plain: [{ state: 3, runs: store.runs() }] });
      expect(rows.map(({ seq, id, state }) => [seq, id, state])).toEqual(
        plain.map((isPlain, at) => [at + 1, 900 + at, isPlain ? 'unchanged' : 'stale']),
      );
    }),
  );
});

const nothing = {
  state: 'stale',
  changes: [],
  issues: [],
  reason: '',
  attempts: 0,
  httpStatus: null,
  sentAfter: null,
  settledAfter: null,
} as const;

function textOf(changes: ReadonlyArray<{ field: string; before?: unknown; after?: unknown }>): string {
  return JSON.stringify(changes.map(({ field, before, after }) => [field, before, after]));
}

function blockOf(wanted: PageRow): PageBlock {
  const texts = createTexts();
  const packed = packRow(wanted, texts);
  // Through JSON, as in the page.
  return JSON.parse(JSON.stringify({ texts: texts.list, rows: [packed] })) as PageBlock;
}

function timeOf(after: number | null): number | null {
  return after === null ? null : startedAt + after;
}
