import { describe, expect, it } from 'vitest';

import { assertUtf8, findPart, partText, withText } from '../../../src/report/workbook/parts.ts';
import { readZip } from '../../../src/report/workbook/read-zip.ts';
import { attributesOf, escapeXml, readTags } from '../../../src/report/workbook/xml-tags.ts';
import { richWorkbook } from './rich-workbook.ts';

describe('parts of a package', () => {
  it('are found whatever the case', async () => {
    expect(findPart(await readZip(await richWorkbook()), 'XL/Styles.XML')?.name).toBe('xl/styles.xml');
  });

  it('take another text', async () => {
    const part = findPart(await readZip(await richWorkbook()), 'xl/media/note.txt') ?? expect.fail('no such part');
    expect(await partText(await withText(part, 'Zoë'))).toBe('Zoë');
  });

  it.each([
    ['UTF-16 with its mark', Buffer.from('\uFEFF<a/>', 'utf16le')],
    ['UTF-16 without it', Buffer.from('<a/>', 'utf16le')],
    ['another declared encoding', Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a/>')],
  ])('are refused in %s', (_, bytes) => {
    expect(() => assertUtf8(bytes)).toThrow('not in UTF-8');
  });

  it.each([
    '<a/>',
    '\uFEFF<?xml version="1.0" encoding="utf-8"?><a/>',
    "<?xml version='1.0' encoding='US-ASCII'?><a/>",
  ])('are taken as %j', (text) => {
    expect(assertUtf8(Buffer.from(text)).toString()).toBe(text);
  });
});

describe('tags', () => {
  it('are read with their depth, and with brackets and slashes in their attributes', () => {
    const tags = [...readTags(`<?xml version="1.0"?><a x='1 > "0"'><p:b y="/a/b"/></a>`)];
    expect(tags.map(({ kind, prefix, name, depth }) => [kind, prefix + name, depth])).toEqual([
      ['open', 'a', 0],
      ['empty', 'p:b', 1],
      ['close', 'a', 0],
    ]);
    expect(tags.map((tag) => [...attributesOf(tag)])).toEqual([[['x', '1 > "0"']], [['y', '/a/b']], []]);
  });

  it('are refused where comments or CDATA could hide some', () => {
    expect(() => [...readTags('<a><!-- <b/> --></a>')]).toThrow('comments');
  });

  it('have attributes in the text that they mean', () => {
    const facts = attributesOf({ attributes: ' name="A &amp;lt; &#66;&#x43;&quot;" other="&odd;"' });
    expect([...facts.values()]).toEqual(['A &lt; BC"', '&odd;']);
    const text = 'a & b &lt; "c" <d>';
    expect(attributesOf({ attributes: ` x="${escapeXml(text)}"` }).get('x')).toBe(text);
  });
});
