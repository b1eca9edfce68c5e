import { describe, expect, test } from 'vitest';

import { resources } from '../../../src/resources/index.ts';
import { columnOf } from './read-cell.ts';

const codecs = new Map(
  resources.flatMap(({ fields }) => fields.map((field) => [field.codec.type + field.name, field] as const)),
);
const one = [...new Map([...codecs.values()].map((field) => [field.codec, field])).values()];

/** A pattern that starts anew at every character of these would not come back for minutes. */
const many = 100_000;
const hostile = [
  `x${' '.repeat(many)}x`,
  `${'"'.repeat(many)}x${' "'.repeat(many)}x`,
  `5 jan ${' '.repeat(many)}x`,
  '1,'.repeat(many),
  `${'1 '.repeat(many)}\u20acx`,
  `a@${'a-'.repeat(many)}`,
  `a@${'a.'.repeat(many)}`,
  `${'..'.repeat(many)}@b.com`,
  '('.repeat(many) + ')'.repeat(many),
  `=${'-('.repeat(many)}!`,
  `${'#'.repeat(many)}x`,
  '\u00c3\u00a9'.repeat(many),
  Array.from({ length: many }, (_, at) => at + 1).join(';'),
  '\u200b'.repeat(many),
  'a'.repeat(many),
];

describe('a cell of a hundred thousand characters', () => {
  test.each(one.map((field) => [field.codec.type, field.name, field] as const))(
    'is answered at once as %s, such as %s',
    (_type, _name, field) => {
      for (const text of hostile) {
        const column = columnOf(field.codec, { field, zone: 'Europe/Berlin', dateOrder: 'dmy', decimal: '.' });
        expect(() => field.codec.parse(text, column)).not.toThrow();
        expect(() => field.codec.evidence?.(text)).not.toThrow();
      }
    },
  );
});
