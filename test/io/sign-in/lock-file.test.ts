import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withLock } from '../../../src/io/sign-in/lock-file.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

async function lockPath(): Promise<string> {
  return join(await temporaryFolder(), 'login.lock');
}

describe('a lock', () => {
  test('lets one in at a time, and everybody in the end', async () => {
    const path = await lockPath();
    let inside = 0;
    const seen: number[] = [];
    const work = async (): Promise<void> => {
      inside += 1;
      seen.push(inside);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(path, work)));
    expect(seen).toEqual([1, 1, 1, 1, 1]);
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  test('is free again after work that failed', async () => {
    const path = await lockPath();
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(path)).toBe(false);
  });

  test('of a process that is dead is taken over', async () => {
    const path = await lockPath();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(path, `${pid} ${hostname()} x`);
    expect(await withLock(path, async () => readFileSync(path, 'utf8'))).toMatch(new RegExp(`^${process.pid} `));
  });

  test('of another machine is taken over when it is old', async () => {
    const path = await lockPath();
    writeFileSync(path, '1 elsewhere x');
    utimesSync(path, 1, 1);
    expect(await withLock(path, async () => 'in')).toBe('in');
  });

  test('that somebody holds is waited for', async () => {
    const path = await lockPath();
    const order: string[] = [];
    let second: Promise<void> = Promise.resolve();
    await withLock(path, async () => {
      second = withLock(path, async () => void order.push('second'));
      await new Promise((resolve) => {
        setTimeout(resolve, 120);
      });
      order.push('first');
    });
    await second;
    expect(order).toEqual(['first', 'second']);
  });
});
