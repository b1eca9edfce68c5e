import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepDigits } from '../../../src/io/api/keep-digits.ts';
import { losesDigits } from '../../../src/io/api/loses-digits.ts';
import { printRecord } from '../../../src/io/api/print-record.ts';
import type { Json, LiveRecord } from '../../../src/model.ts';
import { getExactTexts } from '../../../src/model/exact-texts.ts';

function read(text: string): LiveRecord {
  return keepDigits(JSON.parse(text) as Json, text) as LiveRecord;
}

/** Any JSON as it is written and as it has to be printed; only the numbers can differ. */
interface Written {
  readonly text: string;
  readonly printed: string;
}

const digits = (most: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[1-9]\\d{0,${most}}$`));
const number = fc
  .oneof(
    digits(30),
    fc.tuple(digits(20), fc.stringMatching(/^\d{1,30}$/)).map((parts) => parts.join('.')),
    fc.tuple(digits(20), fc.integer({ min: -420, max: 420 })).map((parts) => parts.join('e')),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((double) => JSON.stringify(double)),
  )
  .map((text) => ({ text, printed: losesDigits(text) ? text : JSON.stringify(Number(text)) }));
const others = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('12345678901234567890', ': 12345678901234567890,', ',1e999,', '\\"', '{"a":1e999}'),
    fc.boolean(),
    fc.constant(null),
  )
  .map((value) => ({ text: JSON.stringify(value), printed: JSON.stringify(value) }));

const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toJSON', 'Value', '12', 'Id'));

const { value: anyWritten, object: anyRecord } = fc.letrec<{ value: Written; list: Written; object: Written }>(
  (tie) => ({
    value: fc.oneof({ depthSize: 'small' }, number, others, tie('list'), tie('object')),
    list: fc.tuple(fc.array(tie('value')), fc.constantFrom('', ' ', '\n')).map(([items, space]) => ({
      text: `[${space}${items.map(({ text }) => text).join(`${space},${space}`)}${space}]`,
      printed: `[${items.map(({ printed }) => printed).join(',')}]`,
    })),
    object: fc.tuple(fc.dictionary(key, tie('value')), fc.constantFrom('', ' ', '\t')).map(([parts, space]) => {
      const members = Object.entries(parts).map(([name, { text, printed }]) => ({
        text: `${JSON.stringify(name)}${space}:${space}${text}`,
        printed: `${JSON.stringify(name)}:${printed}`,
      }));
      return {
        text: `{${members.map(({ text }) => text).join(`,${space}`)}}`,
        printed: `{${members.map(({ printed }) => printed).join(',')}}`,
      };
    }),
  }),
);

describe('a record whose numbers have more digits than JavaScript keeps', () => {
  test('is printed as it was written, at any depth and whatever else it holds', () => {
    fc.assert(
      fc.property(anyRecord, ({ text, printed }) => {
        fc.pre(!text.includes('"WasSuccessful"'));
        expect(printRecord(read(text))).toBe(printed);
      }),
      { numRuns: 500 },
    );
  });

  test('has the values that JSON.parse gives', () => {
    fc.assert(
      fc.property(anyWritten, ({ text }) => {
        expect(JSON.stringify(keepDigits(JSON.parse(text) as Json, text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('remembers nothing of keys without such numbers, and nothing at all where there are none', () => {
    const texts = getExactTexts(read('{"Id":7,"Price":1.10,"Ids":[1,{"Big":12345678901234567890}],"Round":1e20}'));
    expect([...(texts?.keys() ?? [])]).toEqual(['Ids']);
    expect(getExactTexts(read('{"Id":7,"Ratio":0.30000000000000004,"Code":"12345678901234567890"}'))).toBeUndefined();
  });

  test.each([
    ['alone', '{"Id":1,"Big":9007199254740993}', (value: Json) => value],
    ['in a list', '[{"Id":1,"Big":9007199254740993}]', (value: Json) => (value as readonly Json[])[0]],
    [
      'in an envelope',
      '{"WasSuccessful":true,"Value":{"Id":1,"Big":9007199254740993}}',
      (value: Json) => (value as LiveRecord)['Value'],
    ],
  ])('keeps its digits where it stands %s', (_, text, find) => {
    expect(printRecord(find(read(text)) as LiveRecord)).toBe('{"Id":1,"Big":9007199254740993}');
  });

  test('keeps keys that mean something to JavaScript', () => {
    const text = '{"__proto__":{"Big":9007199254740993},"constructor":1e400,"isLosslessNumber":true,"toJSON":"no"}';
    expect(printRecord(read(text))).toBe(text);
    expect(printRecord({ ...read(text) })).toBe(text);
  });

  test('with a key twice is what JSON.parse makes of it, with the digits of the last', () => {
    expect(printRecord(read('{"Big":9007199254740995,"Id":1,"Big":9007199254740993}'))).toBe(
      '{"Big":9007199254740993,"Id":1}',
    );
  });

  test('can be 300 levels deep', () => {
    const text = `{"Deep":${'[{"a":'.repeat(150)}9007199254740993${'}]'.repeat(150)}}`;
    expect(printRecord(read(text))).toBe(text);
  });

  test('is what JSON.parse makes of it where it is too deep to be looked into', () => {
    const text = `{"Big":9007199254740993,"Deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(read(text)['Big']).toBe(2 ** 53);
  });

  test('prints a value that was laid over it instead of what it remembers', () => {
    const record = read('{"Id":1,"Big":9007199254740993,"Ids":[9007199254740993]}');
    expect(printRecord({ ...record, Big: 5, Ids: [9_007_199_254_740_992] })).toBe(
      '{"Id":1,"Big":5,"Ids":[9007199254740992]}',
    );
  });
});
