import type { Issue } from '../model.ts';
import type { Journal } from '../ports/journal.ts';

/** More wrong cells than this are not marked in the workbook; rejects.csv has them all. */
const mostMarks = 20_000;

const pageSize = 500;

/** What is to be marked in copies of the workbooks of a run. */
export async function marksOf(journal: Journal, run: string): Promise<readonly Issue[]> {
  const marks: Issue[] = [];
  for (const [input, { sheet, issues }] of (await journal.listInputs(run)).entries()) {
    if (sheet === null) continue;
    marks.push(...issues);
    for (let after = 0; marks.length < mostMarks;) {
      const page = await journal.listEntries(run, { input, after, limit: pageSize });
      // What spoils the whole sheet stands with each of its rows, and is marked once.
      marks.push(...page.flatMap((entry) => entry.issues.filter(({ row }) => row === entry.row)));
      after = page.at(-1)?.seq ?? after;
      if (page.length < pageSize) break;
    }
  }
  return marks;
}
