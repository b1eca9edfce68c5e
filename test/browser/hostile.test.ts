import { beforeAll, expect, test } from 'vitest';
import { hostileTexts, inventedRun } from './invented-run.ts';
import { openPage } from './open-page.ts';
import { writeReport, type WrittenReport } from './write-report.ts';

let report: WrittenReport;
beforeAll(async () => {
  report = await writeReport(inventedRun());
});

const { script, image, formula, emoji, long } = hostileTexts;
const direction = 'invoice[U+202E]fdp.exe[U+200F]';

test('cells with hostile texts are shown as text', async () => {
  const { page, complaints, requests } = await openPage(report.page);
  const title = await page.title();
  await page.getByRole('grid').focus();
  // One row each, in this order.
  for (const text of [script, image, formula, direction, emoji, long]) {
    await page.keyboard.press('ArrowDown');
    const after = page.getByRole('complementary').getByRole('row', { name: 'Notes' }).getByRole('cell').last();
    await expect.poll(async () => await after.textContent()).toBe(text);
  }
  expect(await page.title()).toBe(title);
  expect(await page.locator('#app img, #app script').count()).toBe(0);
  expect(complaints).toEqual([]);
  expect(requests).toHaveLength(1);
});
