import { describe, expect, test } from 'vitest';

import { readSheet } from './make-workbook.ts';

describe('cells', () => {
  test('an inline string and a number come out as text', async () => {
    expect(await readSheet('<row r="3"><c r="B3" t="inlineStr"><is><t>Ann</t></is></c><c><v>12</v></c></row>')).toEqual({
      3: ['', 'Ann', '12'],
    });
  });
});
