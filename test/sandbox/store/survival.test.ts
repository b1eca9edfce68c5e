import { once } from 'node:events';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { buildCommand, patienceMs } from '../../helpers/built-command.ts';
import { spawnSandbox, type Facts, type Spawned } from '../spawn-sandbox.ts';
import { openSandbox } from '../open-sandbox.ts';

let main = '';
beforeAll(async () => {
  main = join((await buildCommand()).dist, 'cli/main.js');
}, 2 * patienceMs);

function dataFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'data-')), 'sandbox.db');
}

// The request is written as `PUT /api/billing/contractdeposits`.
async function ask({ baseUrl, token }: Facts, request: string, body?: unknown): Promise<Response> {
  const [method = '', path = ''] = request.split(' ');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(`${baseUrl}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

async function kill({ process: child }: Spawned, signal: NodeJS.Signals): Promise<readonly unknown[]> {
  child.kill(signal);
  return once(child, 'exit');
}

describe('a sandbox with a data file', () => {
  test('still has after kill -9 what it answered for: changes, new and deleted records, sign-ins, throttle use', async () => {
    const flags = ['--data', dataFile(), '--records', '20', '--limits', 'reads=3/1d'];
    const first = await spawnSandbox(main, flags);
    const form = new URLSearchParams({
      grant_type: 'password',
      username: first.facts.username,
      password: first.facts.password,
    });
    const signed = (await (
      await fetch(`${first.facts.baseUrl}/api/token`, { method: 'POST', body: form })
    ).json()) as Readonly<Record<string, string>>;
    await ask(first.facts, 'PUT /api/billing/contractdeposits', {
      Id: 41_001,
      CoworkerContractId: 1,
      ProductId: 1,
      Notes: 'kept 🌸',
    });
    const made = (await (
      await ask(first.facts, 'POST /api/billing/contractdeposits', { CoworkerContractId: 1, ProductId: 1 })
    ).json()) as { Value: { Id: number } };
    await ask(first.facts, 'DELETE /api/billing/contractdeposits/41002');
    await ask(first.facts, 'GET /api/auth/me');
    await kill(first, 'SIGKILL');

    const { facts } = await spawnSandbox(main, flags);
    const records = (await (await fetch(`${facts.baseUrl}/sandbox/records/contractdeposits`)).json()) as readonly {
      Id: number;
      Notes: string;
    }[];
    expect(records.find(({ Id }) => Id === 41_001)?.Notes).toBe('kept 🌸');
    expect([41_002, made.Value.Id].map((id) => records.some(({ Id }) => Id === id))).toEqual([false, true]);
    expect((await ask({ ...facts, token: signed['access_token'] ?? '' }, 'GET /api/auth/me')).status).toBe(200);
    expect((await ask(facts, 'GET /api/auth/me')).status).toBe(200);
    expect((await ask(facts, 'GET /api/auth/me')).status).toBe(409);
  });

  test.each([
    ['SIGINT', 0],
    ['SIGTERM', 0],
  ] as const)('ends at once and cleanly on %s, with a request hanging', async (signal, exitCode) => {
    const faults = join(mkdtempSync(join(tmpdir(), 'faults-')), 'hang.yaml');
    writeFileSync(faults, 'faults: [{do: hang}]\n');
    const spawned = await spawnSandbox(main, ['--records', '1', '--faults', faults]);
    const hanging = ask(spawned.facts, 'GET /api/auth/me');
    while (((await (await fetch(`${spawned.facts.baseUrl}/sandbox/requests`)).json()) as unknown[]).length === 0);
    const [ended] = await Promise.all([kill(spawned, signal), expect(hanging).rejects.toThrow()]);
    expect(ended).toEqual([exitCode, null]);
  });

  test('keeps its records when it is started again, whatever --records says then', async () => {
    const data = dataFile();
    const first = await startSandbox({ data, records: 5 });
    await first.close();
    const second = await openSandbox({ data, records: 50 });
    expect(second.records('contract-deposits')).toHaveLength(5);
  });

  test('is reset to new records, on disk too', async () => {
    const data = dataFile();
    const first = await startSandbox({ data, records: 5 });
    const before = first.records('contract-deposits');
    await fetch(`${first.baseUrl}/api/billing/contractdeposits/41001`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${first.token}` },
    });
    await fetch(`${first.baseUrl}/sandbox/reset`, { method: 'POST' });
    await first.close();
    const second = await openSandbox({ data, records: 5 });
    expect(second.records('contract-deposits')).toEqual(before);
  });

  test('forgets throttle use that no window can need any more', async () => {
    const data = dataFile();
    const first = await startSandbox({ data, records: 1, limits: 'all=1/1h', now: () => 0 });
    const headers = { authorization: `Bearer ${first.token}` };
    expect((await fetch(`${first.baseUrl}/api/auth/me`, { headers })).status).toBe(200);
    await first.close();
    const early = await startSandbox({ data, records: 1, limits: 'all=1/1h', now: () => 3_599_999 });
    expect((await fetch(`${early.baseUrl}/api/auth/me`, { headers })).status).toBe(409);
    await early.close();
    const late = await openSandbox({ data, limits: 'all=1/1h', now: () => 3_600_000 });
    expect((await late.get('/api/auth/me')).status).toBe(200);
  });
});

describe('a data file that cannot be used', () => {
  test.each([
    ['in a folder that is not there', () => join(tmpdir(), 'no', 'such', 'folder', 'x.db'), 'data-unusable'],
    ['that is a folder', () => mkdtempSync(join(tmpdir(), 'data-')), 'data-unusable'],
    ['that is something else', () => textFile(), 'data-unusable'],
  ])('%s is one clear sentence', async (_, path, code) => {
    await expect(startSandbox({ data: path() })).rejects.toMatchObject({ name: 'UserError', code, exitCode: 2 });
  });

  test('because another sandbox has it is said so', { timeout: 20_000 }, async () => {
    const data = dataFile();
    await openSandbox({ data });
    await expect(startSandbox({ data })).rejects.toMatchObject({ name: 'UserError', code: 'data-in-use', exitCode: 2 });
  });
});

function textFile(): string {
  const path = dataFile();
  writeFileSync(path, 'not a database, but long enough to be looked at as one'.repeat(100));
  chmodSync(path, 0o600);
  return path;
}
