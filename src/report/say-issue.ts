import type { Issue } from '../model.ts';

/** What is wrong and what would mend it, without the file: `D41 PauseUntil: "31/13/2025" is not a date; write it like 2025-12-31`. */
export function sayIssue(issue: Issue): string {
  const place = placeInSheet(issue);
  return place === '' ? sayProblem(issue) : `${place}: ${sayProblem(issue)}`;
}

/** The sentence alone. */
export function sayProblem({ message, hint }: Pick<Issue, 'message' | 'hint'>): string {
  return hint === null ? message : `${message}; ${hint}`;
}

/** Cell and field, or what is known of them. */
export function placeInSheet({ cell, row, line, field }: Issue): string {
  const where = cell ?? (row === null ? '' : `row ${row}${line === null || line === row ? '' : ` (line ${line})`}`);
  return [where, field ?? ''].filter((part) => part !== '').join(' ');
}
