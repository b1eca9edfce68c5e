import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { ValidateDocument } from '../../src/index.ts';
import { enterFolder } from '../helpers/enter-folder.ts';
import { check } from './check.ts';

const header = 'Id,CoworkerContractId,ProductId,Notes,Price\n';
const goodRow = '201,9001,55,fine,10\n';
const badRow = '202,9002,55,fine,ten\n';
const deposits = header + goodRow + badRow;
const schedules = 'Id,ProposalContractId,ApplyOn\n1,2,2025-12-31\n';

describe('the report', () => {
  test('has exactly the promised keys', async () => {
    await enterFolder({ 'deposits.csv': deposits });
    const document = await check('deposits.csv');
    const keys = (value: unknown): string => Object.keys(Object(value) as object).join(' ');
    expect({
      document: keys(document),
      run: keys(document.run),
      input: keys(document.inputs[0]),
      column: keys(document.inputs[0]?.columns[0]),
      totals: keys(document.totals),
      byResource: keys(document.byResource),
      requests: keys(document.requests),
      issue: keys(document.issues[0]),
      files: keys(document.files),
    }).toEqual({
      document: 'schema run target inputs totals byResource requests budget issues files',
      run: 'id command startedAt finishedAt status exitCode resumeCommand',
      input: 'file sheet sha256 resource encoding delimiter headerRow columns rows',
      column: 'header field',
      totals: 'rows valid invalid blank',
      byResource: 'contract-deposits',
      requests: 'reads writes throttled retried',
      issue: 'code severity file sheet row line cell column field value message hint source',
      files: 'page report markdown rows rejects',
    });
    expect(document).toMatchObject({ schema: 1, target: null, budget: null, run: { command: 'validate' } });
  });

  test('names each input by the SHA-256 of its bytes', async () => {
    const book = await writeXlsx({
      sheets: [{ name: 'Prices', rows: schedules.split('\n').map((one) => one.split(',')) }],
    });
    await enterFolder({ 'deposits.csv': deposits, 'prices.xlsx': book });
    const { inputs } = await check('deposits.csv', 'prices.xlsx');
    const sums = [deposits, book].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(inputs.map(({ sha256 }) => sha256)).toEqual(sums);
  });

  test('accounts for every row of any file: rows = valid + invalid + blank, and a line for each in rows.csv', async () => {
    await enterFolder();
    const cell = fc.constantFrom('', ' ', '7', 'x', '"a, b"', '"', '12,5', '<clear>');
    const line = fc.oneof(
      fc.constantFrom('', ',,', goodRow.trim(), badRow.trim()),
      fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(',')),
    );
    const files = fc.array(fc.array(line, { maxLength: 8 }), { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(files, async (sheets) => {
        const inputs = await Promise.all(sheets.map(async (lines, at) => await store(`input-${at}.csv`, lines)));
        expectAccounted(await check(...inputs));
      }),
      { numRuns: 60 },
    );
  });
});

async function store(name: string, lines: readonly string[]): Promise<string> {
  await writeFile(name, header + lines.map((line) => `${line}\n`).join(''));
  return name;
}

function expectAccounted({ totals, byResource, inputs, run, files, issues }: ValidateDocument): void {
  const { rows, valid, invalid, blank } = totals;
  expect(rows).toBe(valid + invalid + blank);
  expect(rows).toBe(inputs.reduce((sum, input) => sum + input.rows, 0));
  expect(byResource).toEqual({ 'contract-deposits': totals });
  expect(run.exitCode).toBe(invalid > 0 ? 4 : 0);
  expect(files.rejects !== undefined).toBe(invalid > 0);
  expect(issues.some(({ severity }) => severity === 'error')).toBe(invalid > 0);
  expect(readTable(files.rows ?? '')).toHaveLength(rows);
}

/** The lines below the header, read by a reader that is not ours. */
function readTable(path: string): readonly unknown[] {
  return parse(readFileSync(path), { from: 2, bom: true });
}
