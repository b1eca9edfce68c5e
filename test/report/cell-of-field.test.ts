import { describe, expect, test } from 'vitest';
import { createCellFinder } from '../../src/report/cell-of-field.ts';
import { getResource } from '../../src/resources/index.ts';

function cellOf(fields: ReadonlyArray<string | null>, field: string): string | null {
  const columns = fields.map((name) => ({ header: String(name), field: name }));
  return createCellFinder({ columns }, getResource('proposal-contracts'))(field, 41);
}

describe('the cell that asks for a change', () => {
  test('is in the column of the field, wherever that is', () => {
    expect(cellOf(['Id', null, 'Price'], 'Price')).toBe('C41');
    expect(cellOf([...Array<null>(27).fill(null), 'Price'], 'Price')).toBe('AB41');
  });

  test('of a list may be one that adds to it or takes away from it', () => {
    expect(cellOf(['Id', 'AddedDesks', 'RemovedDesks'], 'Desks')).toBe('B41');
    expect(cellOf(['Id', 'RemovedVariants'], 'Variants')).toBe('B41');
    expect(cellOf(['AddedDesks', 'Desks'], 'Desks')).toBe('B41');
  });

  test('is none where no column asks for it', () => {
    expect(cellOf(['Id'], 'Price')).toBeNull();
  });
});
