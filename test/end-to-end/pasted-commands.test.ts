import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { patienceMs } from '../helpers/built-command.ts';
import { callNexload, type Called } from '../helpers/call-nexload.ts';
import { openDeposits, valuesOf } from '../helpers/deposits.ts';

test(
  'what a run prints can be pasted: it finds the journal, the account, the sign-in and the reports by itself',
  { timeout: 2 * patienceMs },
  async () => {
    const refusal = { match: { id: 202, method: 'PUT' }, do: { status: 400, body: { Message: 'No.', Errors: [] } } };
    const scene = await openDeposits(onTestFinished, { faults: [refusal] });
    const before = valuesOf(scene, 'Price');
    const [home, reports] = [join(scene.folder, "somebody's home"), join(scene.folder, 'what was done')];
    const user = { NEXLOAD_USERNAME: scene.sandbox.username, NEXLOAD_PASSWORD: scene.sandbox.password };
    const world = { env: { ...user, NEXLOAD_REPORT: 'csv', NEXLOAD_YES: '1' }, columns: 1000 };
    const call = async (...words: readonly string[]): Promise<Called> => await callNexload(words, world);
    const account = ['--base-url', scene.sandbox.baseUrl, '--auth', 'basic', '--limits', 'none'];
    const place = [...account, '--home', home, '--reports', reports];
    /** Pastes the command of this kind that was printed, as a shell takes it. */
    const paste = async ({ stdout }: Called, verb: string): Promise<Called> => {
      const line = new RegExp(`^ {2}nexload (${verb} .+)$`, 'm').exec(stdout)?.[1] ?? 'nothing';
      const words = line.match(/(?:[^\s'\\]|'[^']*'|\\.)+/g) ?? [];
      return await call(...words.map((word) => word.replace(/'([^']*)'|\\(.)/g, '$1$2')));
    };

    const first = await call('apply', join(scene.folder, 'deposits.csv'), '--max-writes', '3', ...place);
    expect([first.exitCode, first.stderr]).toEqual([10, '']);
    const second = await paste(first, 'resume');
    expect([second.exitCode, scene.writes().length], second.stdout + second.stderr).toEqual([3, 4]);
    await scene.fault([]);
    const mended = await paste(second, 'apply');
    expect([mended.exitCode, valuesOf(scene, 'Price')], mended.stdout + mended.stderr).toEqual([
      0,
      [201.5, 202.5, 203.5, 204.5],
    ]);
    for (const told of [mended, second]) {
      const back = await paste(told, 'rollback');
      expect(back.exitCode, back.stdout + back.stderr).toBe(0);
    }
    expect(valuesOf(scene, 'Price')).toEqual(before);
    const kept = await readdir(reports, { recursive: true });
    expect(kept.filter((name) => name.endsWith('rows.csv'))).toHaveLength(5);
    expect(kept.filter((name) => name.endsWith('.html'))).toEqual([]);
  },
);
