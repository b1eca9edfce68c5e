import { expect, onTestFinished, test } from 'vitest';
import { openScene } from '../helpers/open-scene.ts';

const files = { 'contract-deposits.csv': 'Id,CoworkerContractId,ProductId,Price\n1,2,3,40\n4,5,6,\n7,8,9,50\n' };

test('a rehearsal says how to rehearse again, and not how to go on where its sandbox is gone', async () => {
  const scene = await openScene(onTestFinished, { files });
  const { stdout, exitCode } = await scene.nexload('apply contract-deposits.csv --sandbox --yes --max-writes 1');
  expect([exitCode, stdout]).toEqual([10, expect.stringContaining('1 record updated')]);
  expect(stdout).not.toMatch(/nexload (?:resume|rollback)/);
  const [run = ''] = /\d{8}-\d{6}-apply-\w+/.exec((await scene.nexload('runs')).stdout) ?? [];
  for (const words of [`resume ${run} --yes`, `rollback ${run} --yes`]) {
    const { stderr, ...called } = await scene.nexload(words);
    expect([called.exitCode, stderr]).toEqual([2, expect.stringContaining(`${run} was a rehearsal`)]);
  }
  expect((await scene.nexload('resume --yes')).stderr).toContain('there is no run');
});

test('the plan of a rehearsal names the command that rehearses it', async () => {
  const scene = await openScene(onTestFinished, { files });
  const { stdout } = await scene.nexload('plan contract-deposits.csv --sandbox');
  expect(stdout).toContain('  nexload apply contract-deposits.csv --reports reports --sandbox\n');
});
