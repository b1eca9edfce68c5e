import { expect, test } from 'vitest';
import { createRejectsNames } from '../../src/report/rejects-name.ts';

test('the rejects of one input are rejects.csv, and those of several are named after their input', () => {
  expect(createRejectsNames(1)({ file: 'in/a.csv', sheet: null })).toBe('rejects.csv');
  const nameOf = createRejectsNames(3);
  expect(nameOf({ file: 'in/a b.csv', sheet: null })).toBe('rejects-a-b.csv');
  expect(nameOf({ file: 'other/A b.csv', sheet: null })).toBe('rejects-A-b-2.csv');
  expect(nameOf({ file: 'book.xlsx', sheet: 'One' })).toBe('rejects-book-One.csv');
});

test('no input has a name that is too long for its rejects', () => {
  const nameOf = createRejectsNames(2);
  const names = ['\u{20000}'.repeat(60), '\u{20000}'.repeat(61)].map((stem) =>
    nameOf({ file: `${stem}.csv`, sheet: 'x'.repeat(31) }),
  );
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(Buffer.byteLength(name)).toBeLessThan(255);
});
