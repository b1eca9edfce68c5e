import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';

import { annotated, lookAt, mark, red, retell, textOf } from './annotated.ts';
import { richWorkbook } from './rich-workbook.ts';

describe('annotateWorkbook, on a workbook that it has marked before', () => {
  it('takes back in a second round what was mended since', async () => {
    const first = await annotated(await richWorkbook(), [
      mark('D2'),
      mark('C2', 'odd', 'warning'),
      mark('F4', 'is low'),
    ]);
    const second = await annotated(first, [mark('F4', 'is still low')]);
    expect((await lookAt(second, [1, 3]))?.comment).toBeUndefined();
    expect((await lookAt(second, [1, 3]))?.style?.fill).toBeUndefined();
    expect((await lookAt(second, [1, 2]))?.style).toEqual({ numFmt: 'dd/mm/yyyy' });
    const low = await lookAt(second, [3, 5]);
    expect(low?.comment?.text).toBe('nexload:\nError: is still low');
    expect(low?.style?.fill).toMatchObject(red);
    expect((await textOf(second, 'xl/drawings/vmlDrawing1.vml')).match(/<v:shape /g)).toHaveLength(1);
    expect(await textOf(second, 'xl/comments1.xml')).toContain('<authors><author>nexload</author></authors>');
  });

  it('takes back what it said above an old comment, and leaves hints of a template alone', async () => {
    const hinted = await annotated(await richWorkbook(), [mark('A1', 'Id: required', 'note')]);
    const first = await annotated(hinted, [mark('A1', 'is twice in the file')]);
    expect((await lookAt(first, [0, 0]))?.comment?.text).toBe(
      'nexload:\nError: is twice in the file\n\nThe comment that was here:\nId: required',
    );
    const second = await annotated(first, [mark('D2')]);
    expect((await lookAt(second, [0, 0]))?.comment?.text).toBe('Id: required');
    const again = await annotated(first, [mark('A1', 'is unknown')]);
    expect((await lookAt(again, [0, 0]))?.comment?.text).toBe(
      'nexload:\nError: is unknown\n\nThe comment that was here:\nId: required',
    );
  });

  it('knows its words again when a program forgot who said them and wrote line breaks in another way', async () => {
    const first = await annotated(await richWorkbook(), [mark('D2'), mark('F4', 'a hint', 'note')]);
    const resaved = await retell(first, 'xl/comments1.xml', (text) =>
      text.replace('>nexload<', '> <').replaceAll(/(?<=:)\n/g, '&#10;'),
    );
    const second = await annotated(resaved, [mark('F4', 'is low')]);
    expect((await lookAt(second, [1, 3]))?.comment).toBeUndefined();
    const third = await annotated(second, [mark('D2')]);
    expect((await lookAt(third, [3, 5]))?.comment?.text).toBe('a hint');
  });

  it('cuts its words off where a program joined them with those of the old comment', async () => {
    const hinted = await annotated(await richWorkbook(), [mark('A1', 'a hint', 'note')]);
    const joined = await retell(await annotated(hinted, [mark('A1')]), 'xl/comments1.xml', (text) =>
      text.replace(/(?<=was here:\n)<\/t><\/r><r>.*?<t[^>]*>/, ''),
    );
    const second = await annotated(joined, [mark('D2')]);
    expect((await lookAt(second, [0, 0]))?.comment?.text).toBe('a hint');
  });

  it('takes back the marks of a sheet that has none any more', async () => {
    const other = { ...mark('A1'), sheet: 'Other' };
    const second = await annotated(await annotated(await richWorkbook(), [other]), [mark('D2')]);
    const cell = (await readXlsx(second, { readStyles: true })).sheets[1]?.cells?.get('0,0');
    expect(cell?.style?.fill).toBeUndefined();
    expect(cell?.comment).toBeUndefined();
  });
});
