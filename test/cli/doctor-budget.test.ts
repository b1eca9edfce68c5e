import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAccount } from '../../src/io/account/open-account.ts';
import type { Target } from '../../src/io/account/target.ts';
import { silentLog } from '../../src/io/silent-log.ts';
import type { Budget } from '../../src/ports/budget.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { runCommand } from './run-command.ts';

const signIn = { NEXLOAD_TOKEN: 'rehearsal-token' };

interface Scene {
  readonly home: string;
  readonly baseUrl: string;
}

async function prepare(): Promise<Scene> {
  const { baseUrl } = await openSandbox();
  return { baseUrl, home: join(await temporaryFolder(), 'home') };
}

/** What doctor says of the budget. */
async function examine({ home, baseUrl }: Scene, flags: readonly string[] = []): Promise<unknown> {
  const words = ['doctor', '--json', '--base-url', baseUrl, '--home', home, ...flags];
  const { out, exitCode } = await runCommand(words, signIn);
  const { checks } = JSON.parse(out) as { checks: { name: string; status: string; message: string }[] };
  const { status, message } = checks.find(({ name }) => name === 'budget left') ?? {};
  return { exitCode, status, message };
}

/** Spends writes as a run on this account does. */
async function spend({ home, baseUrl }: Scene, writes: number): Promise<void> {
  const target: Target = { baseUrl, home, isBasic: false, tokenCommand: null, timeoutMs: 10_000, profile: null };
  const { signal } = new AbortController();
  const account = await openAccount({ target, limits: 'writes=100/1d', env: signIn, signal, log: silentLog });
  for (let count = 0; count < writes; count += 1) await spendOne(account.budget);
  await account.close();
}

async function spendOne(budget: Budget): Promise<void> {
  const leave = await budget.reserve('write');
  if (leave.kind === 'wait') return expect.fail('there is room');
  await leave.settle();
}

describe('nexload doctor on the budget', () => {
  test('says that nothing was spent where there is no memory of it, and makes none', async () => {
    const scene = await prepare();
    expect(await examine(scene)).toEqual({
      exitCode: 0,
      status: 'ok',
      message: 'all of it; nothing was sent from here yet',
    });
    expect(() => readFileSync(join(scene.home, 'budget.sqlite'))).toThrow('ENOENT');
  });

  test('says how many writes are left of the documented limits', async () => {
    const scene = await prepare();
    await spend(scene, 3);
    const message = '4,997 writes; 3 writes went out from here in the last 24 hours';
    expect(await examine(scene)).toEqual({ exitCode: 0, status: 'ok', message });
    expect(await examine(scene)).toMatchObject({ message });
  });

  test('says it of other limits', async () => {
    const scene = await prepare();
    await spend(scene, 3);
    expect(await examine(scene, ['--limits', 'writes=3/1d'])).toEqual({
      exitCode: 0,
      status: 'warn',
      message: 'none; 3 writes went out from here in the last 24 hours',
    });
    expect(await examine(scene, ['--limits', 'none'])).toMatchObject({
      status: 'ok',
      message: 'no limit on a day of writes; 3 writes went out from here in the last 24 hours',
    });
  });

  test('counts each account by itself', async () => {
    const scene = await prepare();
    await spend(scene, 3);
    const other = await openSandbox();
    expect(await examine({ ...scene, baseUrl: other.baseUrl })).toMatchObject({
      message: '5,000 writes; 0 writes went out from here in the last 24 hours',
    });
  });

  test('refuses limits that make no sense', async () => {
    const { home, baseUrl } = await prepare();
    const words = ['doctor', '--base-url', baseUrl, '--home', home, '--limits', 'many'];
    expect(await runCommand(words, signIn)).toMatchObject({ exitCode: 2, out: '' });
  });

  test('finds a memory that is none', async () => {
    const scene = await prepare();
    mkdirSync(scene.home);
    writeFileSync(join(scene.home, 'budget.sqlite'), 'no database '.repeat(1000));
    expect(await examine(scene)).toMatchObject({ exitCode: 2, status: 'fail' });
  });
});
