import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/sandbox/faults/fault.ts';
import { profileFaults } from '../../../src/sandbox/faults/read-faults.ts';

const count = 20_000;

function draw(profile: string, { method = 'PUT', seed = 1 } = {}): readonly (Action | null)[] {
  const faults = profileFaults(profile, seed)?.();
  return Array.from(
    { length: count },
    (_, id) => faults?.next({ method, path: '/api/billing/contractdeposits', id }) ?? null,
  );
}

function share(actions: readonly (Action | null)[], fits: (action: Action) => boolean): number {
  return actions.filter((action) => action !== null && fits(action)).length / count;
}

const isStatus = (status: number) => (action: Action) => action.kind === 'status' && action.status === status;
const isKind = (kind: string) => (action: Action) => action.kind === kind;

describe('fault profiles', () => {
  test('calm never does anything', () => {
    expect(draw('calm').every((action) => action === null)).toBe(true);
  });

  test('flaky answers 1% with 500, half a percent each with 502 pages and resets', () => {
    const actions = draw('flaky');
    expect(share(actions, isStatus(500))).toBeCloseTo(0.01, 2);
    expect(share(actions, isStatus(502))).toBeCloseTo(0.005, 2);
    expect(share(actions, isKind('reset'))).toBeCloseTo(0.005, 2);
    expect(share(actions, isStatus(500))).toBeGreaterThan(0.008);
    const bodies = actions.map((action) => (action?.kind === 'status' ? action.body : ''));
    expect(bodies.some((body) => body.includes('"Ooops!'))).toBe(true);
    expect(bodies).toContain('{"Message":"An error has occurred."}');
    expect(bodies.some((body) => body.startsWith('<html>'))).toBe(true);
  });

  test('storm fails five to fifteen requests in a row, and lets the others pass', () => {
    const pattern = draw('storm')
      .map((action) => (action === null ? '.' : 'x'))
      .join('');
    const bursts = pattern.match(/x+/g) ?? [];
    expect(bursts.length).toBeGreaterThan(count / 100 / 2);
    expect(Math.min(...bursts.map(({ length }) => length))).toBeGreaterThanOrEqual(4);
    expect(Math.max(...bursts.map(({ length }) => length))).toBeLessThanOrEqual(30);
    expect(pattern.startsWith('.')).toBe(true);
  });

  test('lossy loses answers of writes that happened, and never those of reads', () => {
    expect(share(draw('lossy'), isKind('apply-then-reset'))).toBeCloseTo(0.02, 2);
    expect(share(draw('lossy', { method: 'GET' }), ({ kind }) => kind.startsWith('apply'))).toBe(0);
    expect(share(draw('lossy', { method: 'GET' }), isKind('hang'))).toBeGreaterThan(0);
  });

  test('refusing refuses 5% of the writes and no read', () => {
    expect(share(draw('refusing'), isKind('refuse'))).toBeCloseTo(0.05, 1);
    expect(share(draw('refusing', { method: 'GET' }), () => true)).toBe(0);
  });

  test.each(['flaky', 'storm', 'lossy', 'refusing'])(
    '%s is the same again with the same seed, and different with another',
    (profile) => {
      expect(draw(profile)).toEqual(draw(profile));
      expect(draw(profile)).not.toEqual(draw(profile, { seed: 2 }));
    },
  );

  test('what happens to a record does not depend on when its request arrives among others', () => {
    const ids = Array.from({ length: 2000 }, (_, id) => id);
    const target = (id: number) => ({ method: 'PUT', path: '/api/billing/contractdeposits', id });
    const forwards = profileFaults('flaky', 1)?.();
    const backwards = profileFaults('flaky', 1)?.();
    const one = new Map(ids.map((id) => [id, forwards?.next(target(id))]));
    const other = new Map(ids.toReversed().map((id) => [id, backwards?.next(target(id))]));
    expect([...other].toReversed()).toEqual([...one]);
  });
});
