import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fakeClock, morning, openTestBudget, spend } from './open-test-budget.ts';

const dayMs = 86_400_000;

test('uses are remembered for days and from one process to the next', async () => {
  const clock = fakeClock();
  const home = `${await temporaryFolder()}/home`;
  const limits = 'writes=3/2d';
  const first = await openTestBudget({ limits, clock, home });
  for (let call = 0; call < 3; call++) await spend(first);
  await first.close();
  clock.advance(1.5 * dayMs);
  const second = await openTestBudget({ limits, clock, home });
  expect(await spend(second)).toBeCloseTo(0.5 * dayMs + 2, 3);
  clock.advance(0.5 * dayMs + 5);
  expect(await spend(second)).toBe('gone');
});

test('uses are kept for whoever has the longest windows', async () => {
  const clock = fakeClock();
  const home = `${await temporaryFolder()}/home`;
  await spend(await openTestBudget({ limits: 'writes=1/3d', clock, home }));
  clock.advance(2 * dayMs);
  await spend(await openTestBudget({ limits: 'nexudus', clock, home }), 'read');
  const again = await openTestBudget({ limits: 'writes=1/3d', clock, home });
  expect(await spend(again)).toBeCloseTo(dayMs + 2, 3);
});

test('uses of an account count for no other', async () => {
  const clock = fakeClock();
  const home = `${await temporaryFolder()}/home`;
  const ours = await openTestBudget({ limits: 'writes=1/1d', clock, home, target: 'ours' });
  const theirs = await openTestBudget({ limits: 'writes=1/1d', clock, home, target: 'theirs' });
  expect(await spend(ours)).toBe('gone');
  expect(await spend(theirs)).toBe('gone');
  expect(await spend(ours)).toBeGreaterThan(1_000);
});

test('other limits see the same uses', async () => {
  const clock = fakeClock();
  const home = `${await temporaryFolder()}/home`;
  const narrow = await openTestBudget({ limits: 'writes=9/1m', clock, home });
  for (let call = 0; call < 5; call++) await spend(narrow, call < 2 ? 'read' : 'write');
  const other = await openTestBudget({ limits: 'reads=3/1h;writes=3/1h;all=6/1h', clock, home });
  expect(await spend(other, 'write')).toBeGreaterThan(3_000_000);
  expect(await spend(other, 'read')).toBe('gone');
  expect(await spend(other, 'read')).toBeGreaterThan(3_000_000);
});

test('a clock that is put back by a year holds nobody up for longer than a span', async () => {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: 'writes=4/1m,1000/1d', clock });
  for (let call = 0; call < 4; call++) await spend(budget);
  clock.set(morning - 365 * dayMs);
  expect(await spend(budget)).toBeLessThan(60_010);
  clock.advance(60_005);
  for (let call = 0; call < 4; call++) expect(await spend(budget)).toBe('gone');
  expect(await spend(budget)).toBeGreaterThan(59_000);
});

test('what had left a window and is inside again on a clock that was put back counts again', async () => {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: 'writes=20/1m', clock });
  for (let call = 0; call < 20; call++) await spend(budget);
  clock.advance(61_000);
  expect(await spend(budget)).toBe('gone');
  clock.advance(-31_000);
  expect(await spend(budget)).toBeGreaterThan(29_000);
});

test('a clock that jumps ahead frees the windows, and one that comes back from there blocks them for a span at the most', async () => {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: 'writes=2/1h', clock });
  for (let call = 0; call < 2; call++) await spend(budget);
  clock.advance(30 * dayMs);
  for (let call = 0; call < 2; call++) expect(await spend(budget)).toBe('gone');
  clock.advance(-30 * dayMs);
  const ms = await spend(budget);
  expect(ms).toBeLessThanOrEqual(3_600_005);
  clock.advance(Number(ms));
  expect(await spend(budget)).toBe('gone');
});

test('a call that never lands is given up after ten minutes', async () => {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: 'all=1/100ms', clock });
  const lost = await budget.reserve('write');
  clock.advance(599_000);
  expect(await spend(budget)).toBeGreaterThan(0);
  clock.advance(2_000);
  expect(await spend(budget)).toBe('gone');
  if (lost.kind === 'go') await lost.settle();
  expect((await budget.usage()).writesToday).toBe(2);
});
