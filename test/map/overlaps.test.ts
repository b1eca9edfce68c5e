import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createOverlapFinder } from '../../src/map/overlaps.ts';
import { getResource } from '../../src/resources/index.ts';
import { checkRows, outlineOf } from './check-rows.ts';

const rules = getResource('contract-paused-periods')?.rules ?? [];

interface Pause {
  readonly contract: number;
  readonly from: number;
  readonly length: number;
}

const pauses: fc.Arbitrary<readonly Pause[]> = fc.array(
  fc.record({
    contract: fc.integer({ min: 1, max: 3 }),
    from: fc.integer({ min: 1, max: 25 }),
    length: fc.integer({ min: 1, max: 8 }),
  }),
  { maxLength: 20 },
);

describe('pauses that overlap', () => {
  test('are all pairs of one contract of which each starts before the other ends', () => {
    fc.assert(
      fc.property(pauses, (all) => {
        expect(sorted(find(all))).toEqual(sorted(modelOf(all)));
      }),
      { numRuns: 500 },
    );
  });

  test('are named in the order of their rows', () => {
    const all = [
      { contract: 1, from: 1, length: 20 },
      { contract: 1, from: 9, length: 2 },
      { contract: 1, from: 3, length: 2 },
    ];
    expect(find(all).get(2)).toEqual([3, 4]);
  });

  test('are at least twenty of a contract that has more at once, and found in no time', () => {
    const all = Array.from({ length: 20_000 }, () => ({ contract: 1, from: 1, length: 5 }));
    const found = find(all);
    expect(found.size).toBe(20_000);
    expect(Math.max(...[...found.values()].map((rows) => rows.length))).toBeLessThanOrEqual(40);
  });

  test('are a warning at both rows, and pauses that touch are none', async () => {
    const { rows } = await checkRows(
      [
        ['Id', 'CoworkerContractId', 'PauseFrom', 'PauseUntil'],
        ['1', '7', '2025-01-01', '2025-03-01'],
        ['2', '7', '2025-02-01', '2025-04-01'],
        ['3', '7', '2025-04-01', '2025-05-01'],
        ['4', '8', '2025-02-01', '2025-04-01'],
        ['5', '7', '2025-01-01', 'soon'],
      ],
      {},
    );
    expect(
      rows.flatMap((row) => (row.kind === 'valid' ? [row.issues.map(({ cell, message }) => [cell, message])] : [])),
    ).toEqual([
      [['C2', 'overlaps row 3 of CoworkerContractId 7']],
      [['C3', 'overlaps row 2 of CoworkerContractId 7']],
      [],
      [],
    ]);
    expect(outlineOf(rows[4] ?? { kind: 'blank', row: { row: 0, line: null, cells: [] } })).toEqual([
      'invalid',
      'D6 not-a-date',
    ]);
  });
});

function find(all: readonly Pause[]): ReadonlyMap<number, readonly number[]> {
  const finder = createOverlapFinder(rules);
  all.forEach(({ contract, from, length }, at) => {
    const values = { CoworkerContractId: contract, PauseFrom: dayOf(from), PauseUntil: dayOf(from + length) };
    finder.learn({
      kind: 'valid',
      row: { row: at + 2, line: null, cells: [] },
      draft: { id: at + 1, values },
      issues: [],
    });
  });
  return finder.find();
}

function modelOf(all: readonly Pause[]): ReadonlyMap<number, readonly number[]> {
  const overlap = (one: Pause, other: Pause) =>
    one !== other &&
    one.contract === other.contract &&
    one.from < other.from + other.length &&
    other.from < one.from + one.length;
  const found = all.map(
    (one, at) =>
      [at + 2, [...all.keys()].filter((other) => overlap(one, all[other] ?? one)).map((other) => other + 2)] as const,
  );
  return new Map(found.filter(([, rows]) => rows.length > 0));
}

function sorted(found: ReadonlyMap<number, readonly number[]>): unknown {
  return [...found].toSorted(([one], [other]) => one - other);
}

function dayOf(number: number): string {
  return new Date(Date.UTC(2025, 0, number)).toISOString();
}
