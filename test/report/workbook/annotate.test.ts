import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';

import { annotateWorkbook } from '../../../src/report/workbook/annotate.ts';
import { findPart } from '../../../src/report/workbook/parts.ts';
import { readZip } from '../../../src/report/workbook/read-zip.ts';
import { annotated, lookAt, mark, red, retell, textOf, yellow } from './annotated.ts';
import { richParts, richWorkbook, workbookOf } from './rich-workbook.ts';

const sheetPart = 'xl/worksheets/sheet1.xml';

describe('annotateWorkbook', () => {
  it('fills a wrong cell red and says in a comment what is wrong', async () => {
    const bytes = await annotated(await richWorkbook(), [mark('D2', '"31/13/2025" is <no> date & more')]);
    const cell = await lookAt(bytes, [1, 3]);
    expect(cell?.style?.fill).toMatchObject(red);
    expect(cell?.comment).toMatchObject({
      author: 'nexload',
      text: 'nexload:\nError: "31/13/2025" is <no> date & more',
    });
    expect(cell?.value).toBe(' 31/13/2025 ');
  });

  it('fills a cell yellow that only has warnings, and leaves the colour of one that has notes', async () => {
    const marks = [mark('C2', 'odd', 'warning'), mark('F2', 'decided so', 'note')];
    const bytes = await annotated(await richWorkbook(), marks);
    expect((await lookAt(bytes, [1, 2]))?.style?.fill).toMatchObject(yellow);
    const noted = await lookAt(bytes, [1, 5]);
    expect(noted?.style?.fill).toBeUndefined();
    expect(noted?.comment?.text).toBe('decided so');
  });

  it('joins several problems of a cell in one comment, red if one of them is an error', async () => {
    const bytes = await annotated(await richWorkbook(), [mark('C2', 'odd', 'warning'), mark('C2', 'wrong')]);
    const cell = await lookAt(bytes, [1, 2]);
    expect(cell?.comment?.text).toBe('nexload:\nWarning: odd\nError: wrong');
    expect(cell?.style?.fill).toMatchObject(red);
  });

  it('keeps number format, font and alignment of a marked cell', async () => {
    const bytes = await annotated(await richWorkbook(), [mark('C2'), mark('A1')]);
    expect((await lookAt(bytes, [1, 2]))?.style?.numFmt).toBe('dd/mm/yyyy');
    expect((await lookAt(bytes, [0, 0]))?.style).toMatchObject({
      font: { name: 'Georgia', size: 14, bold: true },
      alignment: { horizontal: 'center', wrapText: true },
      fill: red,
    });
  });

  it('changes nothing in the sheet but the styles of the marked cells and the link to the comments', async () => {
    const bytes = await annotated(await richWorkbook(), [mark('D2'), mark('F4')]);
    const expected = richParts[sheetPart]
      ?.replace('<row r="2" spans="1:6">', '<row r="2">')
      .replace('<c r="D2" t="inlineStr">', '<c r="D2" t="inlineStr" s="4">')
      .replace('<c r="F4">', '<c r="F4" s="4">')
      .replace(
        /<extLst>(?=<ext uri="\{78)/,
        '<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="nexloadShapes"/><extLst>',
      );
    expect(await textOf(bytes, sheetPart)).toBe(expected);
  });

  it('keeps every other part byte for byte', async () => {
    const original = await richWorkbook();
    const [before, after] = [await readZip(original), await readZip(await annotated(original, [mark('D2')]))];
    const kept = before.filter((part) =>
      after.some(({ name, packed }) => name === part.name && packed.equals(part.packed)),
    );
    const changed = before.filter((part) => !kept.includes(part)).map(({ name }) => name);
    expect(changed).toEqual(['[Content_Types].xml', 'xl/styles.xml', sheetPart]);
    const added = after.map(({ name }) => name).filter((name) => findPart(before, name) === undefined);
    expect(added).toEqual(['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml', 'xl/worksheets/_rels/sheet1.xml.rels']);
  });

  it('adds cells and rows that are not there, in the style of their row or column', async () => {
    const bytes = await annotated(await richWorkbook(), [mark('B2'), mark('D3'), mark('E4'), mark('G4'), mark('D9')]);
    const xml = await textOf(bytes, sheetPart);
    expect(xml).toContain('</c><c r="B2" s="4"/><c r="C2"');
    expect(xml).toContain('</row><row r="3"><c r="D3" s="5"/></row><row r="4"');
    expect(xml).toContain('</c><c r="E4" s="6"/><c r="F4"><f>F2*2</f><v>25</v></c><c r="G4" s="6"/></row>');
    expect(xml).toContain('<row r="9"><c r="D9" s="5"/></row></sheetData>');
    expect((await lookAt(bytes, [2, 3]))?.style).toMatchObject({ numFmt: 'dd/mm/yyyy', fill: red });
  });

  it('keeps the text of an old comment below ours', async () => {
    const once = await annotated(await richWorkbook(), [
      mark('D2', 'Anna knows', 'note'),
      mark('A2', 'Bob knows', 'note'),
    ]);
    const theirs = await retell(once, 'xl/comments1.xml', (text) => text.replace('>nexload<', '>Anna<'));
    const bytes = await annotated(theirs, [mark('D2', 'is no date')]);
    expect((await lookAt(bytes, [1, 3]))?.comment).toMatchObject({
      author: 'Anna',
      text: 'nexload:\nError: is no date\n\nThe comment that was here:\nAnna knows',
    });
    expect((await lookAt(bytes, [1, 0]))?.comment).toMatchObject({ author: 'Anna', text: 'Bob knows' });
    expect((await textOf(bytes, 'xl/drawings/vmlDrawing1.vml')).match(/<v:shape /g)).toHaveLength(2);
  });

  it('marks several sheets, hidden ones too, and passes over sheets that are not there', async () => {
    const marks = [mark('D2'), { ...mark('A1'), sheet: 'Other' }, { ...mark('A1'), sheet: 'Nowhere' }];
    const bytes = await annotated(await richWorkbook(), marks);
    const workbook = await readXlsx(bytes, { readStyles: true });
    expect(workbook.sheets[1]).toMatchObject({ name: 'Other', hidden: true });
    expect(workbook.sheets[1]?.cells?.get('0,0')?.comment?.text).toBe('nexload:\nError: is wrong');
    expect(workbook.sheets[0]?.cells?.get('1,3')?.comment?.text).toBe('nexload:\nError: is wrong');
    const types = await textOf(bytes, '[Content_Types].xml');
    expect(types.match(/Extension="vml"/g)).toHaveLength(1);
    expect(types.match(/PartName="\/xl\/comments[12].xml"/g)).toHaveLength(2);
  });

  it('understands rows and cells without addresses', async () => {
    const bare = await richWorkbook({ [sheetPart]: (text) => text.replaceAll(/(<(?:row|c))\sr="\w+"/g, '$1') });
    const bytes = await annotated(bare, [mark('B3')]);
    // Counted on: the third row is the one that used to be the fourth, and its second cell is the formula.
    expect(await textOf(bytes, sheetPart)).toContain('<c s="4"><f>F2*2</f><v>25</v></c>');
  });

  it('understands a writer that puts a prefix on every tag', async () => {
    const prefixed = (text: string): string =>
      text
        .replaceAll(/<(\/?)(?=\w)(?!\?)/g, '<$1x:')
        .replaceAll(/<(\/?)x:xml/g, '<$1xml')
        .replace('xmlns="', 'xmlns:x="');
    const bytes = await annotated(await richWorkbook({ [sheetPart]: prefixed, 'xl/styles.xml': prefixed }), [
      mark('D2'),
      mark('D3'),
    ]);
    const xml = await textOf(bytes, sheetPart);
    expect(xml).toContain('<x:c r="D2" t="inlineStr" s="4">');
    expect(xml).toContain('<x:row r="3"><x:c r="D3" s="5"/></x:row>');
    expect(xml).toContain('<x:legacyDrawing ');
    expect(await textOf(bytes, 'xl/styles.xml')).toContain('<x:cellXfs count="6">');
  });

  it('gives styles to a workbook that has none', async () => {
    const { 'xl/styles.xml': _, ...rest } = richParts;
    const links = 'xl/_rels/workbook.xml.rels';
    const unstyled = { ...rest, [links]: rest[links]?.replace(/<Relationship Id="rId3"[^>]*>/, '') ?? '' };
    expect(
      (await lookAt(await annotated(await workbookOf(unstyled), [mark('F2')]), [1, 5]))?.style?.fill,
    ).toMatchObject(red);
  });

  it('replaces characters that XML cannot hold', async () => {
    const bytes = await annotated(await richWorkbook(), [mark('D2', 'a\u0001b\uD800c _x0041_')]);
    expect((await lookAt(bytes, [1, 3]))?.comment?.text).toContain('a\uFFFDb\uFFFDc');
    expect(await textOf(bytes, 'xl/comments1.xml')).toContain('_x005F_x0041_');
  });

  it('colours all cells but comments on the first 5,000 of a sheet', async () => {
    const marks = Array.from({ length: 5010 }, (_, at) => mark(`B${at + 2}`));
    const bytes = await annotated(await richWorkbook(), marks);
    expect((await textOf(bytes, 'xl/comments1.xml')).match(/<comment /g)).toHaveLength(5000);
    expect((await textOf(bytes, sheetPart)).match(/ r="B\d+" s="\d+"/g)).toHaveLength(5010);
  });

  it.each([
    ['is no zip', async () => await Promise.resolve(Buffer.from('Id,Notes\n1,x\n'))],
    ['is cut off', async () => (await richWorkbook()).subarray(0, 900)],
    [
      'has rows in CDATA',
      async () => await richWorkbook({ [sheetPart]: (text) => text.replace('Id', '<![CDATA[<row>]]>') }),
    ],
    ['is in UTF-16', async () => await richWorkbook({ [sheetPart]: (text) => text.replace('UTF-8', 'UTF-16') })],
    [
      'has no rows at all',
      async () =>
        await richWorkbook({ [sheetPart]: (text) => text.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>') }),
    ],
    [
      'ends in the middle of a row',
      async () => await richWorkbook({ [sheetPart]: (text) => text.slice(0, text.indexOf('<row r="4"') + 30) }),
    ],
    [
      'has something else among its rows',
      async () => await richWorkbook({ [sheetPart]: (text) => text.replace('<row r="4"', '<odd/><row r="4"') }),
    ],
    [
      'has styles without formats',
      async () => await richWorkbook({ 'xl/styles.xml': (text) => text.replaceAll('cellXfs', 'other') }),
    ],
  ])('leaves a file alone that %s', async (_, make) => {
    expect(await annotateWorkbook(await make(), [mark('D2')])).toBeNull();
  });

  it('leaves a file alone that has more marks than memory should hold', async () => {
    const marks = Array.from({ length: 100_001 }, () => mark('D2'));
    expect(await annotateWorkbook(await richWorkbook(), marks)).toBeNull();
  });

  it('gives equal bytes for equal input', async () => {
    const original = await richWorkbook();
    expect(await annotated(original, [mark('D2')])).toEqual(await annotated(original, [mark('D2')]));
  });
});
