import { expect, test } from 'vitest';
import { printFailure } from '../../src/cli/print-failure.ts';
import { diskFull, journalBusy, journalVanished } from '../../src/errors/journal.ts';
import { reportUnwritten } from '../../src/errors/report.ts';
import type { Run } from '../../src/model/run.ts';
import { runOf } from '../report/fill-journal.ts';

const settings = { flagsToReturn: ['--home', 'my home', '--reports', 'out'] };
const goOn = "go on with `nexload resume 20261121-090000-apply-7f3a --home 'my home' --reports out`";
const startAgain = 'give the same command again';

/** What is said of a trouble while a command works on this run. */
function tell(error: Error, current: Run | null): string {
  let said = '';
  const terminal = {
    out: () => undefined,
    err: (text: string) => void (said += text),
    isInteractive: false,
    hasColor: false,
    columns: 80,
    env: {},
    signal: new AbortController().signal,
    atHand: { current },
  };
  printFailure(error, { terminal, wantsJson: false, command: 'apply' });
  return said;
}

const cause = new Error('no');

test.each([
  ['a full disk', diskFull('j', cause)],
  ['a journal that vanished', journalVanished('j')],
  ['a journal that is held', journalBusy('j', cause)],
  ['a report that cannot be written', reportUnwritten('20261121-090000-apply-7f3a', cause)],
])('%s is told with the whole command that goes on, or with the same command where there is none', (_, error) => {
  const sending = runOf({ phase: 'sending', exitCode: null, settings });
  expect(tell(error, sending)).toContain(`then ${goOn}`);
  for (const run of [{ ...sending, phase: 'checking' as const }, { ...sending, command: 'plan' }, null]) {
    expect(tell(error, run)).toContain(`then ${startAgain}`);
    expect(tell(error, run)).not.toContain('nexload resume');
  }
});
