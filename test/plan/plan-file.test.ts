import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFile } from '../../src/io/file-source.ts';
import { createPlanWriter, type PlanHead, type PlannedRow } from '../../src/plan/plan-file.ts';
import { isPlan, readPlan } from '../../src/plan/read-plan.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const head: PlanHead = {
  run: '20260101-000000-plan-1a2b',
  createdAt: '2026-01-01T00:00:00.000Z',
  target: { baseUrl: 'https://spaces.nexudus.com', user: 'ops@example.com' },
  settings: { sending: { mode: 'merge' } },
  inputs: [
    {
      file: 'contract-deposits.csv',
      sheet: null,
      sha256: 'aa',
      resource: 'contract-deposits',
      encoding: 'utf-8',
      delimiter: ',',
      headerRow: 1,
      columns: [{ header: 'Id', field: 'Id' }],
      ownHeaders: [],
      issues: [],
    },
  ],
};

function row(number: number): PlannedRow {
  const values = { Id: number, Notes: 'a line\nand "another", é 🪑' };
  const shared = { input: 0, row: number, line: number, cells: [String(number)], id: number, issues: [] };
  return { ...shared, state: 'planned', values, changes: [], seen: { Notes: null } };
}

function planOf(rows: readonly PlannedRow[]): string {
  const writer = createPlanWriter();
  return [writer.head(head), ...rows.map((one) => writer.row(one)), writer.end()].join('');
}

async function open(text: string) {
  const path = join(await temporaryFolder(), 'plan.json');
  await writeFile(path, text);
  return openFile(path, 'plan.json');
}

async function readRows(text: string): Promise<readonly PlannedRow[]> {
  const rows: PlannedRow[] = [];
  for await (const one of (await readPlan(await open(text))).rows()) rows.push(one);
  return rows;
}

test.each([0, 1, 3])('a plan of %i rows is JSON as a whole and comes back as it was', async (count) => {
  const rows = Array.from({ length: count }, (_, at) => row(at + 2));
  const text = planOf(rows);
  expect(JSON.parse(text)).toMatchObject({ nexload: 'plan', version: 1, target: head.target });
  expect((await readPlan(await open(text))).head).toEqual(head);
  expect(await readRows(text)).toMatchObject(rows);
});

test('each row carries a mark of what its record held', () => {
  expect(planOf([row(2)])).toMatch(/"row":2,.*"fingerprint":"[0-9a-f]{16}"\}/);
});

test('a plan is told from a spreadsheet by its first bytes', async () => {
  expect(await isPlan(await open(planOf([])))).toBe(true);
  expect(await isPlan(await open('Id,Price\n1,2\n'))).toBe(false);
  expect(await isPlan(await open(''))).toBe(false);
});

test.each<[string, (text: string) => string, string]>([
  ['a value was edited', (text) => text.replace('"aa"', '"ab"'), 'its content and its hash do not fit'],
  ['a row was deleted', (text) => text.replace(/.*"row":2.*\n/, ''), 'its content and its hash do not fit'],
  ['its end is cut off', (text) => text.slice(0, -120), 'its end is missing'],
  ['its last brace is cut off', (text) => text.replace(/\}\n$/, ''), 'its end is missing'],
  ['something was put behind its end', (text) => `${text}{}`, 'something else stands where it should end'],
  [
    'something was put behind its hash',
    (text) => text.replace(/\}\n$/, ', "x": 1}\n'),
    'something else stands where it should end',
  ],
])('a plan is refused where %s', async (_, edit, why) => {
  const text = edit(planOf([row(2), row(3)]));
  await expect(async () => readPlan(await open(text))).rejects.toMatchObject({
    code: 'plan-damaged',
    message: `plan.json is not as nexload saved it: ${why}`,
  });
});

test('a plan of another version is refused by its number', async () => {
  const { createHash } = await import('node:crypto');
  const body = planOf([])
    .replace('"version": 1', '"version": 9')
    .replace(/"sha256": .*\n\}\n$/, '');
  const text = `${body}"sha256": "${createHash('sha256').update(body).digest('hex')}"\n}\n`;
  await expect(async () => readPlan(await open(text))).rejects.toMatchObject({
    code: 'plan-of-other-version',
    message: 'plan.json was saved in version 9 of the plan format, and this nexload reads version 1',
  });
});
