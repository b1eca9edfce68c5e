import { describe, expect, it } from 'vitest';

import { readColumns } from '../../../src/report/workbook/columns.ts';
import { addShapes, emptyShapes } from '../../../src/report/workbook/comment-shapes.ts';

const columns = readColumns(
  '<cols><col min="3" max="3" width="5"/><col min="4" max="4" width="30" hidden="1"/><col min="5" max="9" width="100"/></cols>',
);

/** Where the box of D4 ends, by what it says. */
function anchorOf(lines: readonly string[], column = 4): number[] {
  const xml = addShapes(emptyShapes, { boxes: [{ place: { row: 4, column }, lines }], gone: [] }, columns);
  return (/<x:Anchor>(.*?)</.exec(xml)?.[1] ?? '').split(', ').map(Number);
}

describe('addShapes', () => {
  it('makes a box 300 pixels wide, whatever the widths of the columns beside the cell', () => {
    expect(anchorOf(['short'])).toEqual([4, 12, 2, 4, 4, 312, 3, 11]);
    // B is beside A, 64 pixels wide; C has 40, D is hidden, and the rest is in E.
    expect(anchorOf(['short'], 1)).toEqual([1, 12, 2, 4, 4, 208, 3, 11]);
  });

  it('makes the box as high as its text needs', () => {
    const heightOf = ([, , top = 0, , , , bottom = 0]: number[]): number => bottom - top;
    expect(heightOf(anchorOf(['word '.repeat(60)]))).toBeGreaterThan(heightOf(anchorOf(['word '.repeat(20)])));
    expect(heightOf(anchorOf(['a', 'b', 'c', 'd', 'e']))).toBeGreaterThan(heightOf(anchorOf(['a', 'b'])));
  });

  it('keeps the shapes that are there, those of another writer too, and numbers on', () => {
    const theirs =
      '<xml><ns0:shape xmlns:ns0="urn:schemas-microsoft-com:vml" id="_x0000_s2050"><ns1:ClientData ObjectType="Note"><ns1:Row>7</ns1:Row><ns1:Column>1</ns1:Column></ns1:ClientData></ns0:shape></xml>';
    const changes = { boxes: [{ place: { row: 4, column: 4 }, lines: ['x'] }], gone: [] };
    const xml = addShapes(theirs, changes, columns);
    expect(xml).toContain('_x0000_s2050');
    expect(xml).toContain('_x0000_s2051');
    const taken = addShapes(theirs, { boxes: [], gone: [{ row: 8, column: 2 }] }, columns);
    expect(taken).not.toContain('_x0000_s2050');
  });
});
