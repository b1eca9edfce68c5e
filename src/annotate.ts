import type { Issue } from './model.ts';
import type { RunFolder, Source } from './ports.ts';
import type { ReportFiles } from './report/document.ts';
import { sayProblem } from './report/say-issue.ts';
import { annotateWorkbook } from './report/workbook/annotate.ts';
import { folderForCells } from './write-documents.ts';

/** A larger workbook is not copied; rejects.csv serves then. */
const largest = 32 * 1_048_576;

/** Writes a copy of each workbook that has problems, with its wrong cells marked; gives the paths. */
export async function writeAnnotated(
  sources: readonly Source[],
  issues: readonly Issue[],
  anyFolder: RunFolder | null,
): Promise<ReportFiles> {
  const folder = folderForCells(anyFolder);
  const paths: string[] = [];
  for (const source of folder === null ? [] : sources) {
    const marks = issues.filter(({ file, sheet }) => file === source.name && sheet !== null);
    const worthIt = marks.filter(isWorthMarking).flatMap(toMark);
    if (worthIt.length === 0 || source.size > largest) continue;
    const copy = await annotateWorkbook(await source.readAt(0, source.size), worthIt);
    if (copy !== null && folder !== null)
      paths.push(folder.store(paths.length === 0 ? 'annotated.xlsx' : `annotated-${paths.length + 1}.xlsx`, copy));
  }
  return paths.length === 0 ? {} : { annotated: paths };
}

/** Notes need nobody's hand. */
export function isWorthMarking({ severity }: Pick<Issue, 'severity'>): boolean {
  return severity !== 'note';
}

/** A problem of a whole row is marked in its first cell. */
function toMark(issue: Issue) {
  const { sheet, severity } = issue;
  const cell = issue.cell?.split(':')[0] ?? (issue.row === null ? null : `A${issue.row}`);
  if (sheet === null || cell === null) return [];
  const text = issue.field === null ? sayProblem(issue) : `${issue.field}: ${sayProblem(issue)}`;
  return [{ sheet, cell, severity, text }];
}
