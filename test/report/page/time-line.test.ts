import { expect, test } from 'vitest';
import type { RunEvent } from '../../../src/model/run.ts';
import { createTimeLine } from '../../../src/report/page/time-line.ts';

const minuteMs = 60_000;

function marksOf(events: readonly RunEvent[], hasEnd = true) {
  const line = createTimeLine(0, events);
  line.take(30_000);
  return line.result({ until: 10 * minuteMs, hasEnd, limits: 'writes=60/1m' })?.marks ?? [];
}

test('a run without a write and without a mark has no picture', () => {
  const events: readonly RunEvent[] = [
    { at: 0, kind: 'started', ms: 0 },
    { at: 5, kind: 'finished', ms: 0 },
  ];
  expect(createTimeLine(0, events).result({ until: 5, hasEnd: true, limits: null })).toBeNull();
});

test('the budget is the least that a minute lets through', () => {
  const line = createTimeLine(0, []);
  line.take(1);
  expect(line.result({ until: 9, hasEnd: true, limits: 'writes=100/1m,1/1s,9/1d' })?.budget).toBe(60);
  expect(line.result({ until: 9, hasEnd: true, limits: 'none' })?.budget).toBeNull();
});

test('a run that goes on without having ended was killed at its last sign of life', () => {
  const marks = marksOf([
    { at: 0, kind: 'started', ms: 0 },
    { at: 5 * minuteMs, kind: 'resumed', ms: 0 },
    { at: 9 * minuteMs, kind: 'finished', ms: 0 },
  ]);
  expect(marks.map(({ kind, at }) => [kind, at])).toEqual([
    ['started', 0],
    ['killed', 30_000],
    ['resumed', 5 * minuteMs],
    ['finished', 9 * minuteMs],
  ]);
});

test('a kill is shown where the killed process wrote last, also where the next one wrote in the same step of time', () => {
  const hourMs = 60 * minuteMs;
  const events: readonly RunEvent[] = [
    { at: 0, kind: 'started', ms: 0 },
    { at: 2 * hourMs + 10_000, kind: 'resumed', ms: 0 },
    { at: 30 * 24 * hourMs, kind: 'finished', ms: 0 },
  ];
  const line = createTimeLine(0, events);
  for (const at of [2 * hourMs, 2 * hourMs + 11_000, 9 * hourMs]) line.take(at);
  const time = line.result({ until: 30 * 24 * hourMs, hasEnd: true, limits: null });
  expect(time?.stepMs).toBe(hourMs);
  expect(time?.marks).toContainEqual({ kind: 'killed', at: 2 * hourMs, ms: 0, count: 1 });
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

test('waits of some requests while others are written are the pace of the limits, and are not told', () => {
  const events = Array.from({ length: 10 }, (_, at): RunEvent => ({
    at: (at + 1) * minuteMs,
    kind: 'waited',
    ms: minuteMs,
  }));
  const line = createTimeLine(0, events);
  for (let at = 0; at < 10 * minuteMs; at += 1_050) line.take(at);
  const time = line.result({ until: 10 * minuteMs, hasEnd: true, limits: 'writes=60/1m' });
  expect(time?.marks.filter(({ kind }) => kind === 'waited')).toEqual([]);
});

test('a minute whose writes went out in its first seconds is no standstill either', () => {
  const events = [1, 2, 3].map((at): RunEvent => ({ at: at * minuteMs, kind: 'waited', ms: 50_000 }));
  const line = createTimeLine(0, events);
  for (let minute = 0; minute < 4; minute += 1)
    for (let at = 0; at < 60; at += 1) line.take(minute * minuteMs + at * 150);
  const time = line.result({ until: 4 * minuteMs, hasEnd: true, limits: 'writes=60/1m' });
  expect(time?.marks).toEqual([]);
});

test('waits that overlap are one standstill, as long as nothing was written', () => {
  const events = [5, 5.5, 6].map((at): RunEvent => ({ at: at * minuteMs, kind: 'waited', ms: 3 * minuteMs }));
  const line = createTimeLine(0, events);
  for (const at of [2 * minuteMs, 2 * minuteMs + 30_000, 6 * minuteMs]) line.take(at);
  const time = line.result({ until: 7 * minuteMs, hasEnd: true, limits: 'writes=60/1m' });
  expect(time?.marks.filter(({ kind }) => kind === 'waited')).toEqual([
    { kind: 'waited', at: 2 * minuteMs + 31_000, ms: 209_000, count: 1 },
  ]);
});

test('what happens again within a step of time is said once, with how often', () => {
  const throttled = [0, 100, 200].map((at): RunEvent => ({ at, kind: 'throttled', ms: 50 }));
  expect(marksOf(throttled).filter(({ kind }) => kind === 'throttled')).toEqual([
    { at: 0, kind: 'throttled', ms: 150, count: 3 },
  ]);
});

test('years of writes fit into a thousand steps and none is lost', () => {
  const line = createTimeLine(0, []);
  for (let at = 0; at < 20_000; at += 1) line.take(at * 3_600_000);
  const time = line.result({ until: 20_000 * 3_600_000, hasEnd: true, limits: null });
  expect(time?.writes.length).toBeLessThan(1_000);
  expect(time?.writes.reduce((sum, [, count]) => sum + count, 0)).toBe(20_000);
});
