import { describe, expect, test } from 'vitest';
import type { LiveRecord, Value } from '../../src/model.ts';
import { decide, type DecideOptions, type Decision } from '../../src/plan/decide.ts';
import { contractDeposits } from '../../src/resources/contract-deposits.ts';
import { proposalContracts } from '../../src/resources/proposal-contracts.ts';

const live: LiveRecord = {
  Id: 8001,
  CoworkerContractId: 7001,
  ProductId: 301,
  Notes: 'keys',
  Price: 100,
  Refundable: true,
  SystemId: 'x-1',
  UpdatedBy: 'desk@example.com',
  UpdatedOn: '2025-11-02T09:15:00.1234567Z',
};

interface Case {
  readonly values: Record<string, Value>;
  readonly record?: LiveRecord | undefined;
  readonly seen?: LiveRecord | null;
  readonly options?: Partial<DecideOptions>;
}

function decideDeposit({ values, record = live, seen = null, options = {} }: Case): Decision {
  const wish = { id: 8001, values: { Id: 8001, ...values }, seen };
  return decide(contractDeposits, wish, { mode: 'merge', onConflict: 'refuse', ...options, record });
}

describe('a row and its record', () => {
  test('a row that agrees needs no write', () => {
    expect(decideDeposit({ values: { Price: 100, Notes: 'keys' } })).toEqual({ kind: 'unchanged' });
  });

  test('a row without a record is missing', () => {
    const wish = { id: 1, values: { Id: 1 }, seen: null };
    const options = { mode: 'merge', onConflict: 'refuse', record: undefined } as const;
    expect(decide(contractDeposits, wish, options)).toEqual({ kind: 'missing' });
  });

  test('a write carries the whole record, with what differs laid over it', () => {
    expect(decideDeposit({ values: { Price: 110, Notes: 'keys' } })).toEqual({
      kind: 'write',
      changes: [{ field: 'Price', before: 100, after: 110, clears: false }],
      seen: { Price: 100, Notes: 'keys' },
      body: { ...live, Price: 110 },
    });
  });
});

describe('a record that somebody changed since the plan', () => {
  test('in a field that the row does not mention: the new value rides along', () => {
    const record = { ...live, Notes: 'new keys' };
    const decision = decideDeposit({ values: { Price: 110 }, record, seen: { Price: 100 } });
    expect(decision).toMatchObject({ kind: 'write', body: { Notes: 'new keys', Price: 110 } });
  });

  test('in a field that the row mentions: the row is stale, and says who and when', () => {
    const record = { ...live, Price: 120 };
    expect(decideDeposit({ values: { Price: 110 }, record, seen: { Price: 100 } })).toEqual({
      kind: 'stale',
      fields: [{ field: 'Price', seen: 100, now: 120, wanted: 110 }],
      by: 'desk@example.com',
      on: '2025-11-02T09:15:00.1234567Z',
    });
  });

  test.each<[string, { before?: LiveRecord; user: string; kind: Decision['kind'] }]>([
    [
      'after a write of ours that nobody answered, in our name: it arrived',
      { user: 'Desk@Example.com', kind: 'unchanged' },
    ],
    ['after such a write, in another name: stale', { user: 'ops@example.com', kind: 'stale' }],
    ['after such a write, by nobody knows whom: stale', { user: '', kind: 'stale' }],
    [
      'before such a write: stale',
      { before: { ...live, UpdatedOn: '2025-11-03T08:00:00Z' }, user: 'desk@example.com', kind: 'stale' },
    ],
  ])('in a field that the row mentions, %s', (_, { before = live, user, kind }) => {
    const record = { ...live, Price: 109.99, UpdatedOn: '2025-11-03T08:00:00Z' };
    const wish = { id: 8001, values: { Id: 8001, Price: 110 }, seen: { Price: 100 }, before };
    expect(decide(contractDeposits, wish, { mode: 'merge', onConflict: 'refuse', record, user }).kind).toBe(kind);
  });

  test('in a field that agreed when it was planned: stale as well, as the row mentions it', () => {
    const record = { ...live, Notes: 'other' };
    const decision = decideDeposit({
      values: { Price: 110, Notes: 'keys' },
      record,
      seen: { Price: 100, Notes: 'keys' },
    });
    expect(decision).toMatchObject({
      kind: 'stale',
      fields: [{ field: 'Notes', seen: 'keys', now: 'other', wanted: 'keys' }],
    });
  });

  test('to what the row wants: nothing is left to do', () => {
    const decision = decideDeposit({
      values: { Price: 110 },
      record: { ...live, Price: 110.0000001 },
      seen: { Price: 100 },
    });
    expect(decision).toEqual({ kind: 'unchanged' });
  });

  test('only in how a value is written: not stale', () => {
    const decision = decideDeposit({
      values: { Price: 110 },
      record: { ...live, Price: 100.0000001 },
      seen: { Price: 100 },
    });
    expect(decision.kind).toBe('write');
  });

  test('is overwritten where the user said so', () => {
    const options = { onConflict: 'overwrite' } as const;
    const decision = decideDeposit({
      values: { Price: 110 },
      record: { ...live, Price: 120 },
      seen: { Price: 100 },
      options,
    });
    expect(decision).toMatchObject({ kind: 'write', body: { Price: 110 } });
  });

  test('in a list to which the row adds something: the addition is made to the new list', () => {
    const wish = { id: 1, values: { Id: 1, AddedDesks: [7] }, seen: { Desks: [1] } };
    const record = { Id: 1, Desks: [1, 2] };
    expect(decide(proposalContracts, wish, { mode: 'merge', onConflict: 'refuse', record })).toMatchObject({
      kind: 'write',
      body: { Desks: [1, 2, 7] },
    });
  });
});

test('a field may be called as every object has one, and is only what the record holds itself', () => {
  const values = { Id: 1, constructor: 'c', toString: 1 };
  const options = { mode: 'merge', onConflict: 'refuse' } as const;
  const wish = { id: 1, values, seen: { Notes: 'a' } };
  expect(decide(contractDeposits, wish, { ...options, record: { Id: 1, Notes: 'a' } })).toMatchObject({
    kind: 'write',
    changes: [
      { field: 'constructor', before: null, after: 'c' },
      { field: 'toString', before: null, after: 1 },
    ],
  });
});

describe('with --mode replace', () => {
  test("exactly the row's cells are sent, and what that clears is said", () => {
    const values = { CoworkerContractId: 7001, ProductId: 301, Price: 110 };
    expect(decideDeposit({ values, options: { mode: 'replace' } })).toEqual({
      kind: 'write',
      changes: [
        { field: 'Price', before: 100, after: 110, clears: false },
        { field: 'Notes', before: 'keys', after: null, clears: true },
        { field: 'Refundable', before: true, after: null, clears: true },
        { field: 'SystemId', before: 'x-1', after: null, clears: true },
      ],
      seen: {
        CoworkerContractId: 7001,
        ProductId: 301,
        Price: 100,
        Notes: 'keys',
        Refundable: true,
        SystemId: 'x-1',
        CustomFields: null,
        InvoiceDuringOnlineCheckout: null,
      },
      body: { Id: 8001, ...values },
    });
  });

  test('a field that was empty in the plan and that somebody filled since makes the row stale', () => {
    const values = { CoworkerContractId: 7001, ProductId: 301, Price: 110, Refundable: true };
    const options = { mode: 'replace' } as const;
    const planned = decideDeposit({ values, record: { ...live, Notes: null }, options });
    const seen = planned.kind === 'write' ? planned.seen : null;
    expect(decideDeposit({ values, seen, options })).toMatchObject({
      kind: 'stale',
      fields: [{ field: 'Notes', seen: null, now: 'keys', wanted: null }],
    });
  });

  test('so it does where the field is one that no file can name', () => {
    const values = { CoworkerContractId: 7001, ProductId: 301, Price: 110, Notes: 'keys', Refundable: true };
    const options = { mode: 'replace' } as const;
    const planned = decideDeposit({ values, record: { ...live, SystemId: '' }, options });
    const seen = planned.kind === 'write' ? planned.seen : null;
    expect(decideDeposit({ values, seen, record: { ...live, SystemId: null }, options }).kind).toBe('write');
    expect(decideDeposit({ values, seen, options })).toMatchObject({
      kind: 'stale',
      fields: [{ field: 'SystemId', now: 'x-1', wanted: null }],
    });
  });

  test('a list to which the row adds something is sent whole and not cleared', () => {
    const wish = { id: 1, values: { Id: 1, AddedDesks: [7] }, seen: null };
    const record = { Id: 1, Desks: [1] };
    const decision = decide(proposalContracts, wish, { mode: 'replace', onConflict: 'refuse', record });
    expect(decision).toMatchObject({ kind: 'write', body: { Id: 1, Desks: [1, 7] } });
  });
});
