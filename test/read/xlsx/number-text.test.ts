import { expect, test } from 'vitest';

import { numberText } from '../../../src/read/xlsx/number-text.ts';

test.each([
  ['0', '0'],
  ['-0', '0'],
  ['42', '42'],
  ['-7', '-7'],
  ['1414993561', '1414993561'],
  ['5.0', '5'],
  ['007', '7'],
  [' 12 ', '12'],
  ['1E3', '1000'],
  ['1.4149935610000001E9', '1414993561'],
  ['19.99', '19.99'],
  ['19.989999999999998', '19.99'],
  ['0.30000000000000004', '0.3'],
  ['-2.5000000000000004', '-2.5'],
  ['1.234567890123456', '1.23456789012346'],
  ['.5', '0.5'],
  ['1e-7', '0.0000001'],
  ['-1.25E-9', '-0.00000000125'],
  ['999999999999999', '999999999999999'],
])('%s is written as %s', (text, expected) => {
  expect(numberText(text)).toBe(expected);
});

test.each(['1000000000000000', '1234567890123456', '1.23457E+20', '1E400', '-1.5e16'])(
  '%s has more digits than the format keeps, and stays as written',
  (text) => {
    expect(numberText(text)).toBe(text);
  },
);

test.each(['', ' ', 'abc', '0x10', '1,5', 'NaN', 'INF', '1e', '--1', `${'9'.repeat(100_000)}x`])(
  'what is no number stays as it is (%#)',
  (text) => {
    expect(numberText(text)).toBe(text);
  },
);
