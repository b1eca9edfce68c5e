import { describe, expect, test } from 'vitest';
import type { Json, Value } from '../../src/model.ts';
import { diff } from '../../src/plan/diff.ts';
import { resources } from '../../src/resources/index.ts';

/** The changes that one field of a draft makes to one field of a record, whichever type has that field. */
function changesOf(values: Record<string, Value>, record: Record<string, Json>): readonly unknown[] {
  const fields = [...Object.keys(values), ...Object.keys(record)];
  const resource = resources.find((one) => fields.every((name) => one.fields.some((field) => field.name === name)));
  if (resource === undefined) throw new Error(`no record type has ${fields.join(', ')}`);
  return diff(resource, { values: { Id: 1, ...values } }, { Id: 1, ...record });
}

describe('what is equal already is no change', () => {
  test.each<[string, Record<string, Value>, Record<string, Json>]>([
    ['an amount with another number of decimals', { Price: 12.5 }, { Price: 12.5 }],
    ['an amount with floating noise', { Price: 0.3 }, { Price: 0.1 + 0.2 }],
    [
      'the same instant with seven fraction digits',
      { ApplyOn: '2025-01-15T10:30:00Z' },
      { ApplyOn: '2025-01-15T10:30:00.0000000Z' },
    ],
    ['the same instant with an offset', { ApplyOn: '2025-01-15T10:30:00Z' }, { ApplyOn: '2025-01-15T12:30:00+02:00' }],
    ['a birthday with a time of day', { DateOfBirth: '1980-05-01' }, { DateOfBirth: '1980-05-01T00:00:00Z' }],
    ['a list in another order', { Desks: [3, 1, 2] }, { Desks: [1, 2, 3] }],
    ['a clear of what is empty', { PhoneNumber: null }, { PhoneNumber: '' }],
    ['a clear of a list that is empty', { Desks: null }, { Desks: [] }],
    ['a clear of a yes or no, which becomes no by it', { Refundable: null }, { Refundable: false }],
    ['a clear of a choice, which becomes the first by it', { ContractContactType: null }, { ContractContactType: 0 }],
    ['desks to add that are there', { AddedDesks: [2] }, { Desks: [1, 2] }],
    ['desks to remove that are gone', { RemovedDesks: [9] }, { Desks: [1, 2] }],
  ])('%s', (_, values, record) => {
    expect(changesOf(values, record)).toEqual([]);
  });
});

describe('what differs is one change for each field', () => {
  test.each<[string, Record<string, Value>, Record<string, Json>, unknown]>([
    [
      'a cent is a change',
      { Price: 12.51 },
      { Price: 12.5 },
      { field: 'Price', before: 12.5, after: 12.51, clears: false },
    ],
    ['zero is not nothing', { Price: 0 }, { Price: null }, { field: 'Price', before: null, after: 0, clears: false }],
    [
      'no is not nothing',
      { Refundable: false },
      { Refundable: null },
      { field: 'Refundable', before: null, after: false, clears: false },
    ],
    [
      'a clear is marked as one',
      { PhoneNumber: null },
      { PhoneNumber: '1' },
      { field: 'PhoneNumber', before: '1', after: null, clears: true },
    ],
    [
      'the case of a letter',
      { FullName: 'Ada' },
      { FullName: 'ada' },
      { field: 'FullName', before: 'ada', after: 'Ada', clears: false },
    ],
    [
      'desks to add become the whole list',
      { AddedDesks: [3] },
      { Desks: [1, 2] },
      { field: 'Desks', before: [1, 2], after: [1, 2, 3], clears: false },
    ],
    [
      'desks to add and to remove become the whole list',
      { AddedDesks: [3], RemovedDesks: [1, 3] },
      { Desks: [1, 2] },
      { field: 'Desks', before: [1, 2], after: [2], clears: false },
    ],
  ])('%s', (...[, values, record, change]) => {
    expect(changesOf(values, record)).toEqual([change]);
  });
});

describe('fields that no file can name, and a rollback can', () => {
  const changed = (values: Record<string, Value>, record: Record<string, Json>): readonly unknown[] =>
    resources.slice(0, 1).flatMap((resource) => diff(resource, { values }, record));

  test.each<[string, Json, Value]>([
    ['come back where they were cleared', null, 'ERP 7'],
    ['are cleared again', 'ERP 7', null],
    ['are told from no', false, true],
  ])('%s', (_, before, after) => {
    expect(changed({ SystemId: after }, { SystemId: before })).toMatchObject([{ field: 'SystemId', before, after }]);
  });

  test.each<[string, Json, Value]>([
    ['hold something, whatever it is', 'worked out anew', 'worked out'],
    ['hold nothing of another kind', 0, false],
  ])('are let be where they %s', (_, before, after) => {
    expect(changed({ SystemId: after }, { SystemId: before })).toEqual([]);
  });
});
