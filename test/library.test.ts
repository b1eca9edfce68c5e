import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { apply, plan, resume, rollback, UserError, type ApplyOptions } from '../src/index.ts';
import { enterFolder } from './helpers/enter-folder.ts';
import { openSandbox } from './sandbox/open-sandbox.ts';

const deposits = [
  'Id,CoworkerContractId,ProductId,Price',
  '201,9001,55,10',
  '202,9002,55,20',
  '203,9003,55,30',
  '999999,9003,55,30',
].join('\n');

const seeds = [201, 202, 203].map((id, at) => ({
  resource: 'contract-deposits',
  id,
  values: { Id: id, CoworkerContractId: 9001 + at, ProductId: 55, Price: at === 2 ? 30 : 500 },
}));

async function prepare() {
  const folder = await enterFolder({ 'contract-deposits.csv': `${deposits}\n` });
  const sandbox = await openSandbox({ seeds, records: 5, limits: 'none' });
  const { baseUrl, token } = sandbox;
  const options: ApplyOptions = { baseUrl, token, limits: 'none', home: join(folder, 'home') };
  const priceOf = (id: number) => sandbox.records('contract-deposits').find((record) => record['Id'] === id)?.['Price'];
  return { sandbox, options, priceOf };
}

describe('the library, on an account', () => {
  test('plans without writing', async () => {
    const { options, priceOf } = await prepare();
    const before = priceOf(201);
    const { totals, plan: changes, run } = await plan(['contract-deposits.csv'], options);
    expect(totals).toMatchObject({ rows: 4, missing: 1, updated: 0 });
    expect(changes.update).toBeGreaterThan(0);
    expect(run.exitCode).toBe(3);
    expect(priceOf(201)).toBe(before);
  });

  test('applies, finds nothing left to do the second time, and puts it back', async () => {
    const { options, priceOf, sandbox } = await prepare();
    const before = priceOf(202);
    const { run, totals } = await apply(['contract-deposits.csv'], options);
    expect(priceOf(202)).toBe(20);
    expect(totals.updated).toBeGreaterThan(0);
    const again = await apply(['contract-deposits.csv'], options);
    expect(again.requests.writes).toBe(0);
    expect((await resume(run.id, options)).totals).toEqual(totals);
    await rollback(run.id, options);
    expect(priceOf(202)).toBe(before);
    expect(sandbox.requests().filter(({ method }) => method === 'PUT')).toHaveLength(2 * totals.updated);
  });

  test('asks the program before it writes', async () => {
    const { options, priceOf } = await prepare();
    const before = priceOf(201);
    const { run, totals } = await apply(['contract-deposits.csv'], { ...options, confirm: () => false });
    expect(run.exitCode).toBe(130);
    expect(totals.updated).toBe(0);
    expect(priceOf(201)).toBe(before);
  });

  test.each<readonly [string, ApplyOptions, string]>([
    ['a concurrency of nothing', { concurrency: 0 }, 'bad-option'],
    ['a name without a password', { username: 'me@example.com' }, 'usage'],
    ['limits that cannot be read', { limits: 'fast' }, 'bad-limits'],
  ])('throws a UserError for %s', async (_, wrong, code) => {
    const { options } = await prepare();
    const { token: __, ...rest } = options;
    const thrown: unknown = await plan(['contract-deposits.csv'], { ...rest, ...wrong }).catch(
      (error: unknown) => error,
    );
    expect(thrown).toBeInstanceOf(UserError);
    expect(thrown).toMatchObject({ code });
  });
});
