import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSandbox, type Opened } from '../open-sandbox.ts';

const deposit = { Id: 41_001, CoworkerContractId: 1, ProductId: 1 };

// Writes bytes to the port and gives what comes back until the other end closes.
async function sendRaw(sandbox: Opened, bytes: string | Uint8Array): Promise<string> {
  const { port } = new URL(sandbox.baseUrl);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (chunk) => (answer += String(chunk)));
    socket.on('error', () => resolve(answer)).on('close', () => resolve(answer));
  });
}

async function isAlive(sandbox: Opened): Promise<boolean> {
  return (await sandbox.get('/api/billing/contractdeposits/41001')).status === 200;
}

describe('the HTTP door', () => {
  test.each(['{', '{"Id":41001', 'null', '[]', '"text"', '1', 'Id=1', '{"Id":41001}}', '\u0000'])(
    'answers the body %j with the documented 400',
    async (body) => {
      const sandbox = await openSandbox();
      const { status, json } = await sandbox.send('PUT', '/api/billing/contractdeposits', { body });
      expect([status, json]).toEqual([
        400,
        {
          Message: 'Body: is not valid JSON',
          Value: null,
          Errors: [{ AttemptedValue: null, Message: 'is not valid JSON', PropertyName: 'Body' }],
          WasSuccessful: false,
        },
      ]);
    },
  );

  test('takes a body with a byte order mark', async () => {
    const sandbox = await openSandbox();
    expect((await sandbox.put('contractdeposits', `\uFEFF${JSON.stringify(deposit)}`)).status).toBe(200);
  });

  test('takes a body of 10 MB and answers a larger one with 413', async () => {
    const sandbox = await openSandbox();
    const bodyOf = (size: number): string =>
      JSON.stringify({ ...deposit, Notes: 'x'.repeat(size - JSON.stringify({ ...deposit, Notes: '' }).length) });
    const most = 10 * 1024 * 1024;
    expect((await sandbox.put('contractdeposits', bodyOf(most))).status).toBe(200);
    const { status, json } = await sandbox.put('contractdeposits', bodyOf(most + 1));
    expect([status, json]).toEqual([413, { Message: 'Maximum request length exceeded.' }]);
    expect(await isAlive(sandbox)).toBe(true);
  });

  test('answers 413 to a larger body that does not say its length', async () => {
    const sandbox = await openSandbox();
    const head = 'PUT /api/billing/contractdeposits HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `100000\r\n${'x'.repeat(0x10_00_00)}\r\n`;
    expect(await sendRaw(sandbox, `${head}${chunk.repeat(11)}0\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 /);
    expect(await isAlive(sandbox)).toBe(true);
  });

  test('survives a list nested a hundred thousand deep', async () => {
    const sandbox = await openSandbox();
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const body = `{"Id":41001,"CoworkerContractId":1,"ProductId":1,"Notes":${deep}}`;
    expect((await sandbox.put('contractdeposits', body)).status).toBe(400);
    expect((await sandbox.put('contractdeposits', `{"Id":${deep}}`)).status).toBe(400);
  });

  test('does not let a body reach the prototypes', async () => {
    const sandbox = await openSandbox();
    await sandbox.put(
      'contractdeposits',
      `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(deposit).slice(1)}`,
    );
    await sandbox.send('PATCH', '/sandbox/records/contract-deposits/41001', { body: '{"__proto__":{"polluted":1}}' });
    expect(({} as Readonly<Record<string, unknown>>)['polluted']).toBeUndefined();
    expect(await isAlive(sandbox)).toBe(true);
  });

  test.each([
    ['PATCH', '/api/billing/contractdeposits', 405, 'GET, HEAD, POST, PUT'],
    ['DELETE', '/api/billing/contractdeposits', 405, 'GET, HEAD, POST, PUT'],
    ['POST', '/api/billing/contractdeposits/41001', 405, 'GET, HEAD, PUT, DELETE'],
    ['GET', '/api/token', 405, 'POST'],
    ['POST', '/api/auth/me', 405, 'GET, HEAD'],
    ['OPTIONS', '/api/billing/contractdeposits', 204, 'GET, HEAD, POST, PUT'],
  ])('%s %s is a %i that tells the methods', async (method, path, status, allow) => {
    const sandbox = await openSandbox();
    const answered = await sandbox.send(method, path);
    expect([answered.status, answered.headers.get('allow')]).toEqual([status, allow]);
    if (status === 405)
      expect(answered.json).toEqual({ Message: `The requested resource does not support http method '${method}'.` });
  });

  test.each([
    '/api',
    '/api/billing',
    '/api/billing/desks',
    '/api/billing/contract-deposits',
    '/api/billing/contractdeposits/1/2',
    '/elsewhere',
    '/api/utils',
    '/%',
    '/api/billing/%zz',
  ])('nothing lives at %s', async (path) => {
    const sandbox = await openSandbox();
    expect((await sandbox.get(path)).status).toBe(404);
  });

  test('HEAD is GET without the body', async () => {
    const sandbox = await openSandbox();
    const [head, get] = [
      await sandbox.send('HEAD', '/api/billing/contractdeposits/41001'),
      await sandbox.get('/api/billing/contractdeposits/41001'),
    ];
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([
      200,
      '',
      get.headers.get('content-length'),
    ]);
  });

  test.each([
    [
      'eContractContactType',
      [
        { Id: 0, Name: 'None' },
        { Id: 1, Name: 'Director' },
        { Id: 2, Name: 'CompanyAlias' },
        { Id: 3, Name: 'NominatedRecipient' },
      ],
    ],
    [
      'ECONTRACTCONTACTTYPE',
      [
        { Id: 0, Name: 'None' },
        { Id: 1, Name: 'Director' },
        { Id: 2, Name: 'CompanyAlias' },
        { Id: 3, Name: 'NominatedRecipient' },
      ],
    ],
  ])('the enum %s has the documented members', async (name, members) => {
    const sandbox = await openSandbox();
    expect((await sandbox.get(`/api/utils/enums?name=${name}`)).json).toEqual(members);
    expect((await sandbox.get('/api/utils/enums?name=eNothing')).status).toBe(404);
  });

  test.each([
    ['nonsense\r\n\r\n', 400],
    ['GET / HTTP/9.9\r\n\r\n', 400],
    ['GET /api/auth/me HTTP/1.1\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`, 431],
    ['PUT /api/billing/contractdeposits HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n', 400],
    [
      'PUT /api/billing/contractdeposits HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
  ])('answers the bytes %j with %i and goes on', async (bytes, status) => {
    const sandbox = await openSandbox();
    expect(await sendRaw(sandbox, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(await isAlive(sandbox)).toBe(true);
  });

  test('survives a client that goes away in the middle of its body', async () => {
    const sandbox = await openSandbox();
    await sendRaw(sandbox, 'PUT /api/billing/contractdeposits HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{"Id"');
    expect(await isAlive(sandbox)).toBe(true);
  });
});

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
