import { expect, test } from 'vitest';

import { decodeEscapes } from '../../../src/read/xlsx/escapes.ts';

test.each([
  ['a_x000D_\nb', 'a\r\nb'],
  ['_x0009_', '\t'],
  ['_x00e9_', 'é'],
  ['_x005F_x000D_', '_x000D_'],
  ['_x00D_', '_x00D_'],
  ['snake_case_x', 'snake_case_x'],
])('%j is decoded to %j', (text, expected) => {
  expect(decodeEscapes(text)).toBe(expected);
});
