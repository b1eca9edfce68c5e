import { expect, test } from 'vitest';
import { parseLimits } from '../../../src/budget/limits.ts';
import { book, look, openLedger, pastsAt } from '../../../src/io/budget/ledger.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fakeClock, morning } from './open-test-budget.ts';

test('a use that is booked late lies no earlier than those before it, and none lies in the future', async () => {
  const clock = fakeClock();
  const home = `${await temporaryFolder()}/home`;
  const ledger = await openLedger(home, { target: 'account', limits: parseLimits('nexudus'), clock });
  const times = ledger.file.transact(() => {
    book(ledger, 'write', morning - 1_000);
    book(ledger, 'read', morning - 9_000);
    book(ledger, 'write', morning + 9_000);
    const { all, reads, writes } = pastsAt(ledger, look(ledger));
    return [all(1, 1e9), all(2, 1e9), all(3, 1e9), reads(1, 1e9), writes(1, 1e9), writes(3, 1e9)];
  });
  ledger.file.database.close();
  expect(times).toEqual([morning, morning - 1_000, morning - 1_000, morning - 1_000, morning, null]);
});
