import { describe, expect, test } from 'vitest';

import { xmlFeed } from '../../../src/read/xlsx/xml-feed.ts';

/** Everything a document says, as one text; the bytes come in pieces of the given size. */
function read(bytes: Uint8Array, pieceBytes = bytes.length): string {
  let seen = '';
  const open = (name: string, attributes: object): void => {
    seen += `<${name} ${Object.entries(attributes).join(' ')}>`;
  };
  const text = (piece: string): void => {
    seen += piece;
  };
  const feed = xmlFeed({ open, close: (name) => text(`</${name}>`), text }, () => 'the sheet "A"');
  for (let at = 0; at < bytes.length; at += pieceBytes) feed.write(bytes.subarray(at, at + pieceBytes));
  feed.end();
  return seen;
}

test('elements lose their prefix, attributes keep it', () => {
  expect(read(Buffer.from('<x:a r:id="1" s="2"><b/>t</x:a>'))).toBe('<a r:id,1 s,2><b ></b>t</a>');
});

describe('bytes become letters', () => {
  const document = '<?xml version="1.0"?><a>Zoë 李 😀 &#x1F600;</a>';
  const utf16 = Buffer.from(`\ufeff${document}`, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(document)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${document}`)],
    ['UTF-16', utf16],
    ['UTF-16 with the bytes the other way round', Buffer.from(utf16).swap16()],
  ])('from %s, wherever the blocks are cut', (_encoding, bytes) => {
    for (const size of [2, 3, 7, 1000]) expect(read(bytes, size)).toBe('<a >Zoë 李 😀 😀</a>');
  });

  test.each([
    ['bytes that are no UTF-8', Buffer.from('<a>caf\xe9</a>', 'latin1')],
    ['a letter that is cut off', Buffer.from('<a/>é').subarray(0, 5)],
  ])('but not from %s', (_what, bytes) => {
    expect(() => read(bytes)).toThrow('the sheet "A" holds broken XML');
  });
});

const laughs = Array.from({ length: 10 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
  '',
);

describe('documents that no spreadsheet program writes are refused', () => {
  test.each([
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l9;</a>`, 'declares XML entities'],
    [
      'an entity in a file',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'declares XML entities',
    ],
    ['any DOCTYPE', '<!DOCTYPE a><a/>', 'declares XML entities'],
    ['endless nesting', '<a>'.repeat(300), 'nests its XML deeper'],
    ['an endless text', `<a>${'x'.repeat(2_000_000)}</a>`, 'holds more text in one place'],
    ['an endless attribute', `<a b="${'x'.repeat(2_000_000)}"/>`, 'holds more text in one place'],
    ['an endless name', `<${'x'.repeat(2_000_000)}/>`, 'holds more text in one place'],
    ['an endless comment', `<a><!--${'x'.repeat(2_000_000)}--></a>`, 'holds more text in one place'],
    [
      'an endless number of attributes',
      `<a ${Array.from({ length: 200_000 }, (_, n) => `a${n}=""`).join(' ')}/>`,
      'holds more text in one place',
    ],
    ['a document that ends early', '<a><b></b>', 'holds broken XML'],
    ['no document', '', 'holds broken XML'],
  ])('%s', (_what, document, message) => {
    expect(() => read(Buffer.from(document), 16_384)).toThrow(`the sheet "A" ${message}`);
  });
});
