import { describe, expect, test } from 'vitest';
import { resources } from '../../../src/resources/index.ts';
import { plainText } from '../../../src/sandbox/json.ts';
import { makeTables, type SeedRecord } from '../../../src/sandbox/seed/make-tables.ts';
import { openSandbox } from '../open-sandbox.ts';
import { anyNumber, matching } from '../matchers.ts';

const wanted = { records: 1000, seeds: [], seed: 1, userEmail: 'admin@example.com' };

describe('the records of a new sandbox', () => {
  test('are 1000 of each type, the same ones every time', () => {
    const tables = makeTables(wanted);
    expect([...tables.values()].map((records) => records.length)).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect(makeTables(wanted)).toEqual(tables);
    expect(makeTables({ ...wanted, seed: 2 })).not.toEqual(tables);
  });

  test('include the Id of the vendor’s examples', () => {
    for (const [, records] of makeTables(wanted)) expect(records.at(-1)).toMatchObject({ Id: 87_654_321 });
  });

  test('are like real ones: every script, long notes, line breaks, quotes, nulls, desks, seven-digit stamps', () => {
    const tables = makeTables(wanted);
    const text = JSON.stringify([...tables.values()]);
    for (const script of ['Cyrillic', 'Greek', 'Han', 'Hangul', 'Arabic', 'Hebrew', 'Devanagari', 'Thai']) {
      expect(text).toMatch(new RegExp(String.raw`\p{Script=${script}}`, 'u'));
    }
    const notes = tables.get('contract-deposits')?.map((record) => record['Notes']) ?? [];
    expect([
      notes.includes(null),
      notes.some((note) => plainText(note).length > 255),
      notes.some((note) => plainText(note).includes('\n')),
    ]).toEqual([true, true, true]);
    expect(tables.get('proposal-contracts')?.some((record) => JSON.stringify(record['Desks']) === '[]')).toBe(true);
    expect(
      tables.get('proposal-contracts')?.some((record) => Array.isArray(record['Desks']) && record['Desks'].length > 1),
    ).toBe(true);
    for (const record of tables.get('contract-contacts') ?? [])
      expect(record['UpdatedOn']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  });

  test('hang together: schedules on proposal contracts that are there, one contract looks the same from everywhere', async () => {
    const sandbox = await openSandbox({ records: 300 });
    const parents = new Map(sandbox.records('proposal-contracts').map((record) => [record['Id'], record]));
    for (const schedule of sandbox.records('proposal-contract-schedules')) {
      const parent = parents.get(schedule['ProposalContractId'] ?? null);
      expect(schedule).toMatchObject({
        ProposalContractQuantity: String(Number(parent?.['Quantity'])),
        ProposalContractTariffName: parent?.['TariffName'],
        ProposalContractProposalCoworkerFullName: parent?.['ProposalCoworkerFullName'],
      });
    }
    const faces = new Map<unknown, string>();
    for (const record of [...sandbox.records('contract-deposits'), ...sandbox.records('contract-paused-periods')]) {
      const face = JSON.stringify([
        record['CoworkerContractTariffName'],
        record['CoworkerContractCoworkerFullName'],
        record['CoworkerContractQuantity'],
      ]);
      const id = record['CoworkerContractId'];
      expect(faces.get(id) ?? face).toBe(face);
      faces.set(id, face);
    }
    expect(faces.size).toBeLessThan(600);
  });

  test('write as strings the numbers that the server writes as strings', async () => {
    const sandbox = await openSandbox();
    expect(await sandbox.record('proposalcontracts/31001')).toMatchObject({
      ProposalCoworkerId: matching(/^\d+$/),
      TariffInvoiceEvery: matching(/^\d+$/),
      TariffInvoiceEveryWeeks: '0',
    });
    expect(await sandbox.record('proposalcontractschedules/51001')).toMatchObject({
      ProposalContractQuantity: matching(/^\d+$/),
      ProposalContractProposalCoworkerId: matching(/^\d+$/),
    });
    expect(await sandbox.record('contractdeposits/41001')).toMatchObject({
      CoworkerContractQuantity: anyNumber,
      CoworkerContractCoworkerId: anyNumber,
    });
  });

  test('each satisfy their own validation: sent back, every one is taken', async () => {
    const sandbox = await openSandbox({ records: 60 });
    for (const { name, path } of resources) {
      for (const record of sandbox.records(name))
        expect((await sandbox.send('PUT', path, { body: record })).status).toBe(200);
    }
  });
});

describe('seeds', () => {
  const seeds: readonly SeedRecord[] = [
    {
      resource: 'contract-deposits',
      id: 7,
      values: { CoworkerContractId: 12, ProductId: 5, Price: 10, Refundable: true, Notes: 'asked' },
    },
    {
      resource: 'contract-contacts',
      id: 7,
      values: {
        CoworkerContractId: 12,
        FullName: 'Asked',
        Email: 'asked@example.com',
        ContractContactType: 1,
        DateOfBirth: '1980-01-01',
      },
    },
    {
      resource: 'contract-paused-periods',
      id: 7,
      values: { CoworkerContractId: 12, PauseFrom: '2026-01-01T00:00:00Z', PauseUntil: null },
    },
    {
      resource: 'proposal-contract-schedules',
      id: 7,
      values: { ProposalContractId: 70, ApplyOn: '2026-01-01T00:00:00Z', Price: null },
    },
    {
      resource: 'proposal-contracts',
      id: 8,
      values: { Desks: [1, 2], AddedVariants: [10], RemovedVariants: [11], Quantity: 1, BillingDay: 2 },
    },
  ];

  test('are there besides the others, hang on what is asked for, and hold other values everywhere else', () => {
    const tables = makeTables({ ...wanted, records: 5, seeds });
    for (const { resource, id, values } of seeds) {
      const record = tables.get(resource)?.find((one) => one['Id'] === id) ?? {};
      for (const [name, value] of Object.entries(values ?? {})) {
        if (/^(Added|Removed)/.test(name)) continue;
        if (/^(CoworkerContract|Product|ProposalContract)Id$/.test(name)) expect(record[name]).toBe(value);
        else expect(instantOr(record[name])).not.toEqual(instantOr(value));
      }
    }
    expect(tables.get('contract-deposits')).toHaveLength(6);
  });

  test('differ from the asked values even where chance would have met them', () => {
    const plain = makeTables({ ...wanted, records: 0, seeds: seeds.map(({ resource, id }) => ({ resource, id })) });
    for (const { name } of resources) {
      const id = name === 'proposal-contracts' ? 8 : 7;
      const {
        Id: _,
        CreatedOn: __,
        UpdatedOn: ___,
        UpdatedBy: ____,
        UniqueId: _____,
        ...values
      } = plain.get(name)?.find((one) => one['Id'] === id) ?? {};
      const asked = makeTables({
        ...wanted,
        records: 0,
        seeds: [{ resource: name, id, values: values as NonNullable<SeedRecord['values']> }],
      });
      const record = asked.get(name)?.find((one) => one['Id'] === id) ?? {};
      const resource = resources.find((one) => one.name === name);
      const same = resource?.fields
        .filter(
          (field) => field.name in values && JSON.stringify(record[field.name]) === JSON.stringify(values[field.name]),
        )
        .map((field) => field.name);
      expect(same?.every((field) => field.endsWith('Id'))).toBe(true);
    }
  });

  test('bring the proposal contract that a schedule names', () => {
    const tables = makeTables({ ...wanted, records: 0, seeds });
    expect(tables.get('proposal-contracts')?.map((record) => record['Id'])).toEqual([8, 70]);
  });

  test('lack what is to be added and hold what is to be removed', () => {
    const tables = makeTables({ ...wanted, records: 0, seeds });
    expect(tables.get('proposal-contracts')?.[0]?.['Variants']).toEqual(expect.arrayContaining([11]));
    expect(tables.get('proposal-contracts')?.[0]?.['Variants']).not.toEqual(expect.arrayContaining([10]));
  });
});

// Two texts of one moment are one value.
function instantOr(value: unknown): unknown {
  return typeof value === 'string' ? Date.parse(value) || value : value;
}
