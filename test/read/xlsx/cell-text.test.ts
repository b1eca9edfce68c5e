import { describe, expect, test } from 'vitest';

import { readSheet } from './make-workbook.ts';

const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs>
  <dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy"/></dxf></dxfs></styleSheet>`;
const sharedStrings = '<sst><si><t>first</t></si><si><t xml:space="preserve"> second </t></si></sst>';

/** The text of one cell in A1. */
async function textOf(cell: string): Promise<string | undefined> {
  const rows = await readSheet(`<row r="1">${cell}</row>`, {
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': sharedStrings,
  });
  return rows[1]?.[0];
}

describe('the text of a cell', () => {
  test.each([
    ['a shared text', '<c t="s"><v>0</v></c>', 'first'],
    ['a shared text with its spaces', '<c t="s"><v>1</v></c>', ' second '],
    ['an inline text', '<c t="inlineStr"><is><t>Ann &amp; Bob</t></is></c>', 'Ann & Bob'],
    ['the runs of a rich inline text', '<c t="inlineStr"><is><r><t>a</t></r><r><rPr/><t>b</t></r></is></c>', 'ab'],
    ['no phonetic reading', '<c t="inlineStr"><is><t>李</t><rPh sb="0" eb="1"><t>リ</t></rPh></is></c>', '李'],
    ['the text result of a formula', '<c t="str"><f>A2</f><v>x_x000D_y</v></c>', 'x\ry'],
    ['no space between its parts', '<c t="str">\n<f>A2</f>\n<v>x</v>\n</c>', 'x'],
    ['text in CDATA, cut by a comment', '<c t="str"><v><![CDATA[<a]]><!-- x -->b</v></c>', '<ab'],
    ['a true value', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['a false value', '<c t="b"><v>false</v></c>', 'FALSE'],
    ['the false result of a formula', '<c t="b"><f>1=2</f><v>0</v></c>', 'FALSE'],
    ['an error', '<c t="e"><f>A9/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['a number', '<c><v>19.989999999999998</v></c>', '19.99'],
    ['a number that says so', '<c t="n" s="0"><v>12</v></c>', '12'],
    ['the number of a formula', '<c><f>1+1</f><v>2</v></c>', '2'],
    ['a day by the format of its style', '<c s="1"><v>45672</v></c>', '2025-01-15'],
    ['a time by a built-in format', '<c s="2"><v>0.5</v></c>', '12:00:00'],
    ['a number whose style is not there', '<c s="99"><v>45672</v></c>', '45672'],
    ['a day that is spelt out', '<c t="d"><v>2025-01-15T00:00:00</v></c>', '2025-01-15'],
    ['a formula never worked out', '<c><f>SUM(B1:B2)</f></c>', '=SUM(B1:B2)'],
    ['a formula with an empty result', '<c><f>SUM(B1:B2)</f><v/></c>', '=SUM(B1:B2)'],
    ['a formula shared with other cells', '<c><f t="shared" si="0"/></c>', '=shared formula'],
  ])('is %s', async (_what, cell, expected) => {
    expect(await textOf(cell)).toBe(expected);
  });

  test.each([
    ['an empty cell', '<c s="1"/>'],
    ['an empty value', '<c><v></v></c>'],
    ['a formula whose result is the empty text', '<c t="str"><f>IF(TRUE,"","")</f><v></v></c>'],
  ])('is nothing for %s', async (_what, cell) => {
    expect(await textOf(cell)).toBeUndefined();
  });

  test.each(['2', '-1', '0.5', 'x', ''])('is a problem where shared text number "%s" is not there', async (index) => {
    await expect(textOf(`<c t="s"><v>${index}</v></c>`)).rejects.toThrow(
      'the sheet "Sheet1" points to something that is not there: text number',
    );
  });
});
