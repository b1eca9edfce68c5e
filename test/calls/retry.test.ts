import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs } from '../../src/calls/back-off.ts';
import { retry, type Tried } from '../../src/calls/retry.ts';
import type { Reply } from '../../src/ports.ts';

const tried = (facts: Partial<Tried> = {}): Tried => ({
  attempt: 1,
  retries: 5,
  isWrite: true,
  hasAnswered: true,
  chance: 1,
  ...facts,
});

const transient: Reply<never> = { kind: 'transient', status: 500, message: 'Ooops! Something went wrong.' };
const gateway: Reply<never> = { kind: 'transient', status: 503, message: 'Service Unavailable' };
const unknown: Reply<never> = { kind: 'unknown', message: 'the connection broke off' };

describe('what an answer leads to', () => {
  test.each<[Reply<unknown>]>([
    [{ kind: 'accepted', value: {} }],
    [{ kind: 'rejected', status: 400, message: '', errors: [] }],
    [{ kind: 'missing' }],
    [{ kind: 'conflict', message: '' }],
  ])('an answer about the row is final: %o', (reply) => {
    expect(retry(reply, tried())).toEqual({ kind: 'done' });
  });

  test('a throttled call goes again after what the server named, however often it was tried', () => {
    const reply: Reply<unknown> = { kind: 'throttled', status: 409, waitMs: 1500 };
    expect(retry(reply, tried({ attempt: 99 }))).toEqual({ kind: 'throttled', waitMs: 1500 });
  });

  test('a denied call ends the run', () => {
    expect(retry({ kind: 'denied', status: 401, message: 'no role' }, tried())).toEqual({
      kind: 'halt',
      halt: { kind: 'denied', message: 'the server does not let us in: no role', exitCode: 6 },
    });
  });

  test('a passing trouble is tried again, so many times and not more', () => {
    const kinds = [1, 2, 3, 4, 5, 6].map((attempt) => retry(transient, tried({ attempt })).kind);
    expect(kinds).toEqual(['again', 'again', 'again', 'again', 'again', 'done']);
    expect(retry(transient, tried({ retries: 0 }))).toEqual({ kind: 'done' });
  });

  test('a read without an answer is tried again; a write without one is looked into first', () => {
    expect(retry(unknown, tried({ isWrite: false })).kind).toBe('again');
    expect(retry(unknown, tried()).kind).toBe('done');
  });

  test('a write that a gateway answered is looked into as well, after a while, as it may have happened', () => {
    expect(retry(gateway, tried())).toEqual({ kind: 'look', afterMs: 500 });
    expect(retry(gateway, tried({ attempt: 6 }))).toEqual({ kind: 'done' });
    expect(retry(gateway, tried({ isWrite: false }))).toEqual({ kind: 'again', afterMs: 500 });
  });

  test('a server that never answered is given up after three tries', () => {
    const never = { hasAnswered: false, isWrite: false };
    const unsent: Reply<never> = { kind: 'transient', status: 0, message: 'nothing listens there' };
    expect(retry(unsent, tried({ ...never, attempt: 2 })).kind).toBe('again');
    expect(retry(unsent, tried({ ...never, attempt: 3 }))).toEqual({
      kind: 'halt',
      halt: { kind: 'trouble', message: 'the server cannot be reached: nothing listens there', exitCode: 5 },
    });
    expect(retry(unsent, tried({ ...never, attempt: 1, retries: 0 })).kind).toBe('halt');
    expect(retry(unsent, tried({ attempt: 3 })).kind).toBe('again');
  });
});

describe('the time between tries', () => {
  test('doubles at the most, up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 99].map((attempt) => backOffMs(attempt, 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  test('is anything between none and that', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), chance, (attempt, share) => {
        const ms = backOffMs(attempt, share);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(backOffMs(attempt, 1));
        expect(Math.abs(ms - share * backOffMs(attempt, 1))).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
