import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import { connectDatabase } from '../../../src/sqlite/open-database.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { inputOf, newEntry, runOf } from './facts.ts';

async function homeHolds(home: string, text: string): Promise<boolean> {
  const names = await readdir(home);
  const held = await Promise.all(names.map(async (name) => await readFile(join(home, name))));
  return held.some((bytes) => bytes.includes(text));
}

test('while another process reads the journal, a prune does not claim that nothing is left; once it is done, nothing is', async () => {
  const home = join(await temporaryFolder(), 'home');
  const journal = await openJournal({ home, timeoutMs: 50 });
  onTestFinished(async () => await journal.close());
  await journal.startRun(runOf('r1'));
  await journal.saveInput('r1', 0, inputOf('contract-deposits'));
  const entries = Array.from({ length: 300 }, (_, at) => newEntry({ cells: [`Ada Secretperson ${at}`] }));
  await journal.addEntries('r1', 0, entries);
  const reader = connectDatabase(join(home, 'journal.sqlite'), 50);
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM source').get();
  expect(await journal.prune('r1')).toBe(300);
  const compacted = journal.compact({ isLeftWhereTidy: false });
  await expect(compacted).rejects.toMatchObject({ code: 'journal-not-compacted', exitCode: 11 });
  expect(await homeHolds(home, 'Secretperson')).toBe(true);
  reader.exec('COMMIT');
  reader.close();
  await journal.compact({ isLeftWhereTidy: false });
  expect(await homeHolds(home, 'Secretperson')).toBe(false);
  expect(await journal.countEntries('r1')).toEqual([{ input: 0, state: 'drafted', count: 300 }]);
});
