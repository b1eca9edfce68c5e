import { stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { manyDeposits } from './invented-run.ts';
import { openPage } from './open-page.ts';
import { writeReport, type WantedRun, type WrittenReport } from './write-report.ts';

/** How long it takes until the page has drawn what was asked for, in milliseconds; said, never judged, as machines differ. */
async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const before = performance.now();
  await work();
  console.log(`${what}: ${Math.round(performance.now() - before)} ms`);
}

async function status(page: Page, text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor();
}

describe.each([10_000, 100_000])('with %i rows', (count) => {
  const said = count.toLocaleString('en');
  let report: WrittenReport;
  beforeAll(async () => {
    report = await writeReport(manyDeposits(count, (index) => index % 4 === 0));
  });

  test('the page opens, filters, sorts and leads to its last row', async () => {
    const { page } = await openPage(report.page);
    const paint = 'performance.getEntriesByName("first-contentful-paint")[0].startTime';
    await page.waitForFunction(paint);
    console.log(`${said} rows, first paint: ${Math.round(await page.evaluate<number>(paint))} ms`);
    await status(page, `${said} rows`);
    await timed(`${said} rows, filtered by a state`, async () => {
      await page
        .getByRole('group', { name: 'State' })
        .getByRole('button', { name: /invalid/ })
        .click();
      await status(page, `${(count / 10).toLocaleString('en')} of ${said} rows`);
    });
    await page.getByRole('button', { name: 'Show all' }).click();
    await timed(`${said} rows, searched`, async () => {
      await page.getByRole('searchbox').fill(`${41_000 + count - 2}`);
      await status(page, `1 of ${said} rows`);
    });
    await page.getByRole('searchbox').fill('');
    await page.getByRole('grid').getByRole('columnheader', { name: 'Record' }).getByRole('button').click();
    await page.getByRole('grid').focus();
    await page.keyboard.press('End');
    const last = page.getByRole('row', { selected: true });
    expect(await last.innerText()).toContain(String(41_000 + count - 1));
    expect(await last.isVisible()).toBe(true);
    expect(await page.getByRole('row').count()).toBeLessThan(100);
  });
});

describe('where the page would pass 20 MB', () => {
  let report: WrittenReport;
  beforeAll(async () => {
    report = await writeReport(withLongNotes(manyDeposits(14_000, (index) => index % 2 === 0)));
  });

  test('it keeps every row that is not plainly unchanged, and says where the others are', async () => {
    const { page } = await openPage(report.page);
    const { totals } = report.document;
    await status(page, `${(totals.rows - totals.unchanged).toLocaleString('en')} rows`);
    const words = await page.getByText('are left out here').innerText();
    expect(words).toContain(`${totals.unchanged.toLocaleString('en')} rows`);
    expect(words).toContain('All rows are in rows.csv');
    await page
      .getByRole('group', { name: 'State' })
      .getByRole('button', { name: /unchanged/ })
      .click();
    expect(await page.getByRole('grid').innerText()).toContain('are left out. Look for them in rows.csv.');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('are left out here').isVisible()).toBe(true);
    expect((await stat(report.page)).size).toBeGreaterThan(20_000_000);
  });
});

function withLongNotes({ inputs, ...run }: WantedRun): WantedRun {
  const note = { field: 'Notes', before: 'long '.repeat(400), after: 'longer '.repeat(320), clears: false };
  return {
    ...run,
    inputs: inputs.map(({ input, rows }) => ({
      input,
      rows: rows.map((row) => (row.state === 'updated' ? { ...row, changes: [...row.changes, note] } : row)),
    })),
  };
}
