import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import type { Journal } from '../../../src/ports/journal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { inputOf, newEntry, runOf } from './facts.ts';

async function opened(): Promise<{ readonly home: string; readonly journal: Journal }> {
  const home = join(await temporaryFolder(), 'home');
  const journal = await openJournal({ home });
  onTestFinished(async () => await journal.close());
  await journal.startRun(runOf('r1'));
  await journal.saveInput('r1', 0, inputOf('contract-deposits'));
  await journal.addEntries('r1', 0, [newEntry()]);
  return { home, journal };
}

test.each<readonly [string, (home: string) => Promise<void>]>([
  ['deleted', async (home) => await rm(home, { recursive: true })],
  ['moved away', async (home) => await rename(home, `${home}-elsewhere`)],
  [
    'deleted and made anew by somebody else',
    async (home) => {
      await rename(home, `${home}-elsewhere`);
      await (await openJournal({ home })).close();
    },
  ],
])('a journal whose folder was %s takes nothing more, durably or not', async (_, vanish) => {
  const { home, journal } = await opened();
  await vanish(home);
  const refused = { code: 'journal-vanished', exitCode: 5 };
  const update = [{ seq: 1, state: 'sending' as const }];
  await expect(journal.updateEntries('r1', update)).rejects.toMatchObject(refused);
  await expect(journal.updateEntries('r1', update, { durably: true })).rejects.toMatchObject(refused);
  await expect(journal.changeRun('r1', { phase: 'sending' })).rejects.toMatchObject(refused);
});
