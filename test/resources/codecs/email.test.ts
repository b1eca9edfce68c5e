import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { emailCodec } from '../../../src/resources/codecs/email.ts';
import { expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';

describe('an e-mail address', () => {
  test.each([
    'name@example.com',
    'first.last+tag@sub.example.co.uk',
    "o'brien@example.ie",
    'Mixed.Case@Example.COM',
    'jos\u00e9@example.es',
    'info@m\u00fcller.de',
    'info@xn--mller-kva.xn--p1ai',
    '\u0438\u043d\u0444\u043e@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444',
    'a@b.io',
    'name_1-2@example-site.museum',
  ])('%j is taken as it is', (text) => {
    expect(readCell(emailCodec, text)).toEqual({ value: text });
  });

  test.each([
    ' name@example.com ',
    '\u00a0name@example.com',
    'name@example.com\u200b',
    '\u200bname@example.com',
    'na\u200bme@example.com',
    'na\u00adme@example.com',
    '\u202aname@example.com\u202c',
    '\u201cname@example.com\u201d',
    '"name@example.com"',
    "'name@example.com",
    'mailto:name@example.com',
    'MAILTO:name@example.com',
  ])('%j is an address with something around it', (text) => {
    expect(readCell(emailCodec, text)).toEqual({ value: 'name@example.com' });
  });

  test.each([
    ['name', 'not-an-email'],
    ['name@', 'not-an-email'],
    ['@example.com', 'not-an-email'],
    ['name@example', 'not-an-email'],
    ['name@example.c', 'not-an-email'],
    ['name@example.123', 'not-an-email'],
    ['name@example.c-', 'not-an-email'],
    ['name@-example.com', 'not-an-email'],
    ['name@.example.com', 'not-an-email'],
    ['name@example..com', 'not-an-email'],
    ['.name@example.com', 'not-an-email'],
    ['name.@example.com', 'not-an-email'],
    ['na..me@example.com', 'not-an-email'],
    ['na me@example.com', 'not-an-email'],
    ['name@exam ple.com', 'not-an-email'],
    ['name@@example.com', 'not-an-email'],
    ['name@other@example.com', 'not-an-email'],
    ['Name <name@example.com>', 'not-an-email'],
    ['a@example.com; b@example.com', 'not-an-email'],
    ['a@example.com, b@example.com', 'not-an-email'],
    ['name(at)example.com', 'not-an-email'],
    [`${'a'.repeat(65)}@example.com`, 'not-an-email'],
    ['n/a', 'null-word'],
    ['none', 'null-word'],
    ['#VALUE!', 'formula-error'],
    ['=A1', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(emailCodec, text)).toEqual({ refused: code });
  });

  test('"name" gets its sentence', () => {
    expect(sayCell(emailCodec, 'name')).toEqual([
      'error',
      'not-an-email',
      '"name" is not an e-mail address',
      'write it like name@example.com',
    ]);
  });

  test('has no character that nobody sees, whatever the text', () => {
    expectAnswers(
      emailCodec,
      (value) => typeof value === 'string' && /^[^\s\p{C}@]+@[^\s\p{C}@]+\.[^\s\p{C}@]+$/u.test(value),
    );
  });

  test('of any usual form is taken to the last letter, and read back', () => {
    const addresses = fc
      .emailAddress()
      .filter((text) => /^[\w+-]+(?:\.[\w+-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(text));
    expectRoundTrip(emailCodec, addresses);
    expectEquality(emailCodec, fc.oneof(addresses, fc.constant(null)));
    expect(emailCodec.equal('', null)).toBe(true);
    expect(emailCodec.equal('a@b.io', 'A@b.io')).toBe(false);
  });

  test('is judged at once, however long the text', () => {
    for (const text of [`${'a'.repeat(200_000)}@`, `a@${'a'.repeat(200_000)}`, `a@${'a.'.repeat(100_000)}`])
      expect(readCell(emailCodec, text)).toEqual({ refused: 'not-an-email' });
  });
});
