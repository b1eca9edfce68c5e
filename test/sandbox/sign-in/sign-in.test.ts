import { describe, expect, test } from 'vitest';
import { openSandbox, type Answered, type Opened } from '../open-sandbox.ts';
import { anyText } from '../matchers.ts';

interface Granted {
  readonly access_token: string;
  readonly refresh_token: string;
}

const right = { grant_type: 'password', username: 'admin@example.com', password: 'rehearsal' };
const form = 'application/x-www-form-urlencoded';

async function token(sandbox: Opened, fields: Readonly<Record<string, string>>, clientId?: string): Promise<Answered> {
  const headers = { 'content-type': form, ...(clientId !== undefined && { client_id: clientId }) };
  return sandbox.send('POST', '/api/token', { body: new URLSearchParams(fields).toString(), headers });
}

async function grant(
  sandbox: Opened,
  fields: Readonly<Record<string, string>> = right,
  clientId?: string,
): Promise<Granted> {
  const { status, json } = await token(sandbox, fields, clientId);
  expect(status).toBe(200);
  return json as Granted;
}

async function me(sandbox: Opened, authorization: string): Promise<number> {
  return (await sandbox.send('GET', '/api/auth/me', { headers: { authorization } })).status;
}

const refresh = (refreshToken: string): Readonly<Record<string, string>> => ({
  grant_type: 'refresh_token',
  refresh_token: refreshToken,
});

describe('signing in', () => {
  test('with the password gives a token that opens the API', async () => {
    const sandbox = await openSandbox();
    const { status, json } = await token(sandbox, { ...right, totp: '' });
    expect([status, json]).toEqual([
      200,
      {
        access_token: anyText,
        token_type: 'bearer',
        expires_in: 604_799,
        refresh_token: anyText,
      },
    ]);
    expect(await me(sandbox, `bearer ${(json as Granted).access_token}`)).toBe(200);
  });

  test.each([
    ['a wrong password', { ...right, password: 'x' }, 'invalid_grant'],
    ['an unknown user', { ...right, username: 'x' }, 'invalid_grant'],
    ['no grant type', {}, 'unsupported_grant_type'],
    ['another grant type', { ...right, grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    ['an unknown refresh token', refresh('x'), 'invalid_grant'],
    ['an empty refresh token', refresh(''), 'invalid_grant'],
  ])('with %s is a 400', async (_, fields, error) => {
    const sandbox = await openSandbox();
    const { status, json } = await token(sandbox, fields);
    expect([status, json]).toMatchObject([400, { error }]);
  });

  test('with JSON is an unsupported grant type', async () => {
    const sandbox = await openSandbox();
    const { status, json } = await sandbox.send('POST', '/api/token', { body: right });
    expect([status, json]).toEqual([400, { error: 'unsupported_grant_type' }]);
  });

  test('asks for the code where two-factor authentication is on', async () => {
    const sandbox = await openSandbox({ totp: '123456' });
    const errors = await Promise.all(
      ['', '999999'].map(async (totp) => (await token(sandbox, { ...right, totp })).json),
    );
    expect(errors).toMatchObject([{ error: 'two_factor_auth_check' }, { error: 'invalid_grant' }]);
    expect((await token(sandbox, right)).json).toMatchObject({ error: 'two_factor_auth_check' });
    expect((await token(sandbox, { ...right, totp: '123456' })).status).toBe(200);
  });
});

describe('tokens', () => {
  test('die when their life is over, and the refresh token brings the next', async () => {
    let now = 0;
    const sandbox = await openSandbox({ tokenLifeMs: 2000, now: () => now });
    const first = await grant(sandbox);
    now = 1999;
    expect(await me(sandbox, `Bearer ${first.access_token}`)).toBe(200);
    now = 2000;
    expect(await me(sandbox, `Bearer ${first.access_token}`)).toBe(401);
    const second = await grant(sandbox, refresh(first.refresh_token));
    expect(await me(sandbox, `Bearer ${second.access_token}`)).toBe(200);
  });

  test('of refresh are used once: each use gives a new one and kills the old', async () => {
    const sandbox = await openSandbox();
    const first = await grant(sandbox);
    const second = await grant(sandbox, refresh(first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await token(sandbox, refresh(first.refresh_token))).json).toMatchObject({ error: 'invalid_grant' });
    expect((await token(sandbox, refresh(second.refresh_token))).status).toBe(200);
  });

  test('of refresh belong to the client_id of the login, or to the e-mail where there was none', async () => {
    const sandbox = await openSandbox();
    const ours = await grant(sandbox, right, 'nexload');
    const plain = await grant(sandbox);
    expect((await token(sandbox, refresh(ours.refresh_token))).status).toBe(400);
    expect((await token(sandbox, refresh(ours.refresh_token), 'nexload')).status).toBe(200);
    expect((await token(sandbox, refresh(plain.refresh_token), 'admin@example.com')).status).toBe(200);
  });

  test('of refresh die with a new login of the same client_id, and of no other', async () => {
    const sandbox = await openSandbox();
    const other = await grant(sandbox, right, 'other tool');
    const first = await grant(sandbox, right, 'nexload');
    await grant(sandbox, right, 'nexload');
    expect((await token(sandbox, refresh(first.refresh_token), 'nexload')).status).toBe(400);
    expect((await token(sandbox, refresh(other.refresh_token), 'other tool')).status).toBe(200);
    expect(await me(sandbox, `Bearer ${first.access_token}`)).toBe(200);
  });

  test('of refresh live fifteen days', async () => {
    let now = 0;
    const sandbox = await openSandbox({ now: () => now });
    const { refresh_token: one } = await grant(sandbox, right, 'one');
    const { refresh_token: other } = await grant(sandbox, right, 'other');
    now = 15 * 86_400_000 - 1;
    expect((await token(sandbox, refresh(one), 'one')).status).toBe(200);
    now += 1;
    expect((await token(sandbox, refresh(other), 'other')).status).toBe(400);
  });

  test('are throttled each by its own client_id', async () => {
    const sandbox = await openSandbox({ limits: 'all=1/1d', now: () => 0 });
    const ours = await grant(sandbox, right, 'nexload');
    expect(await me(sandbox, `Bearer ${sandbox.token}`)).toBe(200);
    expect(await me(sandbox, `Bearer ${ours.access_token}`)).toBe(200);
    expect(await me(sandbox, `Bearer ${ours.access_token}`)).toBe(409);
  });
});

describe('the API', () => {
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

  test.each([
    [basic('admin@example.com:rehearsal'), 200],
    [basic('admin@example.com:wrong'), 401],
    [basic('no colon'), 401],
    ['Basic', 401],
    ['Bearer rehearsal-token', 200],
    ['bearer   rehearsal-token', 200],
    ['Bearer nonsense', 401],
    ['Bearer', 401],
    ['rehearsal-token', 401],
    ['Digest x', 401],
  ])('answers Authorization "%s" with %i', async (authorization, status) => {
    const sandbox = await openSandbox();
    expect(await me(sandbox, authorization)).toBe(status);
  });

  test('without any Authorization is a 401', async () => {
    const sandbox = await openSandbox();
    const response = await fetch(`${sandbox.baseUrl}/api/billing/contractdeposits`);
    expect([response.status, await response.json()]).toEqual([
      401,
      { Message: 'Authorization has been denied for this request.' },
    ]);
  });

  test('tells who is signed in', async () => {
    const sandbox = await openSandbox();
    const { json } = await sandbox.get('/api/auth/me');
    expect(Object.keys(json as object)).toEqual([
      'Id',
      'Email',
      'FullName',
      'DefaultBusinessId',
      'Businesses',
      'UserRoles',
      'IsAdmin',
      'APIAccess',
      'Active',
    ]);
    expect(json).toMatchObject({ Email: 'admin@example.com', IsAdmin: true, APIAccess: true, Active: true });
  });

  test.each([
    ['GET', '/contractdeposits', 'ContractDeposit-List'],
    ['GET', '/contractdeposits/41001', 'ContractDeposit-Read'],
    ['PUT', '/contractdeposits', 'ContractDeposit-Edit'],
    ['POST', '/contractdeposits', 'ContractDeposit-Create'],
    ['DELETE', '/contractdeposits/41001', 'ContractDeposit-Delete'],
  ])('needs for %s %s the role %s, and is a 401 without', async (method, path, role) => {
    const body =
      method === 'PUT' || method === 'POST' ? { Id: 41_001, CoworkerContractId: 1, ProductId: 1 } : undefined;
    const sent = { ...(body !== undefined && { body }) };
    const holder = await openSandbox({ roles: [role] });
    const other = await openSandbox({ roles: ['ContractContact-Edit', 'ContractContact-List'] });
    expect((await holder.send(method, `/api/billing${path}`, sent)).status).toBe(200);
    expect((await other.send(method, `/api/billing${path}`, sent)).status).toBe(401);
    expect((await other.get('/api/auth/me')).json).toMatchObject({
      IsAdmin: false,
      UserRoles: ['ContractContact-Edit', 'ContractContact-List'],
    });
  });
});
