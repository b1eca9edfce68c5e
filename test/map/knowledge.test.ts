import { describe, expect, test } from 'vitest';

import { isSameKnowledge, type Knowledge } from '../../src/map/knowledge.ts';
import { checkRows, outlineOf } from './check-rows.ts';

const nothing: Knowledge = {
  conventions: new Map(),
  duplicates: new Map(),
  overlaps: new Map(),
  merged: [],
  remarks: [],
  headless: [],
};

describe('two states of knowledge', () => {
  test.each<readonly [string, boolean, Partial<Knowledge>, Partial<Knowledge>]>([
    ['nothing', true, {}, {}],
    ['an open column and an unseen one', true, {}, { conventions: new Map([[1, { kind: 'open' }]]) }],
    ['a settled column and an unseen one', false, {}, { conventions: new Map([[1, { kind: 'settled', as: 'dmy' }]]) }],
    ['an Id in two rows', false, {}, { duplicates: new Map([[5, [2, 3]]]) }],
    ['the same overlaps', true, { overlaps: new Map([[2, [3]]]) }, { overlaps: new Map([[2, [3]]]) }],
    ['as many overlaps of other rows', false, { overlaps: new Map([[2, [3]]]) }, { overlaps: new Map([[4, [5]]]) }],
    ['overlaps of one row with others', false, { overlaps: new Map([[2, [3]]]) }, { overlaps: new Map([[2, [4]]]) }],
    ['a merged range', false, {}, { merged: [{ range: 'B2:B3', first: 2, last: 3 }] }],
  ])('that differ in %s make the same of every row: %s', (...[, same, one, other]) => {
    expect(isSameKnowledge({ ...nothing, ...one }, { ...nothing, ...other })).toBe(same);
  });
});

describe('a column whose first rows suggest what its last rows deny', () => {
  test('is read in the order that all its rows agree on', async () => {
    const dates = ['01/02/2025', '02/03/2025', '03/04/2025', '25/04/2025'];
    const cells = dates.map((date, at) => [String(at + 1), '7', date]);
    const { rows } = await checkRows([['Id', 'ProposalContractId', 'ApplyOn'], ...cells]);
    expect(rows.map(outlineOf)).toMatchObject([
      { ApplyOn: '2025-02-01T00:00:00Z' },
      { ApplyOn: '2025-03-02T00:00:00Z' },
      { ApplyOn: '2025-04-03T00:00:00Z' },
      { ApplyOn: '2025-04-25T00:00:00Z' },
    ]);
  });

  test('keeps what is certain where the rows disagree, and refuses the rest', async () => {
    const dates = ['25/01/2025', '01/25/2025', '01/26/2025', '02/03/2025'];
    const cells = dates.map((date, at) => [String(at + 1), '7', date]);
    const { rows } = await checkRows([['Id', 'ProposalContractId', 'ApplyOn'], ...cells]);
    expect(rows.map(outlineOf)).toMatchObject([
      ['invalid', 'C2 not-a-date'],
      { ApplyOn: '2025-01-25T00:00:00Z' },
      { ApplyOn: '2025-01-26T00:00:00Z' },
      ['invalid', 'C5 mixed-dates'],
    ]);
  });

  test('is refused as a whole where nothing settles it, and other cells of its rows are still checked', async () => {
    const { rows, issues } = await checkRows([
      ['Id', 'ProposalContractId', 'ApplyOn', 'Price'],
      ['1', '7', '01/02/2025', '1.5'],
      ['2', '7', '02/03/2025', 'x'],
      ['3', '7', '2025-04-03', '2.5'],
      ['4', '7', '05/05/2025', '2.5'],
    ]);
    expect(issues.map(({ cell, message }) => [cell, message])).toEqual([
      ['C1', 'no date of the column tells whether the day or the month comes first'],
    ]);
    expect(rows.map(outlineOf)).toMatchObject([
      ['invalid', 'C1 ambiguous-dates'],
      ['invalid', 'C1 ambiguous-dates', 'D3 not-a-number'],
      { ApplyOn: '2025-04-03T00:00:00Z' },
      { ApplyOn: '2025-05-05T00:00:00Z' },
    ]);
  });

  test('is refused with its two witnesses where as many say one as the other', async () => {
    const { issues } = await checkRows(
      [
        ['Id', 'Price'],
        ['1', '1.5'],
        ['2', '1,5'],
        ['3', '1,234'],
      ],
      { resource: 'contract-deposits' },
    );
    expect(issues.flatMap(({ code, message }) => (code === 'mixed-numbers' ? [message] : []))).toEqual([
      'B2 (1.5) has a decimal point, B3 (1,5) a decimal comma',
    ]);
  });
});
