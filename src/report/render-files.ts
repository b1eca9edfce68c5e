import type { ReportFiles } from './document.ts';

/** The files of a report that people open, one a line, behind an empty one; nothing where none was written. */
export function renderFiles({
  page,
  markdown,
  rows,
  rejects = [],
  undo = [],
  annotated = [],
}: ReportFiles): readonly string[] {
  const written = [page, markdown, rows, ...rejects, ...undo, ...annotated].filter((path) => path !== undefined);
  return written.length === 0 ? [] : ['', ...written.map((path) => `  ${path}`)];
}
