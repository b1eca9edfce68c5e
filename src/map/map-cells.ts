import type { Issue, Problem, Row, Sheet, Value } from '../model.ts';
import * as sayCell from '../problems/cells.ts';
import * as say from '../problems/rows.ts';
import { isBlank } from '../resources/codecs/tidy.ts';
import { Refusal, Remark, Undecided, type Column } from '../resources/column.ts';
import type { MapSettings } from './settings.ts';
import { issueAt, type MappedColumn } from './table.ts';

/** A column with all that its codec needs to know. */
export interface ReadyColumn extends MappedColumn {
  readonly context: Column;
  /** Why no cell that depends on the column's convention can be read. */
  readonly refusal: Issue | undefined;
}

/** One row while it is mapped: its values and issues gather here. */
export interface Work {
  readonly sheet: Sheet;
  readonly settings: Pick<MapSettings, 'blank' | 'clearToken'>;
  readonly row: Row;
  readonly values: Record<string, Value>;
  readonly issues: Issue[];
}

const totals = /^(?:grand |sub)?totals?\b.{0,12}$|^(?:sum|summe|gesamt|somme|average|count)\b.{0,12}$/i;

/** Reads every cell of a row into a value or an issue. */
export function mapCells(work: Work, columns: readonly ReadyColumn[]): void {
  const { row, sheet, issues } = work;
  if (row.remark !== undefined) issues.push(issueAt(sheet, row.remark, row));
  const broken = row.broken ?? wrongWidth(row, sheet);
  if (broken !== undefined) {
    issues.push(issueAt(sheet, broken, row));
    return;
  }
  for (const column of columns) {
    const text = row.cells[column.index] ?? '';
    if (isBlank(text)) mapBlank(work, column);
    else if (text.trim() === work.settings.clearToken) mapClear(work, column);
    else mapText(work, column, text);
  }
  if (issues.length > 0) leaveTotalsAlone(work);
}

/** Says a problem of one cell. */
export function addIssue({ issues, sheet, row }: Work, column: MappedColumn, problem: Problem): void {
  issues.push(issueAt(sheet, problem, { row: row.row, line: row.line, column, value: row.cells[column.index] ?? '' }));
}

function wrongWidth({ cells }: Row, { header, delimiter }: Sheet): Problem | undefined {
  if (delimiter === null || cells.length === header.length) return undefined;
  if (cells.length > header.length && cells.slice(header.length).every(isBlank)) return undefined;
  return say.wrongWidth(cells.length, header.length);
}

function mapBlank(work: Work, column: ReadyColumn): void {
  const { field } = column;
  if (field.required) addIssue(work, column, field.name === 'Id' ? idEmpty(work.row) : sayCell.requiredEmpty());
  else if (work.settings.blank === 'error') addIssue(work, column, sayCell.blankCell());
  else if (work.settings.blank === 'clear') work.values[field.name] = null;
}

function mapClear(work: Work, column: ReadyColumn): void {
  if (column.field.required) addIssue(work, column, sayCell.requiredCleared());
  else work.values[column.field.name] = null;
}

function mapText(work: Work, column: ReadyColumn, text: string): void {
  const parsed = column.field.codec.parse(text, column.context);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) work.values[column.field.name] = parsed;
  else if (parsed instanceof Refusal) addIssue(work, column, totalsInsteadOf(parsed.problem, column, text));
  else if (parsed instanceof Undecided) refuseUndecided(work, column);
  else if (parsed instanceof Remark) {
    work.values[column.field.name] = parsed.value;
    addIssue(work, column, parsed.problem);
  }
}

/** The column as a whole is refused; its rows carry that one issue. */
function refuseUndecided({ issues }: Work, { refusal }: ReadyColumn): void {
  if (refusal !== undefined && !issues.includes(refusal)) issues.push(refusal);
}

function idEmpty({ cells }: Row): Problem {
  const word = cells.find((cell) => totals.test(cell.trim()));
  return word === undefined ? sayCell.idEmpty() : say.totalsRow(word.trim());
}

function totalsInsteadOf(problem: Problem, { field }: ReadyColumn, text: string): Problem {
  return field.name === 'Id' && totals.test(text.trim()) ? say.totalsRow(text.trim()) : problem;
}

/** Of a line of totals it is enough to say that it is one. */
function leaveTotalsAlone({ row, issues }: Work): void {
  const sum = issues.find(({ code }) => code === 'totals-row');
  if (sum === undefined) return;
  const others = issues.filter((issue) => issue.row !== row.row);
  issues.splice(0, issues.length, ...others, sum);
}
