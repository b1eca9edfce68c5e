import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/sandbox/json.ts';
import { openSandbox } from '../open-sandbox.ts';

interface Page {
  readonly Records: readonly Readonly<Record<string, unknown>>[];
  readonly TotalItems: number;
}

describe('lists', () => {
  test('show the documented keys in the documented order', async () => {
    const sandbox = await openSandbox();
    const { status, json } = await sandbox.get('/api/billing/contractdeposits?page=2&size=6&orderBy=Price&dir=1');
    expect(status).toBe(200);
    const { Records, ...frame } = json as Page;
    expect(Records).toHaveLength(6);
    expect(JSON.stringify(frame)).toBe(
      JSON.stringify({
        CurrentPage: 2,
        CurrentPageSize: 6,
        CurrentOrderField: 'Price',
        CurrentSortDirection: 1,
        FirstItem: 7,
        LastItem: 12,
        TotalItems: 20,
        TotalPages: 4,
        HasNextPage: true,
        HasPreviousPage: true,
        PageNumber: 2,
        PageSize: 6,
      }),
    );
  });

  test.each([
    ['', 20],
    ['?size=3', 3],
    ['?SIZE=3&Page=7', 2],
    ['?size=0', 20],
    ['?size=many&page=none', 20],
    ['?PageNumber=2&PageSize=1&whatever', 20],
    ['?page=99', 0],
  ])('"%s" gives %i rows', async (query, rows) => {
    const sandbox = await openSandbox();
    expect(((await sandbox.get(`/api/billing/contractdeposits${query}`)).json as Page).Records).toHaveLength(rows);
  });

  test('never give more than 1000 rows', async () => {
    const sandbox = await openSandbox({ records: 1003 });
    const { Records, TotalItems } = (await sandbox.get('/api/billing/contractcontacts?size=5000')).json as Page;
    expect([Records.length, TotalItems]).toEqual([1000, 1003]);
  });

  test('leave the arrays out, by id and in batches they are there', async () => {
    const sandbox = await openSandbox();
    const page = (await sandbox.get('/api/billing/proposalcontracts?size=1')).json as Page;
    const [batched] = (await sandbox.get('/api/billing/proposalcontracts/?id=[31001]')).json as Page['Records'];
    const lists = ['Desks', 'AddedDesks', 'RemovedDesks', 'Variants', 'AddedVariants', 'RemovedVariants'];
    expect(lists.filter((name) => name in (page.Records[0] ?? {}))).toEqual([]);
    expect(lists.filter((name) => name in (batched ?? {}))).toEqual(lists);
    expect(batched).toEqual(await sandbox.record('proposalcontracts/31001'));
  });

  test.each(['Id', 'Price', 'UpdatedOn', 'CoworkerContractCoworkerFullName', 'refundable'])(
    'are ordered by %s both ways',
    async (field) => {
      const sandbox = await openSandbox();
      const up = (await sandbox.get(`/api/billing/contractdeposits?orderBy=${field}&dir=0`)).json as Page;
      const down = (await sandbox.get(`/api/billing/contractdeposits?orderby=${field}&dir=1`)).json as Page;
      const older = (await sandbox.get(`/api/billing/contractdeposits?ORDERBY=${field}&dir=-1`)).json as Page;
      expect(down.Records).toEqual(up.Records.toReversed());
      expect(older.Records).toEqual(down.Records);
      const plain = (await sandbox.get('/api/billing/contractdeposits')).json as Page;
      expect(plain.Records.map(({ Id }) => Id)).toEqual(
        plain.Records.map(({ Id }) => Number(Id)).toSorted((one, other) => one - other),
      );
      if (field !== 'Id') expect(up.Records).not.toEqual(plain.Records);
    },
  );

  test('by price begin with what has none', async () => {
    const sandbox = await openSandbox({ records: 100 });
    const { Records } = (await sandbox.get('/api/billing/contractdeposits?size=100&orderBy=Price')).json as Page;
    const prices = Records.map(({ Price }) => (Price === null ? -1 : Number(Price)));
    expect(prices[0]).toBe(-1);
    expect(prices).toEqual(prices.toSorted((one, other) => one - other));
  });
});

describe('filters', () => {
  test('find exactly the records of one contract, under the name of the relation', async () => {
    const sandbox = await openSandbox({ records: 60 });
    const all = sandbox.records('contract-deposits');
    const id = Number(all[0]?.['CoworkerContractId']);
    const { Records } = (await sandbox.get(`/api/billing/contractdeposits?ContractDeposit_CoworkerContract=${id}`))
      .json as Page;
    expect(Records.map((record) => record['Id'])).toEqual(
      all.filter((record) => record['CoworkerContractId'] === id).map((record) => record['Id']),
    );
  });

  test.each([
    ['ContractContact_Id=61002', 'Id'],
    ['contractcontact_id=61002', 'Id'],
    ['ContractContact_UniqueId=', 'UniqueId'],
    ['ContractContact_FullName=', 'FullName'],
    ['ContractContact_ContractContactType=', 'ContractContactType'],
    ['ContractContact_AmlCheckStatus=', 'AmlCheckStatus'],
    ['ContractContact_CountryName=', 'CountryName'],
    ['ContractContact_CreatedOn=', 'CreatedOn'],
    ['ContractContact_CoworkerContractQuantity=', 'CoworkerContractQuantity'],
  ])('%s finds what holds that value and nothing else', async (filter, field) => {
    const sandbox = await openSandbox();
    const record = await sandbox.record('contractcontacts/61002');
    const query = filter.endsWith('=') ? `${filter}${encodeURIComponent(String(record[field]))}` : filter;
    const { Records } = (await sandbox.get(`/api/billing/contractcontacts?${query}`)).json as Page;
    const expected = sandbox.records('contract-contacts').filter((one) => one[field] === record[field]);
    expect(Records.map(({ Id }) => Id)).toEqual(expected.map((one) => one['Id']));
    expect(Records.length).toBeLessThan(20);
  });

  test('of an enum take its name, those of a flag take true and false', async () => {
    const sandbox = await openSandbox();
    const directors = (await sandbox.get('/api/billing/contractcontacts?ContractContact_ContractContactType=Director'))
      .json as Page;
    expect(new Set(directors.Records.map((record) => record['ContractContactType']))).toEqual(new Set([1]));
    const kept = (await sandbox.get('/api/billing/contractdeposits?ContractDeposit_Refundable=false')).json as Page;
    expect(new Set(kept.Records.map((record) => record['Refundable']))).toEqual(new Set([false]));
  });

  test('from_ and to_ hold the edges too, in UTC to the minute', async () => {
    const sandbox = await openSandbox({ records: 200 });
    const starts = sandbox.records('contract-paused-periods').map((record) => plainText(record['PauseFrom']));
    const query =
      'from_ContractPausedPeriod_PauseFrom=2025-06-01T00:00&to_contractpausedperiod_pausefrom=2025-09-01T00:00';
    const { TotalItems } = (await sandbox.get(`/api/billing/contractpausedperiods?${query}`)).json as Page;
    expect(TotalItems).toBe(
      starts.filter((start) => start >= '2025-06-01T00:00:00Z' && start <= '2025-09-01T00:00:00Z').length,
    );
    expect(TotalItems).toBeGreaterThan(5);
  });

  test('of a change since a moment find what was changed since', async () => {
    const sandbox = await openSandbox({ now: () => Date.UTC(2026, 0, 2, 12, 30) });
    await sandbox.put('contractdeposits', { Id: 41_003, CoworkerContractId: 1, ProductId: 1 });
    const { Records } = (
      await sandbox.get('/api/billing/contractdeposits?from_ContractDeposit_UpdatedOn=2026-01-02T12:30')
    ).json as Page;
    expect(Records.map(({ Id }) => Id)).toEqual([41_003]);
  });

  test.each([
    'ContractDeposit_CoworkerContractId=1',
    'Unknown_Id=1',
    'ContractDeposit_Nothing=1',
    'ContractDeposit_Price=',
    'from_ContractDeposit_CreatedOn=soon',
  ])('%s is ignored silently', async (query) => {
    const sandbox = await openSandbox();
    expect(((await sandbox.get(`/api/billing/contractdeposits?${query}`)).json as Page).TotalItems).toBe(20);
  });
});

describe('batches', () => {
  test.each([
    '?id=[41002,41001,99]',
    '?id=%5B41002,41001,99%5D',
    '?ID=[41002,%2041001,99]',
    '?id=41002,41001',
    '?id=[41002,41001,41002]',
  ])('%s gives a bare array without the unknown ids', async (query) => {
    const sandbox = await openSandbox();
    for (const slash of ['/', '']) {
      const { json } = await sandbox.get(`/api/billing/contractdeposits${slash}${query}`);
      expect((json as Page['Records']).map(({ Id }) => Id)).toEqual([41_002, 41_001]);
    }
  });

  test('of nothing are empty', async () => {
    const sandbox = await openSandbox();
    expect((await sandbox.get('/api/billing/contractdeposits/?id=[]')).text).toBe('[]');
  });
});

describe('one record', () => {
  test.each([
    '/api/billing/contractdeposits/41001',
    '/API/Billing/ContractDeposits/41001/',
    '//api/billing/CONTRACTDEPOSITS/41001?x=1',
  ])('is found at %s', async (path) => {
    const sandbox = await openSandbox();
    expect((await sandbox.get(path)).json).toMatchObject({ Id: 41_001 });
  });

  test.each(['99', '0', 'abc', '41001abc', '99999999999999'])('with the id %s is "Not found"', async (id) => {
    const sandbox = await openSandbox();
    const { status, text } = await sandbox.get(`/api/billing/contractdeposits/${id}`);
    expect([status, text]).toEqual([404, '"Not found"']);
  });
});
