import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldChange } from '../../src/model.ts';
import { createChangeCounter, type ChangeFacts } from '../../src/report/change-groups.ts';
import { changeOf } from './fill-journal.ts';

function count(rows: ReadonlyArray<readonly FieldChange[]>, resource = 'contract-deposits'): ChangeFacts {
  const counter = createChangeCounter();
  for (const changes of rows) counter.take(resource, changes);
  return counter.result();
}

describe('groups of changes', () => {
  test('count the same change in several records, the largest first', () => {
    const raise = changeOf('Price', 100, 110);
    const facts = count([[changeOf('Price', 90, 110)], [raise], [raise, changeOf('Notes', 'a', 'b')], [raise], []]);
    expect(facts).toEqual({
      update: 4,
      clears: 0,
      fields: [
        { resource: 'contract-deposits', field: 'Price', rows: 4 },
        { resource: 'contract-deposits', field: 'Notes', rows: 1 },
      ],
      groups: [
        { resource: 'contract-deposits', field: 'Price', before: 100, after: 110, clears: false, rows: 3 },
        { resource: 'contract-deposits', field: 'Price', before: 90, after: 110, clears: false, rows: 1 },
        { resource: 'contract-deposits', field: 'Notes', before: 'a', after: 'b', clears: false, rows: 1 },
      ],
      others: [],
    });
  });

  test('put everything that is cleared in one group of its field', () => {
    const { clears, groups } = count([[changeOf('Notes', 'a', null)], [changeOf('Notes', 'b', null)]]);
    expect(clears).toBe(2);
    expect(groups).toEqual([
      { resource: 'contract-deposits', field: 'Notes', before: null, after: null, clears: true, rows: 2 },
    ]);
  });

  test('tell long texts apart by all of them, and keep their beginnings', () => {
    const long = 'x'.repeat(5_000);
    const { groups } = count([
      [changeOf('Notes', null, `${long}a`)],
      [changeOf('Notes', null, `${long}b`)],
      [changeOf('Notes', null, `${long}b`)],
    ]);
    expect(groups.map(({ after, rows }) => [after, rows])).toEqual([
      [`${'x'.repeat(200)}\u2026`, 2],
      [`${'x'.repeat(200)}\u2026`, 1],
    ]);
  });

  test('stay few however many changes there are, and count the others by field', () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [changeOf('Notes', null, `note ${at}`)]);
    const raise = changeOf('Price', 1, 2);
    const { groups, others, fields } = count([...rows, [raise], [raise], [changeOf('Notes', 'x', null)]]);
    expect(groups).toHaveLength(100);
    expect(groups[0]).toMatchObject({ field: 'Price', rows: 2 });
    expect(fields[0]).toMatchObject({ field: 'Notes', rows: 5_001 });
    expect(others).toEqual([{ resource: 'contract-deposits', field: 'Notes', rows: 4_902 }]);
  });

  test('and others are all changes there are', () => {
    const change = fc
      .tuple(fc.constantFrom('Price', 'Notes'), fc.nat(40), fc.option(fc.nat(40)))
      .map(([field, before, after]) => changeOf(field, before, after));
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 400 }), (rows) => {
        const { groups, others, fields } = count(rows);
        const sumOf = (list: ReadonlyArray<{ readonly rows: number }>) => list.reduce((sum, one) => sum + one.rows, 0);
        expect(sumOf(groups) + sumOf(others)).toBe(rows.flat().length);
        expect(sumOf(fields)).toBe(rows.flat().length);
      }),
    );
  });
});
