import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { createApi } from '../../../src/io/api/create-api.ts';
import { createFixedSession } from '../../../src/io/sign-in/fixed-session.ts';
import { silentLog } from '../../../src/io/silent-log.ts';
import type { LiveRecord } from '../../../src/model.ts';
import type { Api, Reply, Session } from '../../../src/ports.ts';
import type { SandboxOptions } from '../../../src/sandbox/settings.ts';
import { openSandbox, type Opened } from '../../sandbox/open-sandbox.ts';
import { createRecordingLog } from './recording-log.ts';
import { deadUrl, serve } from './tiny-server.ts';

const deposits = '/api/billing/contractdeposits';

function apiOf(baseUrl: string, session: Session = createFixedSession('Bearer rehearsal-token')): Api {
  return createApi({ baseUrl, session, timeoutMs: 10_000, log: silentLog });
}

async function open(options: SandboxOptions = {}): Promise<{ readonly sandbox: Opened; readonly api: Api }> {
  const sandbox = await openSandbox(options);
  return { sandbox, api: apiOf(sandbox.baseUrl) };
}

function valueOf<T>(reply: Reply<T>): T {
  if (reply.kind !== 'accepted') throw new Error(`not accepted but ${JSON.stringify(reply)}`);
  return reply.value;
}

const idsOf = (sandbox: Opened): number[] =>
  sandbox.records('contract-deposits').map((record) => record['Id'] as number);

describe('reading', () => {
  test('a batch gives the records that there are', async () => {
    const { sandbox, api } = await open();
    const [one = 0, other = 0] = idsOf(sandbox);
    const records = valueOf(await api.readBatch(deposits, [one, 2_000_000_000, other]));
    expect(new Set(records.map((record) => record['Id']))).toEqual(new Set([one, other]));
    expect(records).toHaveLength(2);
  });

  test('a batch asks for its ids in brackets, in one request', async () => {
    const { sandbox, api } = await open();
    await api.readBatch(deposits, [1, 2, 3]);
    expect(sandbox.requests().map(({ path, query }) => [path, decodeURIComponent(query)])).toEqual([
      [`${deposits}/`, 'id=[1,2,3]'],
    ]);
  });

  test('a batch of 50 is read, a batch of 51 is a mistake of the caller, a batch of none asks nobody', async () => {
    const { sandbox, api } = await open({ records: 60 });
    const ids = idsOf(sandbox);
    expect(valueOf(await api.readBatch(deposits, ids.slice(0, 50)))).toHaveLength(50);
    await expect(api.readBatch(deposits, ids.slice(0, 51))).rejects.toThrow(RangeError);
    expect(valueOf(await api.readBatch(deposits, []))).toEqual([]);
    expect(sandbox.requests()).toHaveLength(1);
  });

  test('one record comes with every key that the server gives', async () => {
    const { sandbox, api } = await open();
    const [record] = sandbox.records('contract-deposits');
    expect(valueOf(await api.readOne(deposits, record?.['Id'] as number))).toEqual(record);
  });

  test('a record that does not exist is missing', async () => {
    const { api } = await open();
    expect(await api.readOne(deposits, 2_000_000_000)).toEqual({ kind: 'missing' });
  });

  test('an answer of another shape is no record', async () => {
    const { baseUrl } = await serve((_, response) => void response.end('[1]'));
    expect(await apiOf(baseUrl).readOne(deposits, 1)).toMatchObject({ kind: 'transient' });
    expect(await apiOf(baseUrl).readBatch(deposits, [1])).toMatchObject({ kind: 'transient' });
  });
});

describe('writing', () => {
  test('replaces the record and gives its Id', async () => {
    const { sandbox, api } = await open();
    const record = sandbox.records('contract-deposits')[0] as LiveRecord;
    const reply = await api.write(deposits, { ...record, Notes: 'grüße ✓' });
    expect(reply).toEqual({ kind: 'accepted', value: { Id: record['Id'] } });
    expect(sandbox.records('contract-deposits')[0]).toMatchObject({ Notes: 'grüße ✓' });
  });

  test.each(['batch', 'single'] as const)('sends back every digit of a %s read', async (how) => {
    const text = '{"Id":7,"Price":1,"Big":12345678901234567890,"Deep":[{"Fine":0.12345678901234567890123}]}';
    const bodies: string[] = [];
    const { baseUrl } = await serve((request, response) => {
      if (request.method === 'GET') return void response.end(how === 'batch' ? `[${text}]` : text);
      request.setEncoding('utf8').on('data', (body: string) => void bodies.push(body));
      return void request.on('end', () => response.end('{"WasSuccessful":true,"Value":{"Id":7}}'));
    });
    const api = apiOf(baseUrl);
    const read =
      how === 'batch' ? valueOf(await api.readBatch(deposits, [7]))[0] : valueOf(await api.readOne(deposits, 7));
    await api.write(deposits, { ...read, Price: 2.5 });
    expect(bodies).toEqual([text.replace('"Price":1', '"Price":2.5')]);
  });

  test('what the server refuses comes back field by field', async () => {
    const { sandbox, api } = await open();
    const [Id = 0] = idsOf(sandbox);
    const reply = await api.write(deposits, { Id, CoworkerContractId: null, ProductId: null });
    expect(reply).toMatchObject({
      kind: 'rejected',
      status: 400,
      errors: [{ message: expect.any(String) as unknown }, {}],
    });
  });

  test.each([409, 429] as const)('a write that comes too early is throttled, as a %d', async (throttle) => {
    const { api } = await open({ limits: 'writes=1/1m', throttle, now: () => 0 });
    await api.write(deposits, { Id: 2_000_000_000 });
    const reply = await api.write(deposits, { Id: 2_000_000_000 });
    expect(reply).toEqual({ kind: 'throttled', status: throttle, waitMs: 60_000 });
  });

  test('a write whose connection broke off is unknown', async () => {
    const { sandbox, api } = await open();
    await sandbox.send('POST', '/sandbox/faults', { body: { faults: [{ do: 'apply-then-reset' }] } });
    expect(await api.write(deposits, sandbox.records('contract-deposits')[0] as LiveRecord)).toMatchObject({
      kind: 'unknown',
    });
  });

  test('a write to where nothing listens is transient, as it cannot have happened', async () => {
    expect(await apiOf(await deadUrl()).write(deposits, { Id: 1 })).toEqual({
      kind: 'transient',
      status: 0,
      message: 'nothing listens there',
    });
  });
});

describe('the proof of who asks', () => {
  test('is renewed once when the server refuses it, and the request is sent again', async () => {
    const sandbox = await openSandbox();
    const refused: string[] = [];
    const session: Session = {
      authorization: async () => 'Bearer dead',
      renew: async (header) => {
        refused.push(header);
        return `Bearer ${sandbox.token}`;
      },
    };
    const [id = 0] = idsOf(sandbox);
    expect(await apiOf(sandbox.baseUrl, session).readOne(deposits, id)).toMatchObject({ kind: 'accepted' });
    expect(refused).toEqual(['Bearer dead']);
  });

  test('is not renewed twice: a role that is missing looks the same, and stays denied', async () => {
    const sandbox = await openSandbox({ roles: ['ContractDeposit-List'] });
    const session: Session = {
      authorization: async () => 'Bearer dead',
      renew: async () => `Bearer ${sandbox.token}`,
    };
    expect(await apiOf(sandbox.baseUrl, session).readOne(deposits, 1)).toMatchObject({ kind: 'denied', status: 401 });
    expect(sandbox.requests()).toHaveLength(2);
  });

  test('that cannot be renewed leaves the reply as it is', async () => {
    const { sandbox } = await open();
    const reply = await apiOf(sandbox.baseUrl, createFixedSession('Bearer dead')).readOne(deposits, 1);
    expect(reply).toMatchObject({ kind: 'denied', status: 401 });
    expect(sandbox.requests()).toHaveLength(1);
  });

  test.each([
    [6, { kind: 'denied', status: 401, message: 'signed out' }],
    [5, { kind: 'transient', status: 0, message: 'signed out' }],
  ] as const)('that fails with exit code %d is a reply, so that no row is lost', async (exitCode, reply) => {
    const fail = async (): Promise<never> => {
      throw new UserError({ code: 'x', message: 'signed out', exitCode });
    };
    expect(await apiOf('http://127.0.0.1:1', { authorization: fail, renew: fail }).readOne(deposits, 1)).toEqual(reply);
  });
});

test('the log tells each request without its query, its body or who asked', async () => {
  const sandbox = await openSandbox();
  const log = createRecordingLog();
  const session = createFixedSession(`Bearer ${sandbox.token}`);
  const api = createApi({ baseUrl: sandbox.baseUrl, session, timeoutMs: 10_000, log, clock: { now: () => 0 } });
  await api.readBatch(deposits, [77_777]);
  await api.write(deposits, { Id: 2_000_000_000, Notes: 'very personal' });
  expect(log.events).toEqual([
    {
      event: 'request answered',
      facts: { method: 'GET', path: `${deposits}/`, status: 200, ms: 0 },
    },
    { event: 'request answered', facts: { method: 'PUT', path: deposits, status: 404, ms: 0 } },
  ]);
});
