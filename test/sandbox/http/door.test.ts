import { describe, expect, test } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';
import { isAlive, sendRaw } from '../raw-socket.ts';

const deposit = { Id: 41_001, CoworkerContractId: 1, ProductId: 1 };

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
  ])('%s %s is a %i that tells the methods', async (...row) => {
    const [method, path, status, allow] = row;
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
