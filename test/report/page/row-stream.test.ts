import { expect, test } from 'vitest';
import type { PlacelessRow } from '../../../src/report/page/row-of.ts';
import { createRowStream } from '../../../src/report/page/row-stream.ts';
import { splitTemplate } from '../../../src/report/page/split-template.ts';
import type { PageBlock, PlainRows } from '../../../src/report/page/page-data.ts';

/** An output that keeps what is written. */
function createKeeper() {
  let text = '';
  return {
    write: (more: string) => void (text += more),
    position: () => text.length,
    rewind: (position: number) => void (text = text.slice(0, position)),
    /** All rows that the page would have, as places among all rows. */
    places(): readonly number[] {
      const found = [...text.matchAll(/<script type="application\/json" data-nexload="(\w+)">(.*?)<\/script>/g)];
      return found.flatMap(([, name, json = '']) => {
        if (name === 'rows') return (JSON.parse(json) as PageBlock).rows.map(([seq]) => seq);
        return (JSON.parse(json) as PlainRows).runs.flatMap(([seq, , , ids]) => ids.map((_, at) => seq + at));
      });
    },
    text: () => text,
  };
}

function rowOf(row: number, facts: Partial<PlacelessRow> = {}): PlacelessRow {
  const unsent = { attempts: 0, httpStatus: null, sentAfter: null, settledAfter: null };
  return {
    input: 0,
    row,
    id: 9_000_000 + row,
    state: 'unchanged',
    changes: [],
    issues: [],
    reason: '',
    ...unsent,
    ...facts,
  };
}

test('a page that would be too large leaves out plain rows, keeps every other, and says how many it left out', () => {
  const keeper = createKeeper();
  const stream = createRowStream(keeper, 2_000);
  for (let row = 1; row <= 1_000; row += 1) stream.take(rowOf(row, row % 100 === 0 ? { reason: 'stale' } : {}));
  expect(stream.close()).toBe(990);
  expect(keeper.places()).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]);
});

test('a page with room has all rows', () => {
  const keeper = createKeeper();
  const stream = createRowStream(keeper);
  for (let row = 1; row <= 1_000; row += 1) stream.take(rowOf(row, row % 2 === 0 ? { reason: 'stale' } : {}));
  expect(stream.close()).toBe(0);
  expect(keeper.places().toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 1_000 }, (_, at) => at + 1),
  );
});

test('rows since a mark can be taken back', () => {
  const keeper = createKeeper();
  const stream = createRowStream(keeper);
  const take = (row: number): void => stream.take(rowOf(row, row % 2 === 0 ? { reason: 'stale' } : {}));
  for (let row = 1; row <= 10; row += 1) take(row);
  const mark = stream.mark();
  for (let row = 11; row <= 30; row += 1) take(row);
  stream.rewind(mark);
  for (let row = 11; row <= 15; row += 1) take(row);
  stream.close();
  expect(keeper.places().toSorted((one, other) => one - other)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
});

test('nothing in a row can end the element that it stands in, or begin another', () => {
  const keeper = createKeeper();
  const stream = createRowStream(keeper);
  stream.take(rowOf(1, { reason: '</script><script>alert(1)</script><!-- \u2028 &lt;' }));
  stream.close();
  expect(keeper.text().match(/<\/?script|<!--/g)).toEqual(['<script', '</script']);
  expect(keeper.places()).toEqual([1]);
});

test('a page without one place for its data is refused', () => {
  expect(splitTemplate('a<!--nexload data-->b')).toEqual({ head: 'a', tail: 'b' });
  expect(() => splitTemplate('a')).toThrow('one place');
  expect(() => splitTemplate('<!--nexload data--><!--nexload data-->')).toThrow('one place');
});
