import { describe, expect, test } from 'vitest';
import type { LoggedRequest } from '../../../src/sandbox/http/request-log.ts';
import { openSandbox, type Opened } from '../open-sandbox.ts';
import { containing, matching } from '../matchers.ts';

const deposit = { Id: 41_001, CoworkerContractId: 1, ProductId: 1 };

async function logged(sandbox: Opened, query = ''): Promise<readonly LoggedRequest[]> {
  return (await sandbox.get(`/sandbox/requests${query}`)).json as readonly LoggedRequest[];
}

async function twoKinds(sandbox: Opened): Promise<void> {
  await sandbox.put('contractdeposits', deposit);
  await sandbox.get('/api/billing/contractcontacts/99?x=1');
  await sandbox.send('POST', '/sandbox/faults', { body: { faults: [{ do: { status: 500 } }] } });
  await sandbox.get('/api/auth/me');
}

describe('/sandbox/requests', () => {
  test('tells what was asked, by whom, about which record, and how it ended', async () => {
    const sandbox = await openSandbox({ now: () => 0 });
    await twoKinds(sandbox);
    const at = '1970-01-01T00:00:00.000Z';
    const client = 'admin@example.com';
    expect(await logged(sandbox)).toEqual([
      {
        n: 1,
        at,
        method: 'PUT',
        path: '/api/billing/contractdeposits',
        query: '',
        client,
        id: 41_001,
        status: 200,
        fault: null,
        body: JSON.stringify(deposit),
      },
      {
        n: 2,
        at,
        method: 'GET',
        path: '/api/billing/contractcontacts/99',
        query: 'x=1',
        client,
        id: 99,
        status: 404,
        fault: null,
        body: null,
      },
      {
        n: 3,
        at,
        method: 'GET',
        path: '/api/auth/me',
        query: '',
        client,
        id: null,
        status: 500,
        fault: 'status 500',
        body: null,
      },
    ]);
    expect(sandbox.requests()).toEqual(await logged(sandbox));
  });

  test.each([
    ['?method=put', [1]],
    ['?path=CONTACTS', [2]],
    ['?status=404', [2]],
    ['?id=41001', [1]],
    ['?fault=', [3]],
    ['?fault=502', []],
    ['?since=1', [2, 3]],
    ['?last=1', [3]],
    ['?client=admin@example.com&method=GET', [2, 3]],
  ])('%s keeps the requests %j', async (query, expected) => {
    const sandbox = await openSandbox();
    await twoKinds(sandbox);
    expect((await logged(sandbox, query)).map(({ n }) => n)).toEqual(expected);
  });

  test('never holds a password or a token', async () => {
    const sandbox = await openSandbox();
    await sandbox.send('POST', '/api/token', {
      body: 'grant_type=password&username=admin@example.com&password=rehearsal',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    await sandbox.send('PUT', '/API/Token/', { body: 'password=rehearsal' });
    const text = JSON.stringify(await logged(sandbox));
    expect([text.includes('/api/token'), /rehearsal/.test(text)]).toEqual([true, false]);
  });

  test('can be emptied', async () => {
    const sandbox = await openSandbox();
    await twoKinds(sandbox);
    await sandbox.send('DELETE', '/sandbox/requests');
    expect(await logged(sandbox)).toEqual([]);
  });
});

describe('/sandbox/records', () => {
  test.each(['contract-deposits', 'ContractDeposit', 'contractdeposits'])(
    '/%s shows every record as a GET shows it',
    async (name) => {
      const sandbox = await openSandbox();
      const { json } = await sandbox.get(`/sandbox/records/${name}`);
      expect(json).toHaveLength(20);
      expect((json as unknown[])[0]).toEqual(await sandbox.record('contractdeposits/41001'));
      expect(json).toEqual(sandbox.records(name));
    },
  );

  test('PATCH changes a record as somebody else would', async () => {
    const sandbox = await openSandbox({ now: () => Date.UTC(2026, 0, 1) });
    const before = await sandbox.record('contractdeposits/41001');
    const { json } = await sandbox.send('PATCH', '/sandbox/records/contract-deposits/41001', {
      body: { Invoiced: true, Price: 1 },
    });
    expect(json).toEqual({
      ...before,
      Invoiced: true,
      Price: 1,
      UpdatedBy: 'somebody.else@example.com',
      UpdatedOn: matching(/^2026-01-01T00:00:00\.000\d{4}Z$/),
    });
    expect(await sandbox.record('contractdeposits/41001')).toEqual(json);
  });

  test('DELETE takes a record away behind everybody’s back', async () => {
    const sandbox = await openSandbox();
    expect((await sandbox.send('DELETE', '/sandbox/records/contract-deposits/41001')).status).toBe(204);
    expect((await sandbox.get('/api/billing/contractdeposits/41001')).status).toBe(404);
  });

  test.each([
    ['GET', '/sandbox/records/desks', 404],
    ['GET', '/sandbox/records', 404],
    ['GET', '/sandbox/records/contract-deposits/7', 404],
    ['PATCH', '/sandbox/records/contract-deposits/7', 404],
    ['DELETE', '/sandbox/records/contract-deposits/7', 404],
    ['DELETE', '/sandbox/records/contract-deposits', 405],
    ['PUT', '/sandbox/records/contract-deposits/41001', 404],
    ['GET', '/sandbox/nothing', 404],
    ['POST', '/sandbox/requests', 404],
  ])('%s %s is a %i', async (method, path, status) => {
    const sandbox = await openSandbox();
    expect((await sandbox.send(method, path, method === 'PATCH' ? { body: {} } : {})).status).toBe(status);
  });
});

describe('the switches', () => {
  test('reset brings records, limits, faults, mode and log back to the start, and leaves sign-ins alive', async () => {
    const sandbox = await openSandbox({ limits: 'writes=1/1d', now: () => 0 });
    const before = sandbox.records('contract-deposits');
    await sandbox.put('contractdeposits', deposit);
    await sandbox.send('POST', '/sandbox/put-mode', { body: { mode: 'strict' } });
    await sandbox.send('POST', '/sandbox/faults', { body: { profile: 'storm' } });
    const { json } = await sandbox.send('POST', '/sandbox/reset');
    expect(json).toMatchObject({ put: 'replace', faults: 'calm', requests: 0 });
    expect(sandbox.records('contract-deposits')).toEqual(before);
    expect((await sandbox.put('contractdeposits', deposit)).status).toBe(200);
  });

  test('faults take a profile, a script in JSON, or a script in YAML', async () => {
    const sandbox = await openSandbox();
    const profile = await sandbox.send('POST', '/sandbox/faults', { body: { profile: 'flaky' } });
    const yaml = await sandbox.send('POST', '/sandbox/faults', { body: 'faults:\n  - do: {status: 503}\n' });
    expect([profile.json, yaml.json]).toMatchObject([{ faults: 'flaky' }, { faults: 'the script' }]);
    expect((await sandbox.get('/api/auth/me')).status).toBe(503);
  });

  test('limits and put-mode act at once', async () => {
    const sandbox = await openSandbox({ now: () => 0 });
    await sandbox.send('POST', '/sandbox/limits', { body: { limits: 'writes=1/1d' } });
    await sandbox.send('POST', '/sandbox/put-mode', { body: { mode: 'strict' } });
    const statuses = [await sandbox.put('contractdeposits', deposit), await sandbox.put('contractdeposits', deposit)];
    expect(statuses.map(({ status }) => status)).toEqual([400, 409]);
  });

  test('expire-tokens kills the access tokens, not the refresh tokens', async () => {
    const sandbox = await openSandbox();
    const sign = async (body: string) =>
      (
        await sandbox.send('POST', '/api/token', {
          body,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).json as Readonly<Record<string, string>>;
    const first = await sign('grant_type=password&username=admin@example.com&password=rehearsal');
    await sandbox.send('POST', '/sandbox/expire-tokens');
    const headers = { authorization: `Bearer ${first['access_token'] ?? ''}` };
    expect((await sandbox.send('GET', '/api/auth/me', { headers })).status).toBe(401);
    expect(await sign(`grant_type=refresh_token&refresh_token=${first['refresh_token'] ?? ''}`)).toHaveProperty(
      'access_token',
    );
  });

  test.each([
    ['/sandbox/faults', { profile: 'windy' }, 'There is no fault profile "windy"'],
    ['/sandbox/faults', { faults: [{ do: 'sing' }] }, 'the script, line 1: faults[1].do'],
    ['/sandbox/put-mode', { mode: 'upsert' }, 'The mode is one of replace, merge, strict'],
    ['/sandbox/limits', { limits: 'slow' }, 'The limits "slow" cannot be read'],
    ['/sandbox/limits', '', 'The limits "" cannot be read'],
  ])('%s refuses %j with one sentence', async (path, body, message) => {
    const sandbox = await openSandbox();
    const { status, json } = await sandbox.send('POST', path, { body });
    expect([status, (json as { Message: string }).Message]).toEqual([400, containing(message)]);
  });
});
