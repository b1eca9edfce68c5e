import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import { schema } from '../../../src/io/journal/schema.ts';
import { migrate } from '../../../src/sqlite/migrate.ts';
import { connectDatabase, type Cells } from '../../../src/sqlite/open-database.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const folder = 'fixtures/journal';
const versions = schema.migrations.map((_, at) => at + 1);

/** A home folder with a stored journal. */
async function homeOf(version: number): Promise<string> {
  const home = await temporaryFolder();
  await copyFile(join(folder, `version-${version}.sqlite`), join(home, 'journal.sqlite'));
  return home;
}

function ask(home: string, sql: string): readonly Cells[] {
  const database = connectDatabase(join(home, 'journal.sqlite'));
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const tables = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name';

test('there is a stored journal of every version that the tables ever had', async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sqlite'));
  expect(names.toSorted()).toEqual(versions.map((version) => `version-${version}.sqlite`).toSorted());
});

describe.each(versions)('a journal of version %d', (version) => {
  test('says so, and is brought to the tables that a new one has', async () => {
    const [home, fresh] = [await homeOf(version), await temporaryFolder()];
    expect(ask(home, 'PRAGMA user_version')).toEqual([{ user_version: version }]);
    for (const one of [home, fresh]) await (await openJournal({ home: one })).close();
    expect(ask(home, 'PRAGMA user_version')).toEqual([{ user_version: schema.migrations.length }]);
    expect(ask(home, tables)).toEqual(ask(fresh, tables));
  });

  test('still holds its run, to the last row', async () => {
    const journal = await openJournal({ home: await homeOf(version) });
    const [run] = await journal.listRuns();
    expect(run).toMatchObject({ command: 'apply', phase: 'sending', exitCode: null, rows: 4 });
    const entries = await journal.listEntries(run?.id ?? '', { limit: 99 });
    expect(entries.map(({ row, id, state, attempts }) => [row, id, state, attempts])).toEqual([
      [2, 201, 'written', 1],
      [3, 202, 'sending', 1],
      [4, 203, 'planned', 0],
      [5, 204, 'planned', 0],
    ]);
    expect(entries[0]).toMatchObject({ before: { Price: 100, Notes: null }, values: { Price: 201.5 } });
    expect((await journal.listInputs(run?.id ?? '')).map(({ file }) => file)).toEqual(['deposits.csv']);
    await journal.close();
  });

  test('takes the next change of the tables without losing anything', async () => {
    const home = await homeOf(version);
    const before = ask(home, 'SELECT * FROM entry ORDER BY key');
    const database = connectDatabase(join(home, 'journal.sqlite'));
    const next = { ...schema, migrations: [...schema.migrations, 'ALTER TABLE entry ADD COLUMN note TEXT'] };
    expect([migrate(database, next), migrate(database, next)]).toEqual(['ready', 'ready']);
    database.close();
    expect(ask(home, 'SELECT * FROM entry ORDER BY key')).toEqual(before.map((row) => ({ ...row, note: null })));
    await expect(openJournal({ home })).rejects.toMatchObject({ code: 'journal-newer' });
  });
});
