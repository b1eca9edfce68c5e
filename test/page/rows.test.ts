import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFilter, issueKey, noFilter, type Filter } from '../../page/src/data/filter.ts';
import type { Row } from '../../page/src/data/row.ts';
import { inOrder, nextSort, sortRows, type SortKey } from '../../page/src/data/sort.ts';
import { issueOf } from '../report/make-report.ts';
import { makeInput, makeReport, makeRow } from './make-row.ts';

const issue = issueOf();
const rows: readonly Row[] = [
  makeRow(1, { state: 'updated', changes: [{ field: 'Price', before: 100, after: 110, kind: 'changed' }] }),
  makeRow(2, { state: 'updated', changes: [{ field: 'Notes', before: 'Büro', after: null, kind: 'cleared' }] }),
  makeRow(3, { state: 'invalid', issues: [issue] }),
  makeRow(4, { input: 1, state: 'stale', reason: 'Somebody changed Price meanwhile' }),
];
const report = makeReport(rows, {
  inputs: [makeInput(), makeInput({ file: 'people.csv', resource: 'contract-contacts' })],
});

describe('a filter leaves', () => {
  const cases: ReadonlyArray<readonly [what: string, filter: Partial<Filter>, left: readonly number[]]> = [
    ['all rows where it asks for nothing', {}, [1, 2, 3, 4]],
    ['rows of any of the states', { states: ['invalid', 'stale'] }, [3, 4]],
    ['rows of a file', { input: 1 }, [4]],
    ['rows of a record type', { resource: 'contract-deposits' }, [1, 2, 3]],
    ['rows that change a field', { field: 'Price' }, [1]],
    ['rows that have an issue in a field', { field: 'PauseUntil' }, [3]],
    ['rows that clear anything', { kind: 'cleared' }, [2]],
    ['no row for a kind of change that a field has not', { field: 'Price', kind: 'cleared' }, []],
    ['rows with a kind of issue', { issue: issueKey(issue) }, [3]],
    ['rows in which all words occur, whatever their letters', { text: ' BÜRO  cleared ' }, [2]],
    ['rows by what became of them', { text: 'somebody meanwhile' }, [4]],
    ['rows by the name of their file', { text: 'people.csv' }, [4]],
    ['rows by the text of a cell', { text: '31/13/2025' }, [3]],
  ];
  test.each(cases)('%s', (_, filter, left) => {
    expect(createFilter(report)({ ...noFilter, ...filter }).map(({ seq }) => seq)).toEqual(left);
  });
});

describe('rows in an order', () => {
  const keys: readonly SortKey[] = ['place', 'state', 'id', 'changes', 'attempts', 'time'];
  const some = fc
    .array(fc.record({ id: fc.option(fc.nat(9)), attempts: fc.nat(3), sentAt: fc.option(fc.nat(9)) }))
    .map((all) => all.map((facts, at) => makeRow(at + 1, facts)));

  test('are the same rows', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...keys), fc.boolean(), (all, by, isDown) => {
        const sorted = sortRows(all, { by, isDown });
        expect(sorted.toSorted((one, other) => one.seq - other.seq)).toEqual(all);
      }),
    );
  });

  test('come by their ids, those without one last in both directions, and equal ones as in the file', () => {
    fc.assert(
      fc.property(some, fc.boolean(), (all, isDown) => {
        const sorted = sortRows(all, { by: 'id', isDown });
        for (const [at, row] of sorted.entries()) {
          const next = sorted[at + 1];
          if (next === undefined || next.id === null) continue;
          expect(row.id).not.toBeNull();
          if (row.id === next.id) expect(row.seq).toBeLessThan(next.seq);
          else expect((row.id ?? 0) < next.id).toBe(!isDown);
        }
      }),
    );
  });

  test('go up, down and back by three clicks', () => {
    const up = nextSort(inOrder, 'id');
    expect([up, nextSort(up, 'id'), nextSort(nextSort(up, 'id'), 'id')]).toEqual([
      { by: 'id', isDown: false },
      { by: 'id', isDown: true },
      inOrder,
    ]);
  });
});
