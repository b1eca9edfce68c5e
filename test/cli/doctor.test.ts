import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deadUrl, serve, serveSelfSigned } from '../io/api/tiny-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { runCommand } from './run-command.ts';

const token = { NEXLOAD_TOKEN: 'rehearsal-token' };

interface Report {
  readonly exitCode: number;
  /** The status of each check by its name. */
  readonly statuses: Readonly<Record<string, string>>;
  /** What was said of checks that are not ok, with the advice. */
  readonly said: string;
}

async function examine(baseUrl: string, env = token, givenHome?: string): Promise<Report> {
  const home = givenHome ?? join(await temporaryFolder(), 'home');
  const { exitCode, out } = await runCommand(['doctor', '--json', '--base-url', baseUrl, '--home', home], env);
  const { checks, ...rest } = JSON.parse(out) as {
    exitCode: number;
    checks: { name: string; status: string; message: string; advice: string | null }[];
  };
  expect(rest.exitCode).toBe(exitCode);
  const bad = checks.filter(({ status }) => status === 'fail' || status === 'warn');
  return {
    exitCode,
    statuses: Object.fromEntries(checks.map(({ name, status }) => [name, status])),
    said: bad.map(({ message, advice }) => `${message} -> ${advice ?? ''}`).join('\n'),
  };
}

const slugs = [
  'contract-paused-periods',
  'proposal-contracts',
  'contract-deposits',
  'proposal-contract-schedules',
  'contract-contacts',
];

describe('nexload doctor', () => {
  test('finds all well where all is well, and changes nothing', async () => {
    const sandbox = await openSandbox();
    const before = slugs.map((slug) => sandbox.records(slug));
    const { exitCode, statuses } = await examine(sandbox.baseUrl);
    expect(exitCode).toBe(0);
    expect(new Set(Object.values(statuses))).toEqual(new Set(['ok']));
    expect(Object.keys(statuses)).toEqual([
      'base URL',
      'home folder',
      'name',
      'connection',
      'TLS',
      'clock',
      'sign-in',
      'budget left',
      'API access',
      ...slugs.map((slug) => `roles for ${slug}`),
      ...slugs.map((slug) => `write test on ${slug}`),
    ]);
    expect(slugs.map((slug) => sandbox.records(slug))).toEqual(before);
    expect(sandbox.requests().filter(({ method, status }) => method === 'PUT' && status === 404)).toHaveLength(5);
  });

  test('is not held up by the documented limits', async () => {
    const { baseUrl } = await openSandbox({ limits: 'all=1/100ms' });
    expect(await examine(baseUrl)).toMatchObject({ exitCode: 0 });
  });

  test('says it to a person, one line for each check, and in one line to whoever wants quiet', async () => {
    const { baseUrl } = await openSandbox({ roles: [] });
    const flags = ['--base-url', baseUrl, '--home', join(await temporaryFolder(), 'home')];
    const { out } = await runCommand(['doctor', ...flags], token);
    expect(out).toMatch(/^ok {7}base URL {24,}http/m);
    expect(out).toMatch(/^fail {5}roles for contract-deposits .*ContractDeposit-Read, .* are missing$/m);
    expect(out).toMatch(/^ +-> an administrator can give roles/m);
    expect((await runCommand(['doctor', '-q', ...flags], token)).out).toBe('5 checks failed.\n');
  });

  test('names the roles that are missing, and ends with 6', async () => {
    const { baseUrl } = await openSandbox({
      roles: ['ContractDeposit-Read', 'ContractDeposit-List', 'contractdeposit-edit'],
    });
    const { exitCode, statuses, said } = await examine(baseUrl);
    expect(exitCode).toBe(6);
    expect(statuses).toMatchObject({
      'roles for contract-deposits': 'ok',
      'write test on contract-deposits': 'ok',
      'roles for contract-contacts': 'fail',
    });
    expect(said).toContain('ContractContact-Read, ContractContact-List and ContractContact-Edit are missing');
  });

  test.each([
    ['no API access', { APIAccess: false }, 'the user has no API access'],
    ['an inactive user', { Active: false }, 'the user is not active'],
  ])('finds %s', async (...[, facts, message]) => {
    const me = { Id: 1, Email: 'ann@example.com', IsAdmin: true, ...facts };
    const { baseUrl, asked } = await serve((request, response) => {
      const isKnown = request.headers.authorization !== undefined;
      response.writeHead(isKnown ? 200 : 401).end(isKnown ? JSON.stringify(me) : '');
    });
    const { exitCode, said } = await examine(baseUrl);
    expect([exitCode, said]).toEqual([6, expect.stringContaining(message)]);
    expect(asked.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  test('finds that nobody is signed in', async () => {
    const { baseUrl } = await openSandbox();
    const { exitCode, statuses, said } = await examine(baseUrl, { NEXLOAD_TOKEN: '' });
    expect([exitCode, statuses['sign-in'], said]).toEqual([6, 'fail', expect.stringContaining('nexload login')]);
  });

  test('finds that nothing listens', async () => {
    const { exitCode, statuses } = await examine(await deadUrl());
    expect([exitCode, statuses['connection'], statuses['sign-in']]).toEqual([5, 'fail', 'skipped']);
  });

  test('finds that the name is unknown', async () => {
    const { exitCode, statuses } = await examine('https://nexload.invalid');
    expect([exitCode, statuses['name'], statuses['connection']]).toEqual([5, 'fail', 'skipped']);
  });

  test('finds a certificate that is not to be trusted, and sends no secret there', async () => {
    const { baseUrl, asked } = await serveSelfSigned((_, response) => void response.end('{}'));
    const { exitCode, statuses, said } = await examine(baseUrl);
    expect([exitCode, statuses['TLS'], said]).toEqual([5, 'fail', expect.stringContaining('NODE_EXTRA_CA_CERTS')]);
    expect(asked).toEqual([]);
  });

  test('finds that what answers is no Nexudus', async () => {
    const { baseUrl } = await serve((_, response) => void response.end('<title>Welcome to the hotel</title>'));
    const { exitCode, said } = await examine(baseUrl);
    expect([exitCode, said]).toEqual([5, expect.stringContaining('Welcome to the hotel')]);
  });

  test('warns where the clocks disagree', async () => {
    const { baseUrl } = await serve((request, response) => {
      const isKnown = request.headers.authorization !== undefined;
      const date = new Date(Date.now() - 600_000).toUTCString();
      response.writeHead(isKnown ? 403 : 401, { date }).end();
    });
    const { statuses, said } = await examine(baseUrl);
    expect([statuses['clock'], said]).toEqual(['warn', expect.stringContaining('10 min ahead of the server')]);
  });

  test('finds a base URL that is none, and ends with 2', async () => {
    const { exitCode, statuses } = await examine('nexudus');
    expect([exitCode, statuses]).toEqual([2, { 'base URL': 'fail', 'home folder': 'ok' }]);
  });

  test('warns where others can read the home folder, and leaves nothing in it', async () => {
    const { baseUrl } = await openSandbox();
    const home = join(await temporaryFolder(), 'home');
    mkdirSync(home);
    chmodSync(home, 0o755);
    const { exitCode, statuses, said } = await examine(baseUrl, token, home);
    expect([exitCode, statuses['home folder'], said]).toEqual([0, 'warn', expect.stringContaining('chmod 700')]);
    expect(readdirSync(home)).toEqual([]);
  });

  test('finds a home folder that cannot be used, and ends with 2', async () => {
    const { baseUrl } = await openSandbox();
    const home = join(await temporaryFolder(), 'home');
    writeFileSync(home, 'a file');
    expect(await examine(baseUrl, token, home)).toMatchObject({ exitCode: 2, statuses: { 'home folder': 'fail' } });
  });
});
