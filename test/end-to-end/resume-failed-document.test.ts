import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { patienceMs } from '../helpers/built-command.ts';
import { openDeposits } from '../helpers/deposits.ts';
import { openGate } from '../helpers/open-gate.ts';

const apply = 'apply deposits.csv --yes --limits none';

describe.concurrent(
  'the document of a run that fails tells which run it is, and how to go on',
  { timeout: 2 * patienceMs },
  () => {
    test('when its journal vanishes while it sends', async ({ expect, onTestFinished }) => {
      const scene = await openDeposits(onTestFinished);
      const gate = await openGate(onTestFinished, scene.sandbox.baseUrl, 2);
      const running = scene.tell(`${apply} --concurrency 1 --base-url ${gate.baseUrl}`);
      await gate.holding;
      await rename(join(scene.folder, 'home'), join(scene.folder, 'away'));
      gate.open();
      const { exitCode, document } = await running;
      expect([exitCode, document.error?.code]).toEqual([5, 'journal-vanished']);
      expect(document.run).toMatchObject({ command: 'apply', status: 'failed', exitCode: 5 });
      expect(document.run.id).toMatch(/^\d{8}-\d{6}-apply-/);
      expect(document.run.resumeCommand).toContain(`nexload resume ${document.run.id}`);
    });

    test('when the server cannot be reached at resume', async ({ expect, onTestFinished }) => {
      const scene = await openDeposits(onTestFinished);
      const { document } = await scene.tell(`${apply} --max-writes 2`);
      await scene.sandbox.close();
      const down = await scene.tell('resume --yes');
      expect([down.exitCode, down.document.error?.code]).toEqual([5, 'target-unreachable']);
      const { id, startedAt, resumeCommand } = document.run;
      expect(down.document.run).toMatchObject({ id, startedAt, resumeCommand, status: 'failed', exitCode: 5 });
    });

    test('and when it is interrupted before it has begun, it says that it was', async ({ expect, onTestFinished }) => {
      const scene = await openDeposits(onTestFinished);
      const { exitCode, document } = await scene.tell(apply, { signal: AbortSignal.abort(143) });
      expect([exitCode, document.run.status, document.run.exitCode]).toEqual([143, 'interrupted', 143]);
    });

    test('and when it stops for want of a permission, it says why', async ({ expect, onTestFinished }) => {
      const denial = { match: { method: 'PUT' }, do: { status: 403 } };
      const scene = await openDeposits(onTestFinished, { faults: [denial] });
      const { exitCode, document } = await scene.tell(apply);
      expect(exitCode).toBe(6);
      expect(document.run.stopped).toMatch(/[a-z]+ [a-z]+/);
      const plan = await scene.tell('plan deposits.csv --limits none');
      expect('stopped' in plan.document.run).toBe(false);
    });
  },
);
