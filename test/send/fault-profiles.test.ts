import { describe, expect, test } from 'vitest';
import type { RowState } from '../../src/model/run.ts';
import { openRun } from './open-run.ts';

describe('every weather of the sandbox', () => {
  test.each(['flaky', 'storm', 'lossy', 'refusing'])(
    'is survived: %s ends with every row settled and the records to match',
    async (faults) => {
      const run = await openRun({
        rows: { 'contract-deposits': 250 },
        sandbox: { records: 250, faults },
        calls: { timeoutMs: 250, random: () => 0.5 },
        settings: { concurrency: 8 },
      });
      expect(await run.send()).toBeNull();
      const entries = await run.entries();
      const states = await run.states();
      const settled: Partial<Record<RowState, number>> = { updated: 0, rejected: 0, failed: 0, ...states };
      expect(Object.keys(settled).toSorted()).toEqual(['failed', 'rejected', 'updated']);
      expect(settled.rejected).toBeGreaterThanOrEqual(faults === 'refusing' ? 5 : 0);
      // A storm goes by requests and not by time, so whoever is alone with it at the end may use up all tries.
      expect(settled.failed).toBeLessThanOrEqual(faults === 'storm' ? 2 : 0);
      const notes = new Map(run.sandbox.records('contract-deposits').map(({ Id, Notes }) => [Id, Notes]));
      for (const entry of entries) {
        const [change] = entry.changes;
        expect([entry.state, notes.get(entry.id ?? 0)]).toEqual([
          entry.state,
          entry.state === 'updated' ? `note ${entry.id}` : (change?.before ?? null),
        ]);
      }
    },
  );
});
