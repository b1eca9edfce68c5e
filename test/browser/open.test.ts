import { beforeAll, describe, expect, test } from 'vitest';
import { finalStates } from '../../src/report/states.ts';
import { inventedRun } from './invented-run.ts';
import { openPage } from './open-page.ts';
import { writeReport, type WrittenReport } from './write-report.ts';

let report: WrittenReport;
beforeAll(async () => {
  report = await writeReport(inventedRun());
});

describe('the page, opened from disk,', () => {
  test('asks for nothing but itself and has nothing to complain about', async () => {
    const { page, complaints, requests } = await openPage(report.page);
    await page.getByRole('row', { name: /41006/ }).click();
    await page.getByRole('searchbox').fill('41');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatch(/^file:.*report\.html$/);
    expect(complaints).toEqual([]);
  });

  test('says the verdict in its heading and in its title', async () => {
    const { page } = await openPage(report.page);
    const verdict = await page.getByRole('heading', { level: 1 }).innerText();
    expect(verdict).toContain(`${report.document.totals.updated} records updated`);
    expect(await page.title()).toContain('nexload apply: ');
  });

  test('counts what report.json counts', async () => {
    const { page } = await openPage(report.page);
    const legend = page.getByRole('region', { name: 'Totals' }).getByRole('button');
    const counted = (await legend.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    const { totals } = report.document;
    for (const state of finalStates.filter((one) => totals[one] > 0)) {
      const label = state === 'notAttempted' ? 'not attempted' : state;
      expect(counted).toContainEqual(expect.stringContaining(`${totals[state]} ${label}`));
    }
    expect(await page.getByText(/rows read$/).innerText()).toMatch(new RegExp(`= ${totals.rows} rows read$`));
  });
});
