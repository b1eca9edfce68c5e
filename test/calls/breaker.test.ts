import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  admit,
  closedBreaker,
  dropProbe,
  noteAnswer,
  noteProbe,
  openBreaker,
  startProbe,
  type Breaker,
} from '../../src/calls/breaker.ts';

function after(answers: readonly boolean[]): Breaker {
  return answers.reduce((breaker, isGood) => noteAnswer(breaker, isGood, 0), closedBreaker);
}

function failProbes(count: number): { readonly breaker: Breaker; readonly times: readonly number[] } {
  let breaker = openBreaker(0);
  const times: number[] = [];
  for (let probe = 0; probe < count; probe += 1) {
    const admission = admit(breaker, 0);
    const now: number = admission.kind === 'wait' ? admission.until : 0;
    times.push(now);
    breaker = noteProbe(startProbe(breaker), false, now);
    if (breaker.kind === 'open') breaker = { ...breaker, probeAt: breaker.probeAt - now };
  }
  return { breaker, times };
}

describe('the breaker', () => {
  test('opens when most of at least ten answers are bad', () => {
    expect(after(Array.from({ length: 9 }, () => false)).kind).toBe('closed');
    expect(after(Array.from({ length: 10 }, () => false)).kind).toBe('open');
  });

  test('stays closed while half of the answers are good', () => {
    expect(after(Array.from({ length: 200 }, (_, index) => index % 2 === 0)).kind).toBe('closed');
  });

  test('looks at the last twenty answers alone', () => {
    const good = Array.from({ length: 500 }, () => true);
    expect(after([...good, ...Array.from({ length: 10 }, () => false)]).kind).toBe('closed');
    expect(after([...good, ...Array.from({ length: 11 }, () => false)]).kind).toBe('open');
  });

  test('opens exactly when more than half of the last twenty of at least ten are bad', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (answers) => {
        const opensAt = answers.findIndex((_, index) => {
          const latest = answers.slice(Math.max(0, index - 19), index + 1);
          return latest.length >= 10 && latest.filter((good) => !good).length * 2 > latest.length;
        });
        expect(after(answers).kind).toBe(opensAt === -1 ? 'closed' : 'open');
      }),
    );
  });

  test('lets nobody through while it is open, then one', () => {
    const open = openBreaker(0);
    expect(admit(open, 4999)).toEqual({ kind: 'wait', until: 5000 });
    expect(admit(open, 5000)).toEqual({ kind: 'probe' });
    expect(admit(startProbe(open), 5000)).toEqual({ kind: 'queue' });
  });

  test('does not wait for a time that a clock which was set back has put far off', () => {
    expect(admit(openBreaker(3_600_000), 1)).toEqual({ kind: 'probe' });
  });

  test('closes after a good probe and forgets what was', () => {
    expect(noteProbe(startProbe(openBreaker(0)), true, 5000)).toEqual(closedBreaker);
  });

  test('waits longer after each bad probe and gives up after the third', () => {
    expect(failProbes(3).times).toEqual([5000, 15_000, 30_000]);
    expect(failProbes(2).breaker.kind).toBe('open');
    expect(failProbes(3).breaker).toEqual({ kind: 'broken' });
  });

  test('lets another be the probe where the first was not made', () => {
    expect(admit(dropProbe(startProbe(openBreaker(0)), 6000), 6000)).toEqual({ kind: 'probe' });
  });

  test('takes no answer for news that belongs to a call from before the pause', () => {
    const open = openBreaker(0);
    expect(noteAnswer(open, true, 1)).toBe(open);
    expect(noteAnswer(startProbe(open), true, 1)).toEqual(startProbe(open));
    expect(noteProbe(closedBreaker, false, 1)).toBe(closedBreaker);
  });
});
