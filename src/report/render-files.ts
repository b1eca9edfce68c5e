import type { ReportFiles } from './document.ts';

/** The files of a report that people open, one a line, behind an empty one; nothing where none was written. */
export function renderFiles(files: ReportFiles): readonly string[] {
  const { page, markdown, junit, rows, rejects, undo, annotated, report } = files;
  const opened = [page, markdown, junit, rows, ...together(rejects), ...together(undo), ...together(annotated)];
  const written = opened.filter((path) => path !== undefined);
  // Programs read this one; it is named where there is nothing else.
  if (written.length === 0 && report !== undefined) written.push(report);
  return written.length === 0 ? [] : ['', ...written.map((path) => `  ${path}`)];
}

/** Several files of one kind are one line: `reports/run/rejects-*.csv`. */
function together(paths: readonly string[] = []): readonly string[] {
  const [first] = paths;
  if (first === undefined || paths.length === 1) return paths;
  return [first.replace(/[^\\/]*$/, (name) => name.replace(/^([a-z]+).*(\.[a-z]+)$/, '$1*$2'))];
}
