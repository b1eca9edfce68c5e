import { describe, test } from 'vitest';
import { patienceMs } from '../helpers/built-command.ts';
import { openScene, type Put } from '../helpers/open-scene.ts';

const first = 41_041;
const ids = Array.from({ length: 60 }, (_, index) => first + index);
const files = { 'deposits.csv': ['Id,Notes', ...ids.map((id) => `${id},note ${id}`)].join('\n') };
const apply = 'apply deposits.csv';
const mostRuns = 6;

describe.concurrent('in the weather of the sandbox', { timeout: 2 * patienceMs }, () => {
  test.for(['flaky', 'storm', 'lossy', 'refusing'])(
    'called %s, a file that is applied until all is done ends with its records and balanced books',
    async (faults, { expect, onTestFinished }) => {
      const scene = await openScene(onTestFinished, { files, sandbox: { records: 130, faults } });
      const notes = (): readonly unknown[] => ids.map((id) => scene.record('contract-deposits', id)['Notes']);
      const before = notes();
      let words = apply;
      for (let run = 1, exitCode = 1; exitCode !== 0; run++) {
        const { document, rows, ...told } = await scene.tell(`${words} --yes --limits none --timeout 8s`);
        ({ exitCode } = told);
        const { rows: sum, ...states } = document.totals;
        expect([sum, Object.values(states).reduce((one, other) => one + other, 0)]).toEqual([60, 60]);
        expect([0, 3, 5]).toContain(exitCode);
        const resume = /resume \S+/.exec(document.run.resumeCommand ?? '')?.[0];
        expect(resume !== undefined, JSON.stringify(document.totals)).toBe(exitCode === 5 || states.unknown > 0);
        // What is said to be there is there, and what is said to be refused is as it was.
        const there = notes();
        for (const [at, { status, id }] of (await rows()).entries()) {
          if (status === 'updated' || status === 'unchanged') expect(there[at]).toBe(`note ${id}`);
          if (status === 'rejected') expect(there[at]).toBe(before[at]);
        }
        words = resume ?? apply;
        expect(run).toBeLessThan(mostRuns);
      }
      expect(notes()).toEqual(ids.map((id) => `note ${id}`));
      const again = await scene.tell(`${apply} --yes --limits none`);
      expect(again.document).toMatchObject({ totals: { unchanged: 60 }, requests: { writes: 0 } });
      const writes = scene.writes();
      expect(writes.some(({ fault }) => fault !== null)).toBe(true);
      // Nothing that was done is done again, whether its answer came or not.
      const isDone = ({ fault, status }: Put): boolean => (fault === null ? status === 200 : fault.startsWith('apply'));
      expect(writes.filter(isDone)).toHaveLength(ids.length);
    },
  );
});
