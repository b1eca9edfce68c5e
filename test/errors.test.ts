import { expect, test } from 'vitest';
import * as errors from '../src/errors.ts';

test.each([
  [errors.emptyFile('-'), 'standard input is empty'],
  [errors.notASpreadsheet('-', 'a PDF document', ''), 'standard input is a PDF document'],
  [errors.noHeader('-', 3), 'standard input has no row 3 to take the header from'],
  [errors.ambiguousResource('-', 'this and that'), 'the headers of standard input fit this and that equally well'],
  [errors.emptyFile('a.csv'), 'a.csv is empty'],
])('a sentence calls an input by a name that a person knows: %s', (error, message) => {
  expect(error.message).toBe(message);
});
