import type { PageIssue, PageStateKey } from '../../../src/report/page/page-data.ts';
import type { ChangeKind, Report, Row } from './row.ts';
import { labelOfState, nameOfInput, saidChange, saidRow } from './words.ts';

/** Which rows are shown; what is null or empty leaves none out. */
export interface Filter {
  readonly states: readonly PageStateKey[];
  /** The number of the input. */
  readonly input: number | null;
  readonly resource: string | null;
  /** Rows that change this field, or have an issue in it. */
  readonly field: string | null;
  readonly kind: ChangeKind | null;
  /** The key of a group of issues. */
  readonly issue: string | null;
  /** All of its words have to occur somewhere in the row. */
  readonly text: string;
}

/** All rows. */
export const noFilter: Filter = {
  states: [],
  input: null,
  resource: null,
  field: null,
  kind: null,
  issue: null,
  text: '',
};

/** True where the filter leaves nothing out. */
export function isOpen(filter: Filter): boolean {
  return filter.states.length === 0 && filter.text.trim() === '' && others.every((name) => filter[name] === null);
}

const others = ['input', 'resource', 'field', 'kind', 'issue'] as const;

/** Issues of one kind in one column. */
export function issueKey({ severity, code, field, column }: PageIssue): string {
  return [severity, code, field ?? column ?? ''].join('.');
}

/** Makes the function that gives the rows a filter leaves; it remembers the texts of rows between searches. */
export function createFilter(report: Report): (filter: Filter) => readonly Row[] {
  const { facts, rows } = report;
  let texts: readonly string[] | null = null;
  const textsOf = (): readonly string[] => (texts ??= rows.map((row) => textOf(row, report)));
  return (filter) => {
    if (isOpen(filter)) return rows;
    const words = filter.text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const haystacks = words.length === 0 ? [] : textsOf();
    const ofResource = facts.inputs.map(({ resource }) => filter.resource === null || resource === filter.resource);
    return rows.filter(
      (row, at) =>
        ofResource[row.input] !== false &&
        isWanted(row, filter) &&
        words.every((word) => haystacks[at]?.includes(word) === true),
    );
  };
}

function isWanted(row: Row, { states, input, field, kind, issue }: Filter): boolean {
  if (states.length > 0 && !states.includes(row.state)) return false;
  if (input !== null && row.input !== input) return false;
  if (issue !== null && !row.issues.some((one) => issueKey(one) === issue)) return false;
  return isOfField(row, field, kind);
}

/** A kind alone asks for any field that changes so, a field alone for anything that is said of it. */
function isOfField({ changes, issues }: Row, field: string | null, kind: ChangeKind | null): boolean {
  if (field === null && kind === null) return true;
  const changesSo = changes.some(
    (change) => (field === null || change.field === field) && (kind === null || change.kind === kind),
  );
  return changesSo || (kind === null && issues.some((issue) => (issue.field ?? issue.column) === field));
}

function textOf(row: Row, { facts }: Report): string {
  const input = facts.inputs[row.input];
  return [
    row.row,
    row.id ?? '',
    labelOfState(facts, row.state),
    input === undefined ? '' : nameOfInput(input),
    ...row.changes.map((change) => saidChange(change, input)),
    saidRow(row),
    ...row.issues.map(({ value, cell }) => `${value ?? ''} ${cell ?? ''}`),
  ]
    .join(' ')
    .toLowerCase();
}
