import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/sqlite/open-database.ts';
import { prepareInsert } from '../../src/sqlite/prepare-insert.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test.each([0, 1, 15, 16, 17, 32, 50])('all of %d rows are inserted, in order', async (count) => {
  const database = openDatabase(join(await temporaryFolder(), 'trees.sqlite'));
  database.exec('CREATE TABLE tree (name TEXT, height INTEGER)');
  const rows = Array.from({ length: count }, (_, index) => [index % 3 === 0 ? null : `tree ${index}`, index] as const);
  prepareInsert(database, 'tree', ['name', 'height'])(rows);
  const found = database.prepare('SELECT name, height FROM tree ORDER BY rowid').all();
  expect(found).toEqual(rows.map(([name, height]) => ({ name, height })));
});
