import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { inventedRun } from './invented-run.ts';
import { openPage } from './open-page.ts';
import { writeReport, type WrittenReport } from './write-report.ts';

let report: WrittenReport;
beforeAll(async () => {
  report = await writeReport(inventedRun());
});

/** What the page says of how many rows are shown. */
async function shown(page: Page): Promise<string> {
  return await page.getByRole('status').innerText();
}

/** The rows that are drawn, without their headings. */
function lines(page: Page): Locator {
  return page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
}

function details(page: Page): Locator {
  return page.getByRole('complementary', { name: 'The chosen row' });
}

describe('rows are filtered', () => {
  test('by a state, by two, and by none again', async () => {
    const { page } = await openPage(report.page);
    expect(await shown(page)).toBe('40 rows');
    await page
      .getByRole('group', { name: 'State' })
      .getByRole('button', { name: /missing/ })
      .click();
    expect(await shown(page)).toBe('1 of 40 rows');
    await page.getByRole('group', { name: 'State' }).getByRole('button', { name: /stale/ }).click();
    expect(await shown(page)).toBe('2 of 40 rows');
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await shown(page)).toBe('40 rows');
  });

  test('by file, record type and field', async () => {
    const { page } = await openPage(report.page);
    await page.getByLabel('File').selectOption({ index: 2 });
    expect(await shown(page)).toBe('20 of 40 rows');
    await page.getByLabel('Field').selectOption('FullName');
    expect(await shown(page)).toBe('16 of 40 rows');
    await page.getByLabel('Record type').selectOption('contract-deposits');
    expect(await page.getByRole('grid').innerText()).toContain('No row is like that');
  });

  test('by words that stand anywhere in them', async () => {
    const { page } = await openPage(report.page);
    await page.keyboard.press('/');
    await page.keyboard.type('call back');
    expect(await shown(page)).toBe('1 of 40 rows');
    expect(await lines(page).innerText()).toContain('41006');
  });

  test('by a kind of issue, and by a kind of change', async () => {
    const { page } = await openPage(report.page);
    await page.getByRole('region', { name: 'Issues by column' }).getByRole('button', { name: /ten/ }).click();
    expect(await shown(page)).toBe('3 of 40 rows');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: /1 cleared in Notes/ }).click();
    expect(await shown(page)).toBe('1 of 40 rows');
  });
});

test('rows are sorted by a click on a heading: upwards, downwards, and as they were', async () => {
  const { page } = await openPage(report.page);
  const heading = page.getByRole('grid').getByRole('columnheader', { name: 'Record' });
  await heading.getByRole('button').click();
  expect(await heading.getAttribute('aria-sort')).toBe('ascending');
  await heading.getByRole('button').click();
  expect(await heading.getAttribute('aria-sort')).toBe('descending');
  expect(await lines(page).first().innerText()).toContain('41039');
  await heading.getByRole('button').click();
  expect(await lines(page).first().innerText()).toContain('41000');
});

test('keys walk through the rows, and through their values', async () => {
  const { page } = await openPage(report.page);
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await details(page).innerText()).toContain('41001');
  await page.keyboard.press('End');
  expect(await details(page).innerText()).toContain('41039');
  expect(await lines(page).last().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Escape');
  expect(await details(page).count()).toBe(0);
});

describe('a link', () => {
  test('opens a row', async () => {
    const { page } = await openPage(report.page, { hash: 'place=8' });
    expect(await details(page).innerText()).toContain('41007');
    const { y = 9_999 } = (await details(page).boundingBox()) ?? {};
    expect(y).toBeLessThan(900);
  });

  test('is made by whatever is chosen, and brings it back', async () => {
    const { page } = await openPage(report.page);
    await page.getByRole('region', { name: 'Totals' }).getByRole('button', { name: /stale/ }).click();
    await lines(page).first().click();
    const { hash } = new URL(page.url());
    const again = await openPage(report.page, { hash: hash.slice(1) });
    expect(await shown(again.page)).toBe('1 of 40 rows');
    expect(await details(again.page).innerText()).toContain('41015');
  });

  test('that names nothing shows everything', async () => {
    const { page, complaints } = await openPage(report.page, {
      hash: 'place=9999&state=nonsense&sort=up&field=&kind=x',
    });
    expect(await shown(page)).toBe('40 rows');
    expect(complaints).toEqual([]);
  });
});

test('a row is copied as JSON', async () => {
  const { page } = await openPage(report.page, { hash: 'place=7', permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Control+V');
  expect(JSON.parse(await page.getByRole('searchbox').inputValue())).toMatchObject({
    file: 'spring/contract-deposits.csv',
    row: 8,
    id: 41_006,
    state: 'updated',
    changes: [
      { field: 'Price', before: 106, after: 116, kind: 'changed' },
      { field: 'Notes', before: 'call back', after: null, kind: 'cleared' },
    ],
  });
});

test('the rows that are shown are saved as CSV', async () => {
  const { page } = await openPage(report.page);
  await page.getByLabel('Field').selectOption('Notes');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  const rows = parse<Readonly<Record<string, string>>>(text, { columns: true, bom: true });
  expect(rows).toHaveLength(7);
  expect(rows[2]).toMatchObject({ file: 'spring/contract-deposits.csv', row: '4', id: '41002', status: 'updated' });
});

test('no cell of the CSV file is one that a spreadsheet would run', async () => {
  const { page } = await openPage(report.page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  const cells = parse(text, { bom: true }).flat();
  expect(cells).toContain("'=spring/contract-contacts.csv");
  expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
});
