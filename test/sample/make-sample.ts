import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLimits } from '../../src/budget/limits.ts';
import { createApi } from '../../src/io/api/create-api.ts';
import { openBudget } from '../../src/io/budget/open-budget.ts';
import { openFile } from '../../src/io/file-source.ts';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import { createRunFolder } from '../../src/io/run-folder.ts';
import { createFixedSession } from '../../src/io/sign-in/fixed-session.ts';
import { silentLog } from '../../src/io/silent-log.ts';
import { parseInputOptions } from '../../src/options.ts';
import type { EmptyPage, ReportContents } from '../../src/ports.ts';
import { apply, resume } from '../../src/run.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { defaultSending, type Sending } from '../../src/sending.ts';
import type { AccountWorld } from '../../src/steps/active-run.ts';
import { createVirtualClock, type VirtualClock } from '../calls/virtual-clock.ts';
import { playAccount, powerFailure } from './play-account.ts';
import { makeSampleFiles, type SampleFiles } from './sample-files.ts';

const id = '20260105-183000-apply-5a3e';
const startedAt = Date.UTC(2026, 0, 5, 18, 30);
const minuteMs = 60_000;
const target = { baseUrl: 'https://spaces.nexudus.com', user: 'ops@example.com' };

/**
 * Makes the sample: one whole run over all record types, in which everything happens that can happen to a row, and that a power
 * failure and the end of an evening's writes cut in pieces. Clock, ids and chance are fixed, so that it is the same each time.
 * The current folder must be an empty one; gives the folder of the report.
 */
export async function makeSample(page: Pick<EmptyPage, 'text' | 'version'>): Promise<string> {
  const clock = createVirtualClock(startedAt);
  const made = makeSampleFiles();
  await mkdir('migration');
  for (const [name, text] of Object.entries(made.files)) await writeFile(join('migration', name), text);
  const sandbox = await openAccount(made, clock);
  const contents: ReportContents = {
    formats: new Set(['html', 'md', 'json', 'csv', 'junit']),
    page: { ...page, madeAt: startedAt + 45 * minuteMs },
  };
  try {
    await spendEvening({ clock, sandbox, made, contents });
  } finally {
    await sandbox.close();
  }
  return join('reports', 'sample');
}

interface Evening {
  readonly clock: VirtualClock;
  readonly sandbox: Sandbox;
  readonly made: SampleFiles;
  readonly contents: ReportContents;
}

/** The run until the power fails, and what is left of it when somebody goes on. */
async function spendEvening({ clock, sandbox, made, contents }: Evening): Promise<void> {
  const limits = 'nexudus';
  const budget = await openBudget({ home: 'home', target: 'sample', limits: parseLimits(limits), clock });
  const journal = await openJournal({ home: 'home' });
  const session = createFixedSession(`Bearer ${sandbox.token}`);
  const account = createApi({ baseUrl: sandbox.baseUrl, session, timeoutMs: 30_000, log: silentLog });
  const world: AccountWorld = {
    api: playAccount({ account, clock, sandbox }),
    budget,
    journal,
    clock,
    random: () => 0.5,
    log: silentLog,
    signal: new AbortController().signal,
    progress: { report: () => undefined, end: () => undefined },
    openFolder: () => createRunFolder('reports', 'sample', contents),
    confirm: async () => true,
    askToGoOn: async () => true,
  };
  const settings = (sending: Partial<Sending>) => ({
    sending: {
      ...defaultSending,
      limits,
      concurrency: 1,
      isConfirmed: true,
      skipInvalid: true,
      retries: 3,
      ...sending,
    },
    flagsForRejects: [],
    duplicates: 'error' as const,
  });
  const sources = await Promise.all(Object.keys(made.files).map(async (name) => await openFile(`migration/${name}`)));
  const request = {
    sources,
    ...parseInputOptions({}, null),
    start: { id, command: 'apply', target, settings: settings({}) },
  };
  try {
    await apply(request, world).catch((error: unknown) => {
      if (error !== powerFailure) throw error;
    });
    // What a process that is gone could not write down any more.
    await journal.changeRun(id, { exitCode: null, stopped: null, finishedAt: null });
    clock.advance(6 * minuteMs);
    const cutShort = await journal.getRun(id);
    if (cutShort === null) throw new Error('the run is gone');
    await resume({ ...cutShort, settings: settings({ maxWrites: 132 }) }, world);
  } finally {
    for (const source of sources) await source.close();
    await journal.close();
    await budget.close();
  }
}

/** An account that holds the records of the files as they are before the run. */
async function openAccount({ records }: SampleFiles, clock: VirtualClock): Promise<Sandbox> {
  const sandbox = await startSandbox({ records: 0, seeds: records, limits: 'none', now: () => clock.now() });
  for (const { resource, id: record, values } of records) {
    const { Id: _, ...others } = values;
    const door = `${sandbox.baseUrl}/sandbox/records/${resource}/${record}`;
    const answer = await fetch(door, { method: 'PATCH', body: JSON.stringify(others) });
    if (!answer.ok) throw new Error(`${resource} ${record}: ${await answer.text()}`);
  }
  return sandbox;
}
