import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import { connectDatabase } from '../../src/sqlite/open-database.ts';
import { patienceMs } from '../helpers/built-command.ts';
import { depositIds, openDeposits, valuesOf } from '../helpers/deposits.ts';
import type { Scene } from '../helpers/open-scene.ts';

const wanted = depositIds.map((id) => id + 0.5);
const apply = 'apply deposits.csv --yes --limits none';
/** Stops after two of four rows, and can be gone on with. */
const half = `${apply} --max-writes 2`;

const unusable = 'Id,CoworkerContractId,ProductId,Price\n201,9001,55,201.5\n202,9001,55,ten\n';

/** The name of the run that a command printed. */
function runOf({ stdout }: { readonly stdout: string }): string {
  return /\d{8}-\d{6}-\w+-\w{4}/.exec(stdout)?.[0] ?? '';
}

/** The records that were asked for since so many requests had been made. */
function idsAskedFor(scene: Scene, since: number): readonly number[] {
  const later = scene.sandbox.requests().slice(since);
  return later.flatMap(({ id, query }) => [id ?? [], ...[...query.matchAll(/\b20[1-4]\b/g)].map(Number)].flat());
}

describe.concurrent('resume', { timeout: 2 * patienceMs }, () => {
  test('goes on with the newest run that is not finished, under the same name, and leaves one report of the whole', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openDeposits(onTestFinished);
    const first = await scene.tell(half);
    await scene.nexload('plan deposits.csv --limits none');
    const resumed = await scene.tell('resume --yes');
    expect(resumed.exitCode).toBe(0);
    expect(resumed.document.run).toMatchObject({ id: first.document.run.id, command: 'apply', resumeCommand: null });
    expect(resumed.document.totals).toMatchObject({ rows: 4, updated: 4 });
    expect((await resumed.rows()).map(({ status }) => status)).toEqual(Array(4).fill('updated'));
    expect([valuesOf(scene, 'Price'), scene.writes().length]).toEqual([wanted, 4]);
  });

  test('takes the run that is named, by the beginning of its name as well', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished);
    const older = runOf(await scene.nexload(half));
    const newer = runOf(await scene.nexload(`${apply} --max-writes 1`));
    // Runs of the same second differ by their last letters alone.
    const shared = older.split('').findIndex((letter, at) => letter !== newer[at]);
    const resumed = await scene.tell(`resume ${older.slice(0, shared + 1)} --yes`);
    expect([resumed.document.run.id, newer === older]).toEqual([older, false]);
    expect(valuesOf(scene, 'Price')).toEqual(wanted);
    expect((await scene.nexload('resume 2001 --yes')).stderr).toContain('there is no run "2001"');
    // What the older run did in the meantime is found, and not done again.
    expect((await scene.tell('resume --yes')).document.run.id).toBe(newer);
    expect(scene.writes()).toHaveLength(4);
  });

  test('asks for no record again that is settled', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished);
    await scene.nexload(`${half} --concurrency 1`);
    const before = scene.sandbox.requests().length;
    await scene.nexload('resume --yes');
    const asked = new Set(idsAskedFor(scene, before));
    expect(asked).toEqual(new Set([203, 204]));
  });

  test.for([
    ['is gone', async (scene: Scene) => await rm(join(scene.folder, 'deposits.csv')), 'cannot be found from here'],
    ['was changed', async (scene: Scene) => await scene.write('deposits.csv', unusable), 'has changed'],
  ] as const)('goes on from the journal when the file %s, and says so', async ([, change, says], context) => {
    const { expect, onTestFinished } = context;
    const scene = await openDeposits(onTestFinished);
    await scene.nexload(half);
    await change(scene);
    const { exitCode, stderr } = await scene.nexload('resume --yes');
    expect([exitCode, stderr]).toEqual([0, `deposits.csv ${says}; the run goes on with what it read from it then.\n`]);
    expect(valuesOf(scene, 'Price')).toEqual(wanted);
  });

  test('says that a run is complete, and writes nothing', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished);
    const run = runOf(await scene.nexload(apply));
    const before = scene.sandbox.requests().length;
    for (const words of ['resume', 'resume --yes', `resume ${run}`]) {
      const called = await scene.nexload(words);
      expect([called.exitCode, called.stderr]).toEqual([0, `${run} is finished; there is nothing left to do.\n`]);
    }
    expect((await scene.tell('resume')).document).toMatchObject({
      run: { id: run, exitCode: 0 },
      totals: { updated: 4 },
    });
    expect(scene.sandbox.requests()).toHaveLength(before);
  });

  test('shows the way on after rows that cannot be used: the mended rejects', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished, { files: { 'deposits.csv': unusable } });
    const stopped = await scene.nexload(apply);
    expect([stopped.exitCode, scene.writes().length]).toEqual([4, 0]);
    const told = await scene.nexload('resume --yes');
    const run = runOf(stopped);
    const place = '--base-url SANDBOX --home home --reports reports --limits none';
    expect([told.exitCode, told.stderr]).toEqual([
      0,
      `${run} sent nothing, because 1 row cannot be used, and there is nothing to go on with. Mend your files and apply them again; or send the other rows with --skip-invalid, and the mended rejects with nexload apply reports/${run}/rejects.csv ${place}.\n`,
    ]);
    const skipping = await scene.nexload(`${apply} --skip-invalid`);
    expect(skipping.exitCode).toBe(3);
    const after = await scene.nexload('resume --yes');
    expect(after.stderr).toContain('1 row is not well, and those come back with the mended rejects, not with resume.');
    expect(after.stdout).toContain(`nexload apply reports/${runOf(skipping)}/rejects.csv ${place}\n`);
    expect(scene.writes()).toHaveLength(1);
  });

  test('wants the files of a run that was interrupted while they were read', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished);
    const controller = new AbortController();
    const stopped = await scene.nexload(`${apply} -v --log-level debug`, {
      signal: controller.signal,
      // The account is open by then, and no row has been read.
      err: (text) => void (text.includes('/api/auth/me') && controller.abort(129)),
    });
    expect(stopped.exitCode).toBe(129);
    expect(stopped.stdout).toContain('Nothing was sent, because somebody stopped it while the files were checked.');
    const { exitCode, stderr } = await scene.nexload('resume --yes');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('stopped before its files were read to the end')]);
    expect(stderr).toContain('give the same command again');
    expect([(await scene.nexload(apply)).exitCode, valuesOf(scene, 'Price')]).toEqual([0, wanted]);
  });

  test('says so where there is no run', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished);
    const { exitCode, stderr } = await scene.nexload('resume --yes');
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('there is no run to go on with in this home folder'),
    ]);
  });

  test('says why a run that was put back is over', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished);
    const before = valuesOf(scene, 'Price');
    const run = runOf(await scene.nexload(half));
    const back = runOf(await scene.nexload(`rollback ${run} --yes`));
    const { exitCode, stderr } = await scene.nexload(`resume ${run} --yes`);
    expect([exitCode, stderr]).toEqual([
      0,
      `${run} ended with 2 rows not attempted, because it was put back by ${back}, and there is nothing to go on with.\n`,
    ]);
    expect(valuesOf(scene, 'Price')).toEqual(before);
  });

  test('ends with 13 where a row has been lost, and says so', async ({ expect, onTestFinished }) => {
    const scene = await openDeposits(onTestFinished);
    await scene.nexload(half);
    const database = connectDatabase(join(scene.folder, 'home/journal.sqlite'));
    database.exec('DELETE FROM entry WHERE row = 5');
    database.close();
    const { exitCode, stdout } = await scene.nexload('resume --yes');
    expect([exitCode, stdout]).toEqual([13, expect.stringContaining('4 rows read, 3 accounted for')]);
    const journal = await openJournal({ home: join(scene.folder, 'home') });
    onTestFinished(async () => await journal.close());
    expect((await journal.listRuns())[0]).toMatchObject({ exitCode: 13, rows: 4 });
  });
});
