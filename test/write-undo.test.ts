import { describe, expect, test } from 'vitest';
import { validate } from '../src/index.ts';
import type { LiveRecord } from '../src/model.ts';
import { resources } from '../src/resources/index.ts';
import { readValues } from './helpers/read-values.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './report/fill-journal.ts';
import { linesOf, makeRunReport, textOf } from './report/make-run-report.ts';

describe('undo.csv', () => {
  const before: Readonly<Record<string, LiveRecord>> = {
    'contract-paused-periods': {
      CoworkerContractId: 9,
      PauseFrom: '2025-01-01T00:00:00Z',
      PauseUntil: '2025-02-01T10:30:00.123Z',
      Notes: '+1-2\n"x"',
    },
    'proposal-contracts': { ProposalId: 1, TariffId: 2, BillingDay: 3, Quantity: 4, Desks: [3, 1], Price: 1.234 },
    'contract-deposits': { CoworkerContractId: 9, ProductId: 8, Notes: '', Price: 12.5, Refundable: false },
    'proposal-contract-schedules': { ProposalContractId: 7, ApplyOn: '2025-01-01T00:00:00Z', Price: 10 },
    'contract-contacts': {
      CoworkerContractId: 9,
      FullName: 'Zoë',
      DateOfBirth: '1980-12-31T00:00:00Z',
      ContractContactType: 2,
    },
  };

  test.each(resources.map(({ name }) => [name]))('of %s is read as what the records held', async (resource) => {
    const record = before[resource] ?? {};
    const fields = resources.find(({ name }) => name === resource)?.fields.map(({ name }) => name) ?? [];
    const changed = [...Object.keys(record), 'Notes'].filter((name) => fields.includes(name));
    const changes = [...new Set(changed)].map((name) => changeOf(name, record[name] ?? null, null));
    const rows: readonly WantedRow[] = [{ state: 'updated', id: 77, changes, before: record }];
    const { document } = await makeRunReport(await fillJournal(runOf(), [{ input: inputOf({ resource }), rows }]));
    const undo = document.files.undo ?? [];
    expect(undo.map((path) => path.split('/').at(-1))).toEqual(['undo.csv']);
    const checked = await validate(undo);
    expect(checked.inputs[0]?.resource).toBe(resource);
    expect(checked.totals).toEqual({ rows: 1, valid: 1, invalid: 0, blank: 0 });
    const values = (await readValues(undo, {}))[2];
    expect(values).toMatchObject(
      expectedOf(
        record,
        changes.map(({ field }) => field),
      ),
    );
  });

  test('is blank where a row did not change a field, and clears what was not there', async () => {
    const rows: readonly WantedRow[] = [
      {
        state: 'updated',
        changes: [changeOf('Notes', null, 'b')],
        before: { CoworkerContractId: 9, FullName: 'Ada', Notes: null, PhoneNumber: '+1', City: 'x' },
      },
      {
        state: 'written',
        changes: [changeOf('PhoneNumber', '=1+1', '+44')],
        before: { CoworkerContractId: 9, FullName: 'Bo', PhoneNumber: '=1+1', Notes: 'kept' },
      },
      { state: 'rejected', changes: [changeOf('State', 'a', 'b')], before: { FullName: 'Cy', State: 'a' } },
      { state: 'updated', changes: [changeOf('State', 'a', 'b')], before: null },
    ];
    const { document } = await makeRunReport(await fillJournal(runOf(), [{ input: inputOf(), rows }]));
    expect(textOf(document.files.undo?.[0])).toBe("\ufeffId,PhoneNumber,Notes\n5002,,<clear>\n5003,'=1+1,\n");
  });

  test('is one file for each record type', async () => {
    const rows: readonly WantedRow[] = [
      { state: 'updated', changes: [changeOf('Notes', 'a', 'b')], before: { Notes: 'a' } },
    ];
    const inputs = ['contract-contacts', 'contract-deposits', 'contract-contacts'].map((resource) => ({
      input: inputOf({ resource }),
      rows,
    }));
    const { document } = await makeRunReport(await fillJournal(runOf(), inputs));
    expect(document.files.undo?.map((path) => path.split('/').at(-1))).toEqual([
      'undo-contract-contacts.csv',
      'undo-contract-deposits.csv',
    ]);
    expect(linesOf(document.files.undo?.[0])).toHaveLength(3);
  });
});

/** As our reader gives it: an empty text and nothing are cleared, a date has no time. */
function expectedOf(record: LiveRecord, changed: readonly string[]): LiveRecord {
  const values = changed.map((name) => [name, asRead(record[name] ?? null)] as const);
  return Object.fromEntries([['Id', 77], ...values]);
}

function asRead(value: LiveRecord[string]): LiveRecord[string] {
  if (value === '' || value === undefined) return null;
  return value === '1980-12-31T00:00:00Z' ? '1980-12-31' : value;
}
