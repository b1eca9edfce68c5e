import { describe, expect, test } from 'vitest';

import { readAll, readSheet, relationships, sheetsOf, workbookParts, type Parts } from './make-workbook.ts';

const cell = (value: number): string =>
  `<worksheet><sheetData><row><c><v>${value}</v></c></row></sheetData></worksheet>`;

async function firstCell(parts: Parts): Promise<string | undefined> {
  const [sheet] = await sheetsOf(parts);
  return (await readAll(sheet))[1]?.[0];
}

describe('the list of sheets', () => {
  test('gives names in order and says which are hidden; charts are left out', async () => {
    const sheets = await sheetsOf({
      ...workbookParts(''),
      'xl/workbook.xml': `<workbook xmlns:r="x"><sheets><sheet name="R&amp;D" r:id="a"/><sheet name="Chart" r:id="b"/>
        <sheet name="Old" state="hidden" r:id="c"/><sheet name="Secret" state="veryHidden" r:id="d"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relationships([
        ['d', 'worksheet', 'worksheets/d.xml'],
        ['c', 'worksheet', 'worksheets/c.xml'],
        ['b', 'chartsheet', 'chartsheets/b.xml'],
        ['a', 'worksheet', 'worksheets/a.xml'],
      ]),
      'xl/worksheets/a.xml': cell(1),
      'xl/worksheets/c.xml': cell(3),
      'xl/worksheets/d.xml': cell(4),
    });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['R&D', false],
      ['Old', true],
      ['Secret', true],
    ]);
    expect(await Promise.all(sheets.map(readAll))).toEqual([{ 1: ['1'] }, { 1: ['3'] }, { 1: ['4'] }]);
  });

  test.each([
    ['from the root', '/xl/worksheets/sheet1.xml'],
    ['in another case', 'Worksheets/SHEET1.xml'],
    ['with backslashes', '\\xl\\worksheets\\sheet1.xml'],
    ['with dots', '../xl/./worksheets/../worksheets/sheet1.xml'],
  ])('finds a sheet whose path is written %s', async (_how, target) => {
    const rels = relationships([['rId1', 'worksheet', target]]);
    expect(await readSheet('<row><c><v>1</v></c></row>', { 'xl/_rels/workbook.xml.rels': rels })).toEqual({ 1: ['1'] });
  });

  test('finds the parts of a zip whose names have backslashes or a slash in front', async () => {
    const odd: Record<string, string | Uint8Array> = {};
    for (const [name, part] of Object.entries(workbookParts('<row><c><v>1</v></c></row>'))) {
      odd[name.startsWith('xl/worksheets') ? `/${name}` : name.replaceAll('/', '\\')] = part;
    }
    expect(await firstCell(odd)).toBe('1');
  });

  test('finds a workbook part with an unusual name', async () => {
    const {
      'xl/workbook.xml': workbook = '',
      'xl/_rels/workbook.xml.rels': rels = '',
      ...rest
    } = workbookParts('<row><c><v>1</v></c></row>');
    const moved = { 'xl/workbook2.xml': workbook, 'xl/_rels/workbook2.xml.rels': rels };
    const root = relationships([['rId1', 'officeDocument', 'xl/workbook2.xml']]);
    expect(await firstCell({ ...rest, ...moved, '_rels/.rels': root })).toBe('1');
  });

  test('finds the workbook where nothing links to it', async () => {
    const { '_rels/.rels': _, ...rest } = workbookParts('<row><c><v>1</v></c></row>');
    expect(await firstCell(rest)).toBe('1');
  });

  test('reads the strict variant of the format, with prefixed elements', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const parts = workbookParts('', {
      'xl/workbook.xml': `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:rel="${strict}">
        <x:workbookPr date1904="true"/><x:sheets><x:sheet name="S" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${strict}/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="${strict}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': '<x:styleSheet><x:cellXfs><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>',
      'xl/worksheets/sheet1.xml':
        '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>44210</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await firstCell(parts)).toBe('2025-01-15');
  });

  test('an extension that repeats the settings does not undo the 1904 calendar', async () => {
    const parts = workbookParts('<row><c><v>0</v></c></row>', {
      'xl/workbook.xml': `<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets>
        <extLst><x15:workbookPr chartTrackingRefBase="1"/></extLst></workbook>`,
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    expect(await firstCell(parts)).toBe('1904-01-01');
  });
});

describe('a workbook that lists what it does not hold is refused', () => {
  test.each([
    [
      'a sheet without a part',
      { 'xl/_rels/workbook.xml.rels': relationships([['rId1', 'worksheet', 'no.xml']]) },
      'the sheet "Sheet1" is missing',
    ],
    [
      'a sheet without a link',
      { 'xl/_rels/workbook.xml.rels': '<Relationships/>' },
      'points to something that is not there: "Sheet1"',
    ],
    [
      'styles without a part',
      {
        'xl/_rels/workbook.xml.rels': relationships([
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId2', 'styles', 'no.xml'],
        ]),
      },
      'the part "xl/no.xml" is missing',
    ],
    ['no sheets', { 'xl/workbook.xml': '<workbook><sheets/></workbook>' }, 'the workbook has no sheet of cells'],
    [
      'one part for two sheets',
      {
        'xl/workbook.xml':
          '<workbook xmlns:r="x"><sheets><sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId1"/></sheets></workbook>',
      },
      'the sheet "B" shares its cells with another sheet',
    ],
    ['broken XML in the list', { 'xl/workbook.xml': '<workbook><sheets>' }, 'the list of sheets holds broken XML'],
  ])('%s', async (_what, more, message) => {
    await expect(sheetsOf(workbookParts('', more))).rejects.toThrow(message);
  });
});
