import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { inventedRun } from './invented-run.ts';
import { openPage, phone } from './open-page.ts';
import { writeReport, type WrittenReport } from './write-report.ts';

let report: WrittenReport;
beforeAll(async () => {
  report = await writeReport(inventedRun());
});

/** What axe-core finds wrong: rule, and where. */
async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<ReadonlyArray<{ id: string; nodes: ReadonlyArray<{ html: string }> }>>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test('axe finds nothing in the way of anybody, with a filter and an open row too', async () => {
    const { page } = await openPage(report.page, { colorScheme });
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('searchbox').fill('notes');
    await page.getByRole('row', { name: /41006/ }).click();
    expect(await findBarriers(page)).toEqual([]);
  });

  test('nor on a phone', async () => {
    const { page } = await openPage(report.page, { ...phone, colorScheme, hash: 'place=7' });
    expect(await findBarriers(page)).toEqual([]);
  });

  test('the page follows the system', async () => {
    const { page } = await openPage(report.page, { colorScheme });
    const ground = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const brightness = (ground.match(/\d+/g) ?? []).map(Number).reduce((sum, part) => sum + part, 0) / 3;
    expect(brightness > 128 ? 'light' : 'dark').toBe(colorScheme);
  });
});

test('the table is no higher than its rows', async () => {
  const { page } = await openPage(report.page, { hash: 'state=stale' });
  const few = await page.getByRole('grid').boundingBox();
  expect(few?.height).toBeLessThan(140);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('row', { name: /41006/ }).waitFor();
  const all = await page.getByRole('grid').boundingBox();
  expect(all?.height).toBeGreaterThan(500);
});

test('how bad an issue is stands in its row as a word', async () => {
  const { page } = await openPage(report.page, { hash: 'state=invalid' });
  expect(await page.getByRole('row', { name: /error: Price/ }).count()).toBe(2);
});

test('a rehearsal is called one at the top and in the title', async () => {
  const { run, ...rest } = inventedRun();
  const rehearsal = await writeReport({ ...rest, run: { ...run, settings: { isRehearsal: true } } });
  const { page } = await openPage(rehearsal.page);
  await page.getByText('A rehearsal on a sandbox: no real record was touched').waitFor();
  expect(await page.title()).toContain('nexload apply (rehearsal): ');
});

describe('on paper', () => {
  test('a dark screen prints in the colours of paper, with tries and times, and names the filter', async () => {
    const { page } = await openPage(report.page, { hash: 'state=stale', colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const table = page.getByRole('table', { name: /1 of 40 rows: stale/ });
    await table.waitFor();
    const color = await page.evaluate<string>(
      'getComputedStyle(document.documentElement).getPropertyValue("--c-updated")',
    );
    expect(color.trim()).toBe('#0b6bcb');
    await page.evaluate('location.hash = "state=updated"');
    await page.getByRole('columnheader', { name: 'Tries' }).waitFor();
    await page.getByRole('columnheader', { name: 'Time (UTC)' }).waitFor();
  });

  test('all rows that are shown are there, and nothing to click on', async () => {
    const { page } = await openPage(report.page, { hash: 'place=3' });
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('table', { name: '40 rows' }).waitFor();
    expect(await page.getByRole('table', { name: '40 rows' }).getByRole('row').count()).toBe(41);
    expect(await page.locator('input:visible, select:visible, [role=grid]:visible').count()).toBe(0);
    for (const name of ['Copy', 'Download CSV', 'Show all']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
  });

  test('a page that is filtered prints what is left, and says so', async () => {
    const { page } = await openPage(report.page, { hash: 'state=stale' });
    await page.emulateMedia({ media: 'print' });
    const table = page.getByRole('table', { name: '1 of 40 rows' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(2);
  });

  test('the browser makes a PDF of it, and shows the page as before when it is done', async () => {
    const { page } = await openPage(report.page);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('grid').waitFor();
  });
});

describe('on a phone', () => {
  test('nothing is wider than the screen, whatever is chosen', async () => {
    const { page } = await openPage(report.page, phone);
    for (const hash of ['', 'place=1', 'place=6', 'state=invalid&q=ten']) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.getByRole('complementary').waitFor({ state: hash.startsWith('place') ? 'visible' : 'detached' });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    }
  });

  test('every heading of the table is whole', async () => {
    const { page } = await openPage(report.page, phone);
    for (const name of ['Row', 'State', 'Record', 'Changes', 'Tries', 'Time']) {
      const box = await page.getByRole('grid').getByRole('columnheader', { name }).boundingBox();
      expect((box?.x ?? 999) + (box?.width ?? 0), name).toBeLessThanOrEqual(376);
    }
  });

  test('a row opens by a tap and closes again', async () => {
    const { page } = await openPage(report.page, phone);
    await page.getByRole('row', { name: /41006/ }).tap();
    await page.getByRole('button', { name: 'Close the row' }).tap();
    expect(await page.getByRole('complementary').count()).toBe(0);
  });
});
