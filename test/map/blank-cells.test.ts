import { describe, expect, test } from 'vitest';

import { checkRows, outlineOf } from './check-rows.ts';

const header = ['Id', 'CoworkerContractId', 'Notes', 'Price'];
const resource = 'contract-deposits';

describe('an empty cell', () => {
  test.each([
    ['keep', { Id: 5, CoworkerContractId: 7, Price: 1 }],
    ['clear', { Id: 5, CoworkerContractId: 7, Price: 1, Notes: null }],
    ['error', ['invalid', 'C2 blank-cell']],
  ] as const)('of an optional field under --blank %s', async (blank, outline) => {
    const { rows } = await checkRows([header, ['5', '7', ' \u00a0\u200b', '1']], { resource, blank });
    expect(rows.map(outlineOf)).toEqual([outline]);
  });

  test.each(['keep', 'clear', 'error'] as const)('of a required field is an error under --blank %s', async (blank) => {
    const { rows } = await checkRows([header, ['5', '', 'x', '1'], ['', '7', 'x', '1']], { resource, blank });
    expect(rows.map(outlineOf)).toEqual([
      ['invalid', 'B2 required-empty'],
      ['invalid', 'A3 required-empty'],
    ]);
  });

  test('in every column makes the row blank, and no problem', async () => {
    const { rows } = await checkRows([header, ['', ' ', '\u00a0', ''], ['5', '7', '', '']], {
      resource,
      blank: 'error',
    });
    expect(rows.map(({ kind }) => kind)).toEqual(['blank', 'invalid']);
  });
});

describe('the clear token', () => {
  test('clears an optional field and no required one', async () => {
    const { rows } = await checkRows([header, ['5', '7', '<clear>', ' <clear> '], ['6', '<clear>', '', '']], {
      resource,
    });
    expect(rows.map(outlineOf)).toEqual([
      { Id: 5, CoworkerContractId: 7, Notes: null, Price: null },
      ['invalid', 'B3 required-cleared'],
    ]);
  });

  test('may be another word, and then the usual one is text', async () => {
    const { rows } = await checkRows([header, ['5', '7', '<clear>', 'NULL']], { resource, clearToken: 'NULL' });
    expect(rows.map(outlineOf)).toEqual([{ Id: 5, CoworkerContractId: 7, Notes: '<clear>', Price: null }]);
  });

  test('is that word alone, in that case', async () => {
    const { rows } = await checkRows([header, ['5', '7', '<CLEAR>', ''], ['6', '7', 'say <clear>', '']], { resource });
    expect(rows.map(outlineOf)).toEqual([
      { Id: 5, CoworkerContractId: 7, Notes: '<CLEAR>' },
      { Id: 6, CoworkerContractId: 7, Notes: 'say <clear>' },
    ]);
  });
});
