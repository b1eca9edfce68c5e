import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError, validate } from '../src/index.ts';
import type { Issue } from '../src/model.ts';
import { problemCodes } from '../src/problems/codes.ts';
import { resources } from '../src/resources/index.ts';
import { listFixtures, type Expected, type Fixture } from './helpers/fixtures.ts';
import { readValues } from './helpers/read-values.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';

const fixtures = listFixtures();

/** A line of megabytes is made by test/end-to-end/hostile.test.ts and not committed. */
const shownElsewhere = ['line-too-long'];

/** What only a run on an account can say: the tests of planning and sending show it. */
const saidOfRecords = [
  'record-missing',
  'unreadable-record',
  'already-applied',
  'already-invoiced',
  'twin-in-other-input',
  'rejected',
  'conflict',
  'changed-meanwhile',
  'gave-up',
  'answer-unknown',
  'stored-otherwise',
  'gone-after-write',
  'unread-after-write',
];

describe('what spreadsheets do to data', () => {
  test.each(fixtures.map((fixture) => [fixture.title, fixture] as const))('%s', async (_, fixture) => {
    const { inputs, options, expected } = fixture;
    expect(await resultOf(fixture, await temporaryFolder())).toEqual(outcomeOf(expected));
    if (expected.values !== undefined) expect(await readValues(inputs, options)).toEqual(expected.values);
  });
});

describe('the fixtures', () => {
  test('show every problem that an issue can name, with its message at least once', () => {
    const shown = fixtures.flatMap(({ expected }) => expected.issues ?? []);
    const said = new Set(
      shown.filter(({ message, hint }) => message !== undefined && hint !== undefined).map(({ code }) => code),
    );
    expect(Object.keys(problemCodes).filter((code) => !said.has(code))).toEqual([...shownElsewhere, ...saidOfRecords]);
  });

  test('cover all record types', () => {
    const covered = new Set(fixtures.map(({ resource }) => resource));
    expect(resources.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});

type Outcome = Pick<Expected, 'exitCode' | 'totals' | 'issues' | 'error'>;

function outcomeOf({ exitCode, totals, issues, error }: Expected): Outcome {
  return error === undefined ? { exitCode, totals: totals ?? none, issues: issues ?? [] } : { exitCode, error };
}

const none = { rows: 0, valid: 0, invalid: 0, blank: 0 };

async function resultOf({ folder, inputs, options, expected }: Fixture, reports: string): Promise<Outcome> {
  try {
    const { run, totals, issues } = await validate(inputs, { ...options, reports });
    return {
      exitCode: run.exitCode ?? -1,
      totals,
      issues: issues.map((issue, at) => like(expected.issues?.[at], issue)),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, hint, exitCode } = error;
    const message = error.message.replaceAll(join(folder, '/'), '');
    return { exitCode, error: like(expected.error, { code, message, hint: hint ?? '' }) };
  }
}

/** The keys that the expectation speaks of; of something unexpected, those that tell what it is. */
function like<T extends Pick<Issue, 'code' | 'message'>>(expectation: object | undefined, actual: T): T {
  const keys = Object.keys(expectation ?? { code: '', cell: '', row: '', field: '', message: '' });
  return Object.fromEntries(Object.entries(actual).filter(([key]) => keys.includes(key))) as T;
}
