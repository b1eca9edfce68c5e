import fc from 'fast-check';
import { expect, test } from 'vitest';

import { wrap } from '../../src/report/wrap.ts';

test('a text is broken at spaces, set in, and loses nothing', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 30, max: 100 }),
      fc.nat(8),
      (...[words, columns, indent]) => {
        const lines = wrap(words.join(' '), { columns, indent }).split('\n');
        expect(lines.map((line) => line.slice(indent)).join(' ')).toBe(words.join(' '));
        expect(lines.filter((line) => !line.startsWith(' '.repeat(indent)))).toEqual([]);
        expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
      },
    ),
  );
});
