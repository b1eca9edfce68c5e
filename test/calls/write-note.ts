import type { LiveRecord } from '../../src/model.ts';
import type { Calls, Written } from '../../src/ports/calls.ts';
import type { Opened } from '../sandbox/open-sandbox.ts';

/** The path of the record type that these tests write. */
export const deposits = '/api/billing/contractdeposits';
const never = Number.POSITIVE_INFINITY;
/** An answer that often passes. */
export const oops = { status: 500, body: { Message: 'An error has occurred.' } };

/** What the server holds. */
const recordsOf = (sandbox: Opened): readonly LiveRecord[] => sandbox.records('contract-deposits');
/** The Ids of it. */
export const idsOf = (sandbox: Opened): number[] => recordsOf(sandbox).map((record) => record['Id'] as number);

/** Makes these things go wrong. */
export async function script(sandbox: Opened, ...faults: readonly unknown[]): Promise<void> {
  await sandbox.send('POST', '/sandbox/faults', { body: { faults } });
}

/** Writes a note into the so-manieth record, and gives the attempts that were announced besides. */
export async function writeNote(
  calls: Calls,
  sandbox: Opened,
  { nth = 0, until = never, tried = 0 } = {},
): Promise<Written & { readonly announced: readonly number[] }> {
  const announced: number[] = [];
  const body = { ...recordsOf(sandbox)[nth], Notes: 'new' };
  const onSend = async (attempt: number): Promise<void> => void announced.push(attempt);
  return { ...(await calls.write(deposits, body, { until, onSend, tried })), announced };
}
