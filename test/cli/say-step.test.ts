import { describe, expect, test } from 'vitest';
import { sayStep } from '../../src/cli/say-step.ts';
import type { Step } from '../../src/ports.ts';

const sending: Step = { doing: 'sending', done: 120, total: 1212, failed: 2 };

describe('how far a job is', () => {
  test.each<[string, Step, number | null, string]>([
    ['rows of a file', { doing: 'contacts.csv', done: 1000 }, 60_000, 'contacts.csv: 1,000 rows checked'],
    [
      'rows of a known number',
      { doing: 'comparing', done: 50, total: 200, verb: 'compared' },
      null,
      'comparing: 50 of 200 rows compared',
    ],
    [
      'what became of them, how fast it goes and how long it takes',
      sending,
      58.4,
      'sending: 120 of 1,212 rows, 118 ok, 2 failed, 58 a minute, 19 min left',
    ],
    [
      'what everything waits for',
      { ...sending, waitingFor: 'a throttle until 12:01:07' },
      null,
      'sending: 120 of 1,212 rows, 118 ok, 2 failed, waiting for a throttle until 12:01:07',
    ],
    ['no rate that is none', sending, 0, 'sending: 120 of 1,212 rows, 118 ok, 2 failed'],
    [
      'no time at the end',
      { ...sending, done: 1212 },
      60,
      'sending: 1,212 of 1,212 rows, 1,210 ok, 2 failed, 60 a minute',
    ],
  ])('says %s', (...[, step, rate, line]) => {
    expect(sayStep(step, { perMinute: rate })).toBe(line);
  });

  test.each([
    [90, 'sending: 120 of 1,212 rows, 118 ok, 2 failed, 58 a minute, 19 min left, waiting for 12:01'],
    [79, 'sending: 120 of 1,212 rows, 118 ok, 2 failed, 19 min left, waiting for 12:01'],
    [66, 'sending: 120 of 1,212 rows, 2 failed, waiting for 12:01'],
    [54, 'sending: 120 of 1,212 rows, waiting for 12:01'],
    [39, 'sending: 120 of 1,212 rows'],
    [10, 'sending: 120 of 1,212 rows'],
  ])('leaves out as a whole what matters least where only %i letters fit', (width, line) => {
    const waiting = { ...sending, waitingFor: '12:01' };
    expect(sayStep(waiting, { perMinute: 58.4, width })).toBe(line);
  });
});
