import { describe, test } from 'vitest';
import { depositIds, depositsFile, openDeposits, valuesOf } from '../helpers/deposits.ts';

const wanted = depositIds.map((id) => id + 0.5);
const apply = 'apply deposits.csv --yes --limits none';

/** A bound, and how the run says that it was reached. */
interface Cap {
  readonly flags: string;
  readonly exitCode: number;
  readonly says: string;
  readonly written: number;
  readonly file?: string;
}

const caps: readonly Cap[] = [
  {
    flags: '--max-changes 3',
    exitCode: 8,
    says: 'Nothing was sent, because 4 records would change, and --max-changes allows 3.',
    written: 0,
  },
  { flags: '--max-changes 100%', exitCode: 0, says: 'All is well: 4 records updated.', written: 4 },
  {
    flags: '--max-changes 50%',
    exitCode: 8,
    says: 'Nothing was sent, because 4 records would change, and --max-changes allows 2.',
    written: 0,
  },
  {
    flags: '--max-clears 1',
    exitCode: 8,
    says: 'Nothing was sent, because 2 fields would be cleared, and --max-clears allows 1.',
    written: 0,
    file: 'Id,Notes\n201,<clear>\n202,<clear>\n',
  },
  {
    flags: '--max-clears 0 --mode replace',
    exitCode: 8,
    says: 'fields would be cleared, and --max-clears allows 0.',
    written: 0,
    file: 'Id,CoworkerContractId,ProductId\n201,9001,55\n202,9001,55\n',
  },
  {
    flags: '--max-writes 3',
    exitCode: 10,
    says: 'Stopped, because 3 writes were made, which is what --max-writes allows. 3 records updated, 1 row still to do.',
    written: 3,
  },
  {
    flags: '--max-duration 1ms',
    exitCode: 10,
    says: 'Stopped, because the time that --max-duration gives ends at ',
    written: 0,
  },
];

describe.concurrent('a bound', () => {
  test.for(caps)(
    'of $flags is kept, and said',
    async ({ flags, exitCode, says, written, file }, { expect, onTestFinished }) => {
      const scene = await openDeposits(onTestFinished, file === undefined ? {} : { files: { 'deposits.csv': file } });
      const called = await scene.nexload(`${apply} ${flags}`);
      expect([called.exitCode, called.stderr]).toEqual([exitCode, '']);
      expect(called.stdout).toContain(says);
      expect(scene.writes()).toHaveLength(written);
      const resume = /nexload (resume \S+)/.exec(called.stdout)?.[1];
      expect(resume !== undefined).toBe(exitCode === 10);
      if (resume === undefined) return;
      const resumed = await scene.nexload(`${resume} --yes`);
      expect(resumed.exitCode, resumed.stdout).toBe(0);
      expect(valuesOf(scene, 'Price')).toEqual(wanted);
      expect(scene.writes()).toHaveLength(4);
    },
  );

  test('of a day is kept: the run stops with words, and goes on when there is room', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openDeposits(onTestFinished);
    const limits = '--limits writes=2/1d';
    const first = await scene.nexload(`apply deposits.csv --yes ${limits}`);
    expect([first.exitCode, scene.writes().length]).toEqual([10, 2]);
    expect(first.stdout).toMatch(
      /Stopped, because the budget of 2 writes a day is used up until \d{4}-\d\d-\d\d \d\d:\d\d UTC\. 2 records updated, 2 rows still to do\./,
    );
    const second = await scene.nexload(`resume --yes`);
    expect([second.exitCode, scene.writes().length], second.stdout).toEqual([10, 2]);
    const third = await scene.nexload('resume --yes --limits writes=9/1d');
    expect([third.exitCode, scene.writes().length]).toEqual([0, 4]);
  });

  test('of errors stops a run in which most goes wrong', async ({ expect, onTestFinished }) => {
    const refusal = { match: { method: 'PUT' }, do: { status: 400, body: { Message: 'No.', Errors: [] } } };
    const scene = await openDeposits(onTestFinished, { faults: [refusal] });
    const { exitCode, document } = await scene.tell(`${apply} --max-errors 1 --concurrency 1`);
    expect([exitCode, document.totals]).toMatchObject([8, { rows: 4, rejected: 2, notAttempted: 2 }]);
    expect(scene.writes()).toHaveLength(2);
  });
});

describe.concurrent('a run', () => {
  test('with a canary sends the rest only where the first writes went well', async ({ expect, onTestFinished }) => {
    const refusal = { match: { id: 201, method: 'PUT' }, do: { status: 400, body: { Message: 'No.', Errors: [] } } };
    const scene = await openDeposits(onTestFinished, { faults: [refusal] });
    const first = await scene.nexload(`${apply} --canary 1`);
    expect([first.exitCode, scene.writes().length]).toEqual([8, 1]);
    expect(first.stdout).toContain('Stopped, because the first write did not go well, and --canary stops there.');
    expect(first.stdout).toContain('nexload resume');
    const second = await scene.nexload('resume --yes --canary 1');
    expect([second.exitCode, scene.writes().length]).toEqual([3, 4]);
    expect(scene.sandbox.requests().filter(({ method }) => method === 'GET').length).toBeGreaterThan(4);
  });

  test('with --no-verify reads nothing back', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished);
    const { document, rows } = await scene.tell(`${apply} --no-verify`);
    expect(document).toMatchObject({ totals: { updated: 4 }, requests: { reads: 2, writes: 4 } });
    expect((await rows()).map(({ status }) => status)).toEqual(['updated', 'updated', 'updated', 'updated']);
  });

  test('with --skip-invalid sends the good rows, and without it none', async ({ expect, onTestFinished }) => {
    const files = { 'deposits.csv': depositsFile.replace('202.5', 'ten') };
    const scene = await openDeposits(onTestFinished, { files });
    const { exitCode } = await scene.nexload(apply);
    expect([exitCode, scene.writes().length]).toEqual([4, 0]);
    const { document } = await scene.tell(`${apply} --skip-invalid`);
    expect(document).toMatchObject({ run: { exitCode: 3 }, totals: { updated: 3, invalid: 1, rows: 4 } });
  });

  test('with --mode replace clears what the file does not mention, and says and counts it', async ({
    expect,
    onTestFinished,
  }) => {
    const columns = 'Id,CoworkerContractId,ProductId\n201,9001,55\n';
    const scene = await openDeposits(onTestFinished, { files: { 'deposits.csv': columns } });
    const plan = await scene.nexload('plan deposits.csv --mode replace');
    expect(plan.stdout).toContain('clears Notes');
    expect(plan.stdout).toMatch(
      /^ {2}nexload apply deposits\.csv --mode replace --base-url SANDBOX --home home --reports reports$/m,
    );
    const { document } = await scene.tell(`${apply} --mode replace`);
    expect(document.plan.clears).toBeGreaterThan(0);
    expect(scene.record('contract-deposits', 201)).toMatchObject({ Notes: null, Price: null });
  });

  test('with --mode replace is refused where a required column is missing, and so is its plan', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openDeposits(onTestFinished, { files: { 'deposits.csv': 'Id,Price\n201,5\n' } });
    for (const words of ['plan deposits.csv', apply]) {
      const { exitCode, stderr } = await scene.nexload(`${words} --mode replace`);
      expect([exitCode, stderr]).toEqual([
        2,
        'error deposits.csv lacks CoworkerContractId and ProductId, and --mode replace sends nothing but what the file holds\n      add the columns, or leave --mode replace out\n',
      ]);
    }
    expect(scene.writes()).toEqual([]);
  });

  test('of two files with the same Id refuses both rows, or takes the one that is wanted', async ({
    expect,
    onTestFinished,
  }) => {
    const files = { 'a-deposits.csv': 'Id,Price\n201,1\n', 'b-deposits.csv': 'Id,Price\n201,2\n' };
    const scene = await openDeposits(onTestFinished, { files });
    const both = 'apply a-deposits.csv b-deposits.csv --yes --limits none';
    const refused = await scene.nexload(both);
    expect([refused.exitCode, scene.writes()]).toEqual([4, []]);
    expect(refused.stdout).toContain('A2: Id 201 stands in row 2 of b-deposits.csv as well');
    const { document } = await scene.tell(`${both} --duplicates last`);
    expect(document.totals).toMatchObject({ rows: 2, updated: 1, unchanged: 1 });
    expect(scene.record('contract-deposits', 201)['Price']).toBe(2);
  });

  test('that finds a record changed by somebody else leaves it alone, unless told otherwise', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openDeposits(onTestFinished);
    await scene.nexload('plan deposits.csv --out plan.json');
    await scene.meddle('contract-deposits', 202, { Price: 7 });
    await scene.meddle('contract-deposits', 203, { Refundable: null, SystemId: 'theirs' });
    const { document } = await scene.tell('apply plan.json --yes --limits none');
    expect([document.run.exitCode, document.totals]).toMatchObject([3, { updated: 3, stale: 1 }]);
    expect(scene.record('contract-deposits', 202)['Price']).toBe(7);
    expect(scene.record('contract-deposits', 203)['SystemId']).toBe('theirs');
    const over = await scene.tell('apply plan.json --yes --limits none --on-conflict overwrite');
    expect(over.document.totals).toMatchObject({ updated: 1, unchanged: 3 });
    expect(scene.record('contract-deposits', 202)['Price']).toBe(202.5);
  });

  test('of a plan says with --detailed-exitcode whether there is anything to do', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openDeposits(onTestFinished);
    const plan = 'plan deposits.csv --detailed-exitcode --limits none';
    const first = await scene.nexload(plan);
    expect([first.exitCode, /^ {2}nexload apply (.*)$/m.exec(first.stdout)?.[1]]).toEqual([
      2,
      'deposits.csv --base-url SANDBOX --home home --reports reports --limits none',
    ]);
    await scene.nexload(apply);
    const second = await scene.nexload(plan);
    expect(second.exitCode).toBe(0);
    expect(second.stdout).not.toContain('Make these changes');
  });
});
