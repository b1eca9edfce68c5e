import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';

import { damageOf } from '../../../src/resources/codecs/damage.ts';

describe('damage to a text', () => {
  test.each([
    ['caf\u00e9', 'caf\u00c3\u00a9'],
    ['M\u00fcller', 'M\u00c3\u00bcller'],
    ['it\u2019s', 'it\u00e2\u20ac\u2122s'],
    ['\u20ac5', '\u00e2\u201a\u00ac5'],
    ['10\u00a0\u2013\u00a020', '10\u00c2\u00a0\u00e2\u20ac\u201c\u00c2\u00a020'],
    [
      '\u041f\u0440\u0438\u0432\u0435\u0442',
      '\u00d0\u0178\u00d1\u20ac\u00d0\u00b8\u00d0\u00b2\u00d0\u00b5\u00d1\u201a',
    ],
    ['\u0441\u0440\u043e\u043a', '\u00d1\u0081\u00d1\u20ac\u00d0\u00be\u00d0\u00ba'],
    ['why? caf\u00e9', 'why? caf\u00c3\u00a9'],
  ])('is seen where %j was encoded twice, and mended', (meant, text) => {
    expect(damageOf(text)).toMatchObject({
      code: 'double-encoding',
      hint: 'export the file again as UTF-8',
    });
    expect(damageOf(text)?.message).toContain(`probably means "${meant.replaceAll('\u00a0', '\u00a0')}"`);
  });

  test('is seen in any text of letters that was encoded twice, and mended to what it was', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'a\u00e9\u00fc\u00df\u00f1\u0142\u011f\u0434\u0444\u03b1\u20ac\u2019'.split('')),
      maxLength: 20,
    });
    const texts = letters.filter((text) => /[^a]/.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        const twice = iconv.decode(Buffer.from(text, 'utf8'), 'windows-1252');
        fc.pre(!twice.includes('\ufffd'));
        expect(damageOf(twice)?.message).toContain(`probably means "${text}"`);
      }),
    );
  });

  test('is not seen in letters that were encoded once', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aA\u00e9\u00c9\u00fc\u00df\u00f1\u00c3\u00c2\u0142\u0434\u03b1 '.split('')),
      maxLength: 30,
    });
    fc.assert(fc.property(letters, (text) => damageOf(text) === null));
  });

  test.each([
    ['5\u00a0pm', 'a no-break space'],
    ['a\u200bb', 'a zero-width character'],
    ['a\u200db', 'a zero-width character'],
    ['a\ufeffb', 'a zero-width character'],
    ['co\u00adworking', 'a soft hyphen'],
    ['a\u202eb', 'a mark of writing direction'],
    ['a\u2066b\u2069', 'a mark of writing direction'],
    ['a\u200fb', 'a mark of writing direction'],
    ['a\u0007b', 'a control character'],
    ['a\u0000', 'a control character'],
    ['a\u007fb', 'a control character'],
    ['a\u00a0b\u00adc', 'a no-break space and a soft hyphen'],
  ])('is named where nobody can see it: %j', (text, names) => {
    expect(damageOf(text)).toEqual({
      code: 'invisible-characters',
      severity: 'warning',
      message: `holds ${names}, which nobody can see`,
      hint: 'type the text again if that is not meant',
    });
  });

  test.each([
    '',
    'plain',
    'tab\tand\nline\r\nbreaks',
    '\ud83d\udc69\u200d\ud83d\ude80',
    '\ud83d\udc69\ud83c\udffd\u200d\ud83d\ude80 in space',
    '\ud83c\udff3\ufe0f\u200d\ud83c\udf08',
    '\ud83d\udc69\u200d\u2764\ufe0f\u200d\ud83d\udc68',
    '\u00c3\u00a0 la carte'.slice(2),
    'S\u00c3O PAULO',
    '5 \u00b0C \u00a9 2025',
  ])('is not seen in %j', (text) => {
    expect(damageOf(text)).toBe(null);
  });

  test('is said where a character was lost for good', () => {
    expect(damageOf('caf\ufffd')).toEqual({
      code: 'lost-characters',
      severity: 'warning',
      message: '"caf\ufffd" holds the mark of a lost character',
      hint: 'type the text again, or export the file again as UTF-8',
    });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => ['object'].includes(typeof damageOf(text))),
    );
  });
});
