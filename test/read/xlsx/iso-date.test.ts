import { expect, test } from 'vitest';

import { isoDateText } from '../../../src/read/xlsx/iso-date.ts';

test.each([
  ['2025-01-15', '2025-01-15'],
  ['2025-01-15T00:00:00', '2025-01-15'],
  ['2025-01-15T00:00Z', '2025-01-15'],
  ['2025-01-15T10:30', '2025-01-15T10:30:00'],
  ['2025-01-15T10:30:05.000Z', '2025-01-15T10:30:05'],
  [' 2025-01-15 ', '2025-01-15'],
])('%s becomes %s', (text, expected) => {
  expect(isoDateText(text)).toBe(expected);
});

test.each(['2025-01-15T10:30:00+02:00', '10:30:00', '15 January 2025', ''])('"%s" stays as it is', (text) => {
  expect(isoDateText(text)).toBe(text);
});
