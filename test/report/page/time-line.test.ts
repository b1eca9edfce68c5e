import { expect, test } from 'vitest';
import type { RunEvent } from '../../../src/model/run.ts';
import { createTimeLine } from '../../../src/report/page/time-line.ts';

const minuteMs = 60_000;

function marksOf(events: readonly RunEvent[], hasEnd = true) {
  const line = createTimeLine(0);
  line.take(30_000);
  return line.result({ events, until: 10 * minuteMs, hasEnd, limits: 'writes=60/1m' })?.marks ?? [];
}

test('a run without a write and without a mark has no picture', () => {
  const events: readonly RunEvent[] = [
    { at: 0, kind: 'started', ms: 0 },
    { at: 5, kind: 'finished', ms: 0 },
  ];
  expect(createTimeLine(0).result({ events, until: 5, hasEnd: true, limits: null })).toBeNull();
});

test('the budget is the least that a minute lets through', () => {
  const line = createTimeLine(0);
  line.take(1);
  expect(line.result({ events: [], until: 9, hasEnd: true, limits: 'writes=100/1m,1/1s,9/1d' })?.budget).toBe(60);
  expect(line.result({ events: [], until: 9, hasEnd: true, limits: 'none' })?.budget).toBeNull();
});

test('a run that goes on without having ended was killed at its last sign of life', () => {
  const marks = marksOf([
    { at: 0, kind: 'started', ms: 0 },
    { at: 5 * minuteMs, kind: 'resumed', ms: 0 },
    { at: 9 * minuteMs, kind: 'finished', ms: 0 },
  ]);
  expect(marks.map(({ kind, at }) => [kind, at])).toEqual([
    ['started', 0],
    ['killed', 31_000],
    ['resumed', 5 * minuteMs],
    ['finished', 9 * minuteMs],
  ]);
});

test('a run that never ended was killed, and one that did was stopped', () => {
  const started: readonly RunEvent[] = [{ at: 0, kind: 'started', ms: 0 }];
  expect(marksOf(started, false).at(-1)).toMatchObject({ kind: 'killed', at: 10 * minuteMs });
  expect(marksOf(started, true).at(-1)).toMatchObject({ kind: 'stopped', at: 10 * minuteMs });
});

test('a wait, which is written down when it is over, is shown from where it began', () => {
  expect(marksOf([{ at: 5 * minuteMs, kind: 'waited', ms: minuteMs }])).toContainEqual({
    at: 4 * minuteMs,
    kind: 'waited',
    ms: minuteMs,
    count: 1,
  });
});

test('what happens again within a step of time is said once, with how often', () => {
  const throttled = [0, 100, 200].map((at): RunEvent => ({ at, kind: 'throttled', ms: 50 }));
  expect(marksOf(throttled).filter(({ kind }) => kind === 'throttled')).toEqual([
    { at: 0, kind: 'throttled', ms: 150, count: 3 },
  ]);
});

test('years of writes fit into a thousand steps and none is lost', () => {
  const line = createTimeLine(0);
  for (let at = 0; at < 20_000; at += 1) line.take(at * 3_600_000);
  const time = line.result({ events: [], until: 20_000 * 3_600_000, hasEnd: true, limits: null });
  expect(time?.writes.length).toBeLessThan(1_000);
  expect(time?.writes.reduce((sum, [, count]) => sum + count, 0)).toBe(20_000);
});
