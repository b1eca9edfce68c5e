import { describe, expect, test } from 'vitest';

import { createWidthTally } from '../../src/map/widths.ts';
import { getResource } from '../../src/resources/index.ts';

const zip = ['10115', '20095', '80331', '50667', '60311'];
const phones = ['02079460958', '02079460001', '01514960123', '01614960888'];

describe('leading zeros that look lost', () => {
  test.each<readonly [string, readonly string[], readonly [number, readonly string[]]]>([
    ['post codes of five digits and one of four', [...zip, '2134'], [5, ['D7']]],
    ['a post code that lost two zeros', [...zip, '501'], [5, ['D7']]],
    ['phone numbers of eleven digits and one of ten', [...phones, '2079460777'], [11, ['D6']]],
    ['codes with letters and a short one of digits', ['A1234', 'B1234', 'C1234', 'D1234', '1234'], [5, ['D6']]],
    ['several, in the order of the rows', ['2134', ...zip, '501', ...zip, '2135'], [5, ['D2', 'D8', 'D14']]],
    ['empty cells between', ['', ...zip, '', '2134'], [5, ['D9']]],
    ['more than are named', [...zip, ...zip, '2134', '2135', '2136', '2137'], [5, ['D12', 'D13', 'D14', '1 more']]],
    ['the first far down the file', [...Array.from({ length: 5_000 }, () => '10115'), '2134'], [5, ['D5002']]],
  ])('are seen in %s', (_, column, [width, cells]) => {
    const message = remarkOn(column) ?? '';
    expect(message).toContain(`most values have ${width} characters, but `);
    expect(message.match(/D\d+|\d+ more/g)).toEqual(cells);
  });

  test.each([
    ['values of one width', zip],
    ['too few values to tell', ['10115', '20095', '2134']],
    ['widths of every kind', ['1', '22', '333', '4444', '55555', '666666']],
    ['two widths, neither the usual one', [...zip, '04109', '1010', '1020', '1030', '1040', '1050']],
    ['free text', ['call back', 'moved out', 'see above', '7', 'paid cash', 'left early']],
    ['names of cities', ['Berlin', 'Bremen', 'London', 'Dublin', 'Rome', 'Bath']],
    ['a short value with a letter', [...zip, '213A']],
    ['a short value with a sign', [...zip, '-213', '+213', '2.13']],
    ['longer values', [...zip, '101150', '1011500']],
    ['values that are shorter by far', [...zip, '7']],
    ['zeros that are there', [...zip, '02134']],
    ['nothing', []],
    ['empty cells', ['', '', '', '', '']],
    ['very long texts', Array.from({ length: 6 }, (_, at) => 'x'.repeat(at === 5 ? 28 : 30))],
  ])('are not seen in %s', (_, column) => {
    expect(remarkOn(column)).toBe(undefined);
  });
});

function remarkOn(column: readonly string[]): string | undefined {
  const field = getResource('contract-contacts')?.fields.find(({ name }) => name === 'PostCode');
  if (field === undefined) throw new Error('no field PostCode');
  const tally = createWidthTally({ index: 0, letters: 'D', header: 'PostCode', field });
  column.forEach((text, at) => tally.see({ row: at + 2, line: null, cells: [text] }));
  return tally.remark()[0]?.problem.message;
}
