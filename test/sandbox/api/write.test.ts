import { describe, expect, test } from 'vitest';
import { openSandbox, type Opened } from '../open-sandbox.ts';

const deposit = { Id: 41_001, CoworkerContractId: 100_001, ProductId: 501 };
const pause = { Id: 21_001, CoworkerContractId: 100_001, PauseFrom: '2025-01-01', PauseUntil: '2025-02-01' };
const proposal = { Id: 31_001, ProposalId: 200_001, TariffId: 301, BillingDay: 1, Quantity: 1 };
const contact = { Id: 61_001, CoworkerContractId: 100_001, FullName: 'Anna Berg' };

async function put(
  sandbox: Opened,
  entity: string,
  body: { readonly Id: number; readonly [field: string]: unknown },
): Promise<Readonly<Record<string, unknown>>> {
  const { status, text } = await sandbox.put(entity, body);
  expect([status, text.includes('"WasSuccessful":true')]).toEqual([200, true]);
  return sandbox.record(`${entity}/${body.Id}`);
}

describe('PUT', () => {
  test('answers with the documented envelope, key for key', async () => {
    const sandbox = await openSandbox({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 6) });
    const { status, text } = await sandbox.put('contractdeposits', deposit);
    expect(status).toBe(200);
    expect(text).toMatch(/"UpdatedOn":"2026-01-02T03:04:05\.006\d{4}Z"/);
    expect(text.replace(/\d{4}Z"/, 'Z"')).toBe(
      '{"Status":200,"Message":"ContractDeposit was successfully updated.","Value":{"Id":41001},"OpenInDialog":false,' +
        '"OpenInWindow":false,"RedirectURL":null,"JavaScript":null,"UpdatedOn":"2026-01-02T03:04:05.006Z",' +
        '"UpdatedBy":"admin@example.com","Errors":null,"WasSuccessful":true}',
    );
    expect(await sandbox.record('contractdeposits/41001')).toMatchObject({ UpdatedBy: 'admin@example.com' });
  });

  test('clears what the body leaves out: texts to null, flags to false, lists to nothing, compliance to its start', async () => {
    const sandbox = await openSandbox();
    await put(sandbox, 'contractdeposits', { ...deposit, Notes: 'kept?', Price: 5, Refundable: true });
    expect(await put(sandbox, 'contractdeposits', deposit)).toMatchObject({
      Notes: null,
      Price: null,
      Refundable: false,
    });
    await put(sandbox, 'proposalcontracts', { ...proposal, Desks: [1, 2], CancellationLimitDays: 30 });
    expect(await put(sandbox, 'proposalcontracts', proposal)).toMatchObject({ Desks: [], CancellationLimitDays: null });
    await put(sandbox, 'contractcontacts', { ...contact, PhoneNumber: '1', AmlCheckStatus: 2, SystemId: 'x' });
    expect(await put(sandbox, 'contractcontacts', contact)).toMatchObject({
      PhoneNumber: null,
      AmlCheckStatus: 0,
      SystemId: null,
    });
  });

  test('keeps what only the server sets, whatever the body says of it', async () => {
    const sandbox = await openSandbox();
    const before = await sandbox.record('contractdeposits/41001');
    const after = await put(sandbox, 'contractdeposits', {
      ...before,
      Id: 41_001,
      Invoiced: true,
      UniqueId: 'x',
      ProductName: 'y',
      CreatedOn: 'z',
    });
    const { UpdatedOn: _, UpdatedBy: __, ...rest } = before;
    expect(after).toMatchObject(rest);
  });

  test('of the whole record as it was read changes nothing but the stamps', async () => {
    const sandbox = await openSandbox();
    for (const [entity, id] of [
      ['contractdeposits', 41_004],
      ['proposalcontracts', 31_004],
      ['contractcontacts', 61_004],
      ['proposalcontractschedules', 51_004],
      ['contractpausedperiods', 21_004],
    ] as const) {
      const before = await sandbox.record(`${entity}/${id}`);
      const { UpdatedOn, UpdatedBy, ...rest } = await put(sandbox, entity, { ...before, Id: id });
      expect({ ...rest, UpdatedOn: before['UpdatedOn'], UpdatedBy: before['UpdatedBy'] }).toEqual(before);
      expect([UpdatedOn === before['UpdatedOn'], UpdatedBy]).toEqual([false, 'admin@example.com']);
    }
  });

  test('of null clears like leaving out', async () => {
    const sandbox = await openSandbox();
    expect(await put(sandbox, 'contractdeposits', { ...deposit, Notes: null, Refundable: null })).toMatchObject({
      Notes: null,
      Refundable: false,
    });
  });

  test.each([
    ['contractdeposits', { ...deposit, Price: '12.50' }, { Price: 12.5 }],
    ['contractdeposits', { ...deposit, Refundable: 'True' }, { Refundable: true }],
    ['contractdeposits', { ...deposit, Refundable: 'false' }, { Refundable: false }],
    ['contractdeposits', { ...deposit, refundable: true, NOTES: 'any case' }, { Refundable: true, Notes: 'any case' }],
    ['contractcontacts', { ...contact, ContractContactType: 'companyalias' }, { ContractContactType: 2 }],
    ['contractcontacts', { ...contact, ContractContactType: 3 }, { ContractContactType: 3 }],
    ['contractcontacts', { ...contact, DateOfBirth: '1980-12-31' }, { DateOfBirth: '1980-12-31T00:00:00Z' }],
    ['contractcontacts', { ...contact, FullName: '田中 花子 🌸' }, { FullName: '田中 花子 🌸' }],
    [
      'contractpausedperiods',
      { ...pause, PauseFrom: '2025-01-15T10:30:00+00:00' },
      { PauseFrom: '2025-01-15T10:30:00Z' },
    ],
    [
      'contractpausedperiods',
      { ...pause, PauseFrom: '2025-01-15T10:30:00+02:00' },
      { PauseFrom: '2025-01-15T08:30:00Z' },
    ],
    [
      'contractpausedperiods',
      { ...pause, PauseFrom: '2025-01-15T23:30:00.1200000-0130' },
      { PauseFrom: '2025-01-16T01:00:00.12Z' },
    ],
    ['contractpausedperiods', { ...pause, PauseFrom: '2025-01-15T10:30' }, { PauseFrom: '2025-01-15T10:30:00Z' }],
    ['proposalcontracts', { ...proposal, Desks: [3, '4', 3] }, { Desks: [3, 4] }],
  ])('%s %j is stored as %j', async (entity, body, stored) => {
    const sandbox = await openSandbox();
    expect(await put(sandbox, entity, body)).toMatchObject(stored);
  });

  test('takes Desks first, then what is added, then what is removed', async () => {
    const sandbox = await openSandbox();
    expect(
      await put(sandbox, 'proposalcontracts', {
        ...proposal,
        Desks: [1, 2],
        AddedDesks: [3],
        RemovedDesks: [2, 9],
      }),
    ).toMatchObject({
      Desks: [1, 3],
      AddedDesks: null,
      RemovedDesks: null,
      FloorPlanDeskIds: '1,3',
    });
    expect(await put(sandbox, 'proposalcontracts', { ...proposal, AddedDesks: [7, 1] })).toMatchObject({
      Desks: [1, 3, 7],
    });
    expect(await put(sandbox, 'proposalcontracts', { ...proposal, RemovedDesks: [3] })).toMatchObject({
      Desks: [1, 7],
    });
  });

  test('takes a date from its own field and never from its read-only local twin', async () => {
    const sandbox = await openSandbox();
    const after = await put(sandbox, 'contractpausedperiods', {
      ...pause,
      PauseFrom: '2024-12-01T00:00:00Z',
      PauseFromLocal: '2024-11-01T00:00:00',
    });
    expect(after).toMatchObject({ PauseFrom: '2024-12-01T00:00:00Z', PauseFromLocal: '2024-12-01T00:00:00' });
  });

  test('takes a form as well as JSON', async () => {
    const sandbox = await openSandbox();
    const body =
      'Id=31001&ProposalId=200001&TariffId=301&BillingDay=5&Quantity=2&Desks=8&Desks=9&Price=&StartDate=2025-03-01';
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const { status } = await sandbox.send('PUT', '/api/billing/proposalcontracts', { body, headers });
    expect(status).toBe(200);
    expect(await sandbox.record('proposalcontracts/31001')).toMatchObject({
      BillingDay: 5,
      Desks: [8, 9],
      Price: null,
      StartDate: '2025-03-01T00:00:00Z',
    });
  });

  test('tolerates the id in the path; the body’s goes first', async () => {
    const sandbox = await openSandbox();
    const { Id: _, ...withoutId } = deposit;
    const byPath = await sandbox.send('PUT', '/api/billing/contractdeposits/41002', { body: withoutId });
    const byBody = await sandbox.send('PUT', '/api/billing/contractdeposits/41002', { body: deposit });
    expect([byPath.json, byBody.json]).toMatchObject([{ Value: { Id: 41_002 } }, { Value: { Id: 41_001 } }]);
  });

  test('lets keys of newer builds ride along, and clears them where they are left out', async () => {
    const sandbox = await openSandbox();
    await sandbox.send('PATCH', '/sandbox/records/contract-deposits/41001', { body: { BrandNew: 'x' } });
    expect(await put(sandbox, 'contractdeposits', { ...deposit, BrandNew: 'y', Unheard: 1 })).toMatchObject({
      BrandNew: 'y',
    });
    const after = await put(sandbox, 'contractdeposits', deposit);
    expect([after['BrandNew'], 'Unheard' in after]).toEqual([null, false]);
  });
});

describe('PUT modes', () => {
  test('merge keeps what is left out, and null still clears', async () => {
    const sandbox = await openSandbox({ put: 'merge' });
    await put(sandbox, 'contractdeposits', { ...deposit, Notes: 'kept', Price: 5, Refundable: true });
    expect(await put(sandbox, 'contractdeposits', { Id: 41_001, Price: null })).toMatchObject({
      ...deposit,
      Notes: 'kept',
      Price: null,
      Refundable: true,
    });
  });

  test('strict names every field that is left out', async () => {
    const sandbox = await openSandbox({ put: 'strict' });
    const { status, json } = await sandbox.put('contractdeposits', deposit);
    expect(status).toBe(400);
    expect((json as { Errors: { PropertyName: string }[] }).Errors.map(({ PropertyName }) => PropertyName)).toEqual([
      'Notes',
      'Price',
      'Refundable',
    ]);
    const whole = { ...deposit, Notes: null, Price: null, Refundable: false };
    expect((await sandbox.put('contractdeposits', whole)).status).toBe(200);
  });
});
