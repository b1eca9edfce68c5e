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

test.each(Object.entries({ script, image, formula, emoji, long, direction }))(
  'a cell with a hostile text is shown as text: %s',
  async (name, text) => {
    const seq = Object.keys(hostileTexts).indexOf(name) + 1;
    const { page, complaints, requests } = await openPage(report.page, { hash: `row=${seq}` });
    const after = page.getByRole('complementary').getByRole('row', { name: 'Notes' }).getByRole('cell').last();
    expect(await after.textContent()).toBe(text);
    expect(await page.title()).toContain('nexload apply');
    expect(await page.locator('#app img, #app script').count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
  },
);
