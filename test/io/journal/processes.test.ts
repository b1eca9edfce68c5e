import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import type { Entry } from '../../../src/model/run.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { newEntry, runOf } from './facts.ts';
import { buildJournal, runChild } from './run-child.ts';

let folder = '';
let built = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexload-built-'));
  built = buildJournal(folder);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

/** Writes to a run for as long as it is let, and says after each commit how many it has made. */
function write(home: string, run: string, commits = 1e9): ChildProcess {
  const facts = JSON.stringify({ home, run: runOf(run), entry: newEntry({ cells: ['x'.repeat(300)] }) });
  return runChild(
    built,
    `const { home, run, entry } = ${facts};
     const journal = await openJournal({ home });
     await journal.startRun(run);
     for (let commit = 1; commit <= ${commits}; commit += 1) {
       await journal.addEntries(run.id, 0, Array.from({ length: 20 }, (_, n) => ({ ...entry, row: commit, line: n })));
       const before = (commit - 1) * 20;
       const updates = Array.from({ length: 20 }, (_, n) => ({ seq: before + n + 1, state: 'sending', attempts: commit }));
       await journal.updateEntries(run.id, updates, { durably: commit % 10 === 0 });
       say(String(commit));
     }
     await journal.close();`,
  );
}

/** Everything that a child said until it ended; it is killed after so many lines, and may have said a few more by then. */
async function listen(child: ChildProcess, killAfter?: number): Promise<readonly string[]> {
  if (child.stdout === null) throw new Error('the child has no output');
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (lines.push(line) === killAfter) child.kill('SIGKILL');
  }
  return lines;
}

async function rowsOf(home: string, run: string): Promise<readonly Entry[]> {
  const journal = await openJournal({ home });
  const rows = await journal.listEntries(run, { limit: 1e6 });
  await journal.close();
  return rows;
}

test.each([1, 7, 40])(
  'kill -9 after commit %d leaves all that was committed, and no half of anything',
  async (wanted) => {
    const home = await temporaryFolder();
    const child = write(home, 'one');
    const commits = (await listen(child, wanted)).length;
    const rows = await rowsOf(home, 'one');
    const added = new Set(rows.map(({ row }) => row)).size;
    const updated = rows.filter(({ state }) => state === 'sending');
    expect(commits).toBeGreaterThanOrEqual(wanted);
    expect(rows.length).toBe(added * 20);
    expect([commits, commits + 1]).toContain(updated.length / 20);
    expect([updated.length, updated.length + 20]).toContain(rows.length);
    expect(updated.every(({ row, attempts }) => attempts === row)).toBe(true);
  },
);

test('processes that make and write one journal at the same time do not lose a row of each other', async () => {
  const home = await temporaryFolder();
  const runs = ['one', 'two', 'three'];
  const children = runs.map((run) => write(home, run, 30));
  const said = await Promise.all(children.map(async (child) => await listen(child)));
  expect(said.map(({ length }) => length)).toEqual([30, 30, 30]);
  for (const run of runs) {
    const rows = await rowsOf(home, run);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
    expect(rows.every(({ state, row, attempts }) => state === 'sending' && attempts === row)).toBe(true);
  }
});
