import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';
import { isAlive, sendRaw } from '../raw-socket.ts';

const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'api',
    'billing',
    'contractdeposits',
    'proposalcontracts',
    '41001',
    'token',
    'sandbox',
    'records',
    'utils',
    'enums',
    '..',
    '%',
    '%00',
    '__proto__',
  ),
);
const path = fc.array(word, { maxLength: 6 }).map((words) => `/${words.map(percentEncode).join('/')}`);
const query = fc.array(
  fc.tuple(
    fc.oneof(
      word,
      fc.constantFrom(
        'id',
        'size',
        'page',
        'orderBy',
        'dir',
        'from_ContractDeposit_UpdatedOn',
        'ContractDeposit_Price',
      ),
    ),
    word,
  ),
);
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('2025-01-01', 1e308, -0, 2_147_483_648, '1e9', 'true', [1, 'x', null]),
);
const fields = [
  'Id',
  'CoworkerContractId',
  'ProductId',
  'Notes',
  'Price',
  'Refundable',
  'ProposalId',
  'TariffId',
  'BillingDay',
  'Quantity',
  'Desks',
  'AddedDesks',
  'StartDate',
  'hasOwnProperty',
  '__proto__',
];

function percentEncode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replaceAll('%25', '%');
}

describe('whatever comes in', () => {
  test('any method, path and query gets an answer below 500', async () => {
    const sandbox = await openSandbox();
    const methods = fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH');
    await fc.assert(
      fc.asyncProperty(methods, path, query, async (method, target, pairs) => {
        const search = pairs.map(([name, text]) => `${percentEncode(name)}=${percentEncode(text)}`).join('&');
        const { status } = await sandbox.send(method, `${target}?${search}`);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
    await sandbox.send('POST', '/sandbox/reset');
    expect(await isAlive(sandbox)).toBe(true);
  });

  test('any JSON in any field is taken or refused by the documented forms, and what is stored can be read and listed', async () => {
    const sandbox = await openSandbox();
    const entity = fc.constantFrom(['contractdeposits', 41_001] as const, ['proposalcontracts', 31_001] as const);
    const body = fc.dictionary(fc.constantFrom(...fields), value);
    await fc.assert(
      fc.asyncProperty(entity, body, async ([name, id], values) => {
        const { status, json } = await sandbox.put(name, {
          CoworkerContractId: 1,
          ProductId: 1,
          ProposalId: 1,
          TariffId: 1,
          BillingDay: 1,
          Quantity: 1,
          ...values,
          Id: id,
        });
        expect([200, 400]).toContain(status);
        expect(json).toHaveProperty('WasSuccessful', status === 200);
        expect((await sandbox.get(`/api/billing/${name}/${id}`)).status).toBe(200);
        expect((await sandbox.get(`/api/billing/${name}?orderBy=Price&size=1`)).status).toBe(200);
      }),
      { numRuns: 200 },
    );
  });

  test('any bytes on the socket leave it standing', async () => {
    const sandbox = await openSandbox();
    const start = fc.constantFrom(
      '',
      'GET ',
      'PUT /api/billing/contractdeposits HTTP/1.1\r\n',
      'POST /api/token HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n',
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (text, bytes) => {
        await sendRaw(sandbox, Buffer.concat([Buffer.from(text), bytes]));
      }),
      { numRuns: 200 },
    );
    expect(await isAlive(sandbox)).toBe(true);
  });
});
