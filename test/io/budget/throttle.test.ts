import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fakeClock, openTestBudget, spend } from './open-test-budget.ts';

describe.each(['none', 'nexudus', 'writes=1000/1m'])('a throttled reply with limits %s', (limits) => {
  test('makes everybody wait until the named time', async () => {
    const { clock, one, other } = await openTwo(limits);
    await one.throttled(4_000);
    clock.advance(1_000);
    for (const budget of [one, other]) {
      expect(await budget.reserve('read')).toEqual({ kind: 'wait', ms: 3_000, why: 'throttle' });
    }
    clock.advance(3_000);
    expect(await spend(other)).toBe('gone');
  });

  test('keeps everybody apart afterwards, until enough calls went well', async () => {
    const { clock, one, other } = await openTwo(limits);
    await one.throttled(0);
    expect(await spend(one)).toBe('gone');
    clock.advance(60);
    expect(await other.reserve('read')).toMatchObject({ kind: 'wait' });
    clock.advance(50);
    expect(await spend(other)).toBe('gone');
    for (let call = 0; call < 11; call++) await one.succeeded();
    clock.advance(limits === 'nexudus' ? 101 : 0);
    expect(await spend(one)).toBe('gone');
  });

  test('is remembered by whoever comes next', async () => {
    const { home, clock, one, other } = await openTwo(limits);
    await one.throttled(60_000);
    await one.close();
    await other.close();
    const next = await openTestBudget({ limits, clock, home });
    expect(await next.reserve('write')).toEqual({ kind: 'wait', ms: 60_000, why: 'throttle' });
  });

  test('of another account is none of ours', async () => {
    const { home, clock, one } = await openTwo(limits);
    await one.throttled(60_000);
    const ours = await openTestBudget({ limits, clock, home, target: 'another account' });
    expect(await spend(ours)).toBe('gone');
  });

  test('holds nobody up for longer because the clock was put back', async () => {
    const { clock, one, other } = await openTwo(limits);
    await one.throttled(4_000);
    clock.advance(-86_400_000);
    expect(await other.reserve('read')).toEqual({ kind: 'wait', ms: 4_000, why: 'throttle' });
    clock.advance(4_000);
    expect(await spend(other)).toBe('gone');
  });
});

test('a window that opens later than the pause ends is what a call is told to wait for', async () => {
  const budget = await openTestBudget({ limits: 'writes=1/1m' });
  await spend(budget);
  await budget.throttled(2_000);
  expect(await budget.reserve('write')).toMatchObject({ kind: 'wait', why: 'window' });
  expect(await budget.reserve('read')).toMatchObject({ kind: 'wait', why: 'throttle' });
});

test('without limits nothing is stored, and all goes', async () => {
  const budget = await openTestBudget({ limits: 'none' });
  for (let call = 0; call < 1_000; call++) expect(await spend(budget)).toBe('gone');
  expect(await budget.usage()).toEqual({ limits: 'none', writesToday: 0, writesLeft: null });
});

async function openTwo(limits: string) {
  const home = `${await temporaryFolder()}/home`;
  const clock = fakeClock();
  const open = () => openTestBudget({ limits, clock, home });
  return { home, clock, one: await open(), other: await open() };
}
