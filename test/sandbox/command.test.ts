import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import yargs from 'yargs';
import type { Arguments, Terminal } from '../../src/cli/command.ts';
import { sandbox } from '../../src/cli/commands/sandbox.ts';
import { anyText, containing, matching } from './matchers.ts';

interface Run {
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
  stop(): void;
  /** The URL, once it stands on stdout. */
  url(): Promise<string>;
}

function start(flags: readonly string[]): Run {
  const controller = new AbortController();
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => void (out += Buffer.from(text).toString()),
    err: (text) => void (err += Buffer.from(text).toString()),
    isInteractive: false,
    hasColor: false,
    columns: 80,
    env: {},
    signal: controller.signal,
  };
  const ended = parse(flags).then(async (args) => sandbox.run(args, terminal));
  ended.catch(() => undefined);
  onTestFinished(() => controller.abort(130));
  const url = async (): Promise<string> => {
    const found = /https?:\/\/[\d.:[\]]+/.exec(out)?.[0];
    if (found !== undefined) return found;
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5))]);
    return url();
  };
  return { out: () => out, err: () => err, ended, stop: () => controller.abort(130), url };
}

async function parse(flags: readonly string[]): Promise<Arguments> {
  const parser = sandbox.build(
    yargs()
      .option('json', { type: 'boolean', default: false })
      .parserConfiguration({ 'duplicate-arguments-array': false })
      .exitProcess(false)
      .strict(),
  );
  return parser.parseAsync(['--records', '5', ...flags], {}, () => undefined);
}

describe('nexload sandbox', () => {
  test('prints a curl line that works as printed, and ends well when it is stopped', async () => {
    const run = start([]);
    await run.url();
    const [line = ''] = /curl .*/.exec(run.out()) ?? [];
    const answer: unknown = JSON.parse((await promisify(execFile)('bash', ['-c', `${line} -s`])).stdout);
    expect(answer).toMatchObject({ TotalItems: 5, PageSize: 2 });
    run.stop();
    expect([await run.ended, run.err()]).toEqual([0, '']);
  });

  test('with --json prints one JSON object on the first line and nothing else', async () => {
    const run = start(['--json']);
    const url = await run.url();
    expect(JSON.parse(run.out())).toEqual({
      baseUrl: url,
      token: 'rehearsal-token',
      username: 'admin@example.com',
      password: 'rehearsal',
    });
    expect(run.out().split('\n')).toHaveLength(2);
  });

  test('warns where other machines can reach it', async () => {
    const run = start(['--host', '0.0.0.0']);
    expect(await run.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(run.err()).toContain('other machines can reach this sandbox on 0.0.0.0');
  });

  test('hands every flag on', async () => {
    const run = start([
      '--limits',
      'writes=1/1d',
      '--throttle',
      '429',
      '--put',
      'strict',
      '--faults',
      'calm',
      '--totp',
      '1',
      '--roles',
      'ContractDeposit-Edit',
      '--time-scale',
      '60',
      '--latency',
      '1ms',
      '--token-life',
      '2s',
    ]);
    const url = await run.url();
    const headers = { authorization: 'Bearer rehearsal-token' };
    const write = async (): Promise<Response> =>
      fetch(`${url}/api/billing/contractdeposits`, {
        method: 'PUT',
        headers,
        body: '{"Id":41001,"CoworkerContractId":1,"ProductId":1}',
      });
    const strict = await write();
    const throttled = await write();
    expect([strict.status, throttled.status, await throttled.text()]).toEqual([
      400,
      429,
      matching(/^Wait 1(439|440)(\.\d)? seconds$/),
    ]);
    expect((await fetch(`${url}/api/billing/contractdeposits`, { headers })).status).toBe(401);
    const sign = async (totp: string): Promise<unknown> =>
      (
        await fetch(`${url}/api/token`, {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'password',
            username: 'admin@example.com',
            password: 'rehearsal',
            totp,
          }),
        })
      ).json();
    expect([await sign(''), await sign('1')]).toMatchObject([{ error: 'two_factor_auth_check' }, { expires_in: 2 }]);
  });

  test('makes the records that a spreadsheet names', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'seeds-')), 'contract-deposits.csv');
    writeFileSync(path, 'Id,CoworkerContractId,ProductId,Price,Notes\n777,12,5,10.50,asked\n778,12,5,11,asked\n');
    const run = start(['--seed-from', path]);
    const records = (await (
      await fetch(`${await run.url()}/sandbox/records/contract-deposits`)
    ).json()) as readonly Readonly<Record<string, unknown>>[];
    const seeded = records.filter(({ Id }) => Number(Id) < 1000);
    expect(seeded).toMatchObject([
      { Id: 777, CoworkerContractId: 12 },
      { Id: 778, CoworkerContractId: 12 },
    ]);
    expect(seeded.some(({ Notes, Price }) => Notes === 'asked' || Price === 10.5)).toBe(false);
  });
});

describe('nexload sandbox refuses with one sentence and exit 2', () => {
  test.each([
    [['--faults', 'windy'], 'There is no fault profile "windy"'],
    [['--faults', './no-such.yaml'], 'The faults file ./no-such.yaml cannot be read'],
    [['--limits', 'slow'], 'The limits "slow" cannot be read'],
    [['--data', '/no/such/folder/x.db'], 'The data file /no/such/folder/x.db cannot be opened'],
    [['--port', '70000'], '--port "70000" cannot be used'],
    [['--port', 'x'], '--port "x" cannot be used'],
    [['--records=-1'], '--records "-1" cannot be used'],
    [['--time-scale', '0'], '--time-scale "0" cannot be used'],
    [['--latency', 'slow'], '--latency "slow" cannot be used'],
    [['--token-life', '1y'], '--token-life "1y" cannot be used'],
    [['--host', '203.0.113.7'], 'The sandbox cannot listen on 203.0.113.7'],
    [['--host', 'no such host'], 'The sandbox cannot listen on no such host'],
  ])('%j', async (flags, message) => {
    await expect(start(flags).ended).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 2,
      hint: anyText,
      message: containing(message),
    });
  });

  test('a port that is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void blocker.close());
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    await expect(start(['--port', String(port)]).ended).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 2,
      message: `Port ${port} on 127.0.0.1 is in use by another program`,
    });
  });
});
