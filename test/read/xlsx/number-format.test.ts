import { expect, test } from 'vitest';

import { builtInKind, formatKind } from '../../../src/read/xlsx/number-format.ts';

test.each([
  'dd/mm/yyyy',
  'm/d/yy',
  'D-MMM-YY',
  'mmmm',
  'mmm-yy',
  'yyyy\\-mm\\-dd\\ hh:mm:ss',
  '[$-409]d-mmm-yy;@',
  '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  '[Red]dd.mm.yyyy',
  'yyyy"年"m"月"d"日"',
  '"Due "dd/mm',
  'dd/mm/yyyy;;"none"',
  'yyyy-mm-dd hh:mm:ss.000',
])('%s shows a day', (code) => {
  expect(formatKind(code)).toBe('date');
});

test.each([
  'h:mm',
  'hh:mm:ss AM/PM',
  '[h]:mm',
  '[hh]:mm:ss',
  '[mm]:ss',
  '[m]',
  '[s].000',
  'mm:ss.0',
  '[$-409]h:mm AM/PM;@',
])('%s shows a time', (code) => {
  expect(formatKind(code)).toBe('time');
});

test.each([
  'General',
  'GENERAL',
  '[Red]General;[Blue]-General',
  '0',
  '0.00',
  '#,##0.00',
  '0.00E+00',
  '# ?/?',
  '@',
  '"day" 0',
  '0 "days"',
  '@" days"',
  'General\\d',
  'General_d',
  'General*d',
  '0 "unclosed days',
  '0\\d',
  '0 d',
  '#,##0\\ "USD"',
  '[$DKK] #,##0.00',
  '[$€-2] #,##0.00;[Red]-[$€-2] #,##0.00',
  '_-* #,##0.00 _d_h_-',
  '[Yellow][>=100]0;[Magenta]0',
  '*d0',
  '',
])('%s shows a plain number', (code) => {
  expect(formatKind(code)).toBe('number');
});

test.each([
  [0, 'number'],
  [13, 'number'],
  [14, 'date'],
  [18, 'time'],
  [21, 'time'],
  [22, 'date'],
  [23, 'number'],
  [27, 'date'],
  [36, 'date'],
  [37, 'number'],
  [45, 'time'],
  [47, 'time'],
  [48, 'number'],
  [49, 'number'],
  [50, 'date'],
  [58, 'date'],
  [59, 'number'],
])('the built-in format %i shows a %s', (id, kind) => {
  expect(builtInKind(id)).toBe(kind);
});
