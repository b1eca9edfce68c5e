import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { guard, unguard } from '../../src/resources/guard.ts';

/** Texts in which the characters that matter are frequent. */
const risky = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '1', '2', '.', ' ', '(', ')', 'a'),
});
const anyText = fc.oneof(fc.string({ unit: 'binary' }), risky);

describe('guard', () => {
  it.each([
    '=SUM(A1)',
    '+cmd',
    '-2+3+cmd',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '=1',
    '-',
    '+',
    '+1-2',
    '-1-2',
    '+44 20 x9',
    "+'1",
  ])('puts an apostrophe in front of %j', (text) => {
    expect(guard(text)).toBe(`'${text}`);
  });

  it.each([
    '-5',
    '+5',
    '-1,250.00',
    '-1.234,50',
    '-.5',
    '-1.5E+10',
    '+44 20 7946 0958',
    '+44 (0)20 7946-0958',
    '+(1) 555/0100',
  ])('leaves the number or phone number %j alone', (text) => {
    expect(guard(text)).toBe(text);
  });

  it.each(['', 'plain', "O'Hara", "'quoted'", ' =1', '<a@b.com>', 'a=b', '5-3', "'"])(
    'leaves the harmless %j alone',
    (text) => {
      expect(guard(text)).toBe(text);
      expect(unguard(text)).toBe(text);
    },
  );

  it('guards a text that looks guarded already', () => {
    expect(guard("'=1")).toBe("''=1");
    expect(guard("''@x")).toBe("'''@x");
  });

  it('is undone by unguard, whatever the text', () => {
    fc.assert(fc.property(anyText, (text) => unguard(guard(text)) === text));
  });

  it('never starts a text with something to run', () => {
    const inert = /^[+-][\d\s.,'()/eE+-]*$/;
    fc.assert(fc.property(anyText, (text) => !/^[=+\-@\t\r]/.test(guard(text)) || inert.test(guard(text))));
  });

  it('judges a long text of digits and spaces at once', () => {
    const text = `+${'1 '.repeat(50_000)}x`;
    expect(guard(text)).toBe(`'${text}`);
  });
});

describe('unguard', () => {
  it.each([
    ["'=1", '=1'],
    ["''=1", "'=1"],
    ["'-5", '-5'],
    ["'\tx", '\tx'],
  ])('takes one apostrophe off %j', (text, bare) => {
    expect(unguard(text)).toBe(bare);
  });

  it.each(["'hello", "''", "O'=1", '=1', "'1"])('leaves %j alone', (text) => {
    expect(unguard(text)).toBe(text);
  });
});
