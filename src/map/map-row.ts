import type { CheckedRow, Issue, Row, Value } from '../model.ts';
import * as say from '../problems/rows.ts';
import { isBlank } from '../resources/codecs/tidy.ts';
import type { Convention } from './convention.ts';
import { columnIssues, type Knowledge } from './knowledge.ts';
import { addIssue, mapCells, type ReadyColumn, type Work } from './map-cells.ts';
import { checkRules } from './row-rules.ts';
import type { MapSettings } from './settings.ts';
import { issueAt, type MappedColumn, type Table } from './table.ts';

/** Maps the rows of one sheet. */
export interface RowMapper {
  /** What is wrong with the sheet as a whole; rows that it spoils carry the same objects among their issues. */
  readonly sheetIssues: readonly Issue[];
  map(row: Row): CheckedRow;
}

/** A mapper whose answers depend on the row, the table, the settings and the knowledge alone. */
export function createRowMapper(table: Table, settings: MapSettings, knowledge: Knowledge): RowMapper {
  const refusals = columnIssues(table, knowledge);
  const columns = table.columns.map((column): ReadyColumn => ({
    ...column,
    context: {
      ...columnContext(column, settings, knowledge.conventions.get(column.index)),
      epoch1904: table.sheet.epoch1904 === true,
    },
    refusal: refusals.find(({ field }) => field === column.field.name),
  }));
  const constants = constantValues(table, settings);
  const sheetIssues = [...table.issues, ...constants.issues, ...refusals];
  const spoiling = [...table.issues, ...constants.issues].filter(({ severity }) => severity === 'error');

  return {
    sheetIssues,
    map(row) {
      if (row.broken === undefined && row.cells.every(isBlank)) return { kind: 'blank', row };
      const issues = [...spoiling, ...mergedIssues(row, knowledge, refusals)];
      const work: Work = { sheet: table.sheet, settings, row, values: { ...constants.values }, issues };
      mapCells(work, columns);
      const id = work.values['Id'];
      return typeof id === 'number' ? finish({ work, columns, table, settings, knowledge }, id) : invalid(work, null);
    },
  };
}

interface Finish {
  readonly work: Work;
  readonly columns: readonly ReadyColumn[];
  readonly table: Table;
  readonly settings: MapSettings;
  readonly knowledge: Knowledge;
}

/** Applies what concerns more than one cell: the rules of the row, its twins, its neighbours. */
function finish(context: Finish, id: number): CheckedRow {
  const { work, knowledge, settings } = context;
  const { row, values, issues } = work;
  const twins = knowledge.duplicates.get(id);
  if (twins !== undefined && settings.duplicates !== 'error') {
    const used = settings.duplicates === 'first' ? twins[0] : twins.at(-1);
    if (used !== undefined && used !== row.row) return superseded(work, id, used);
  }
  addRuleIssues(context);
  if (twins !== undefined && settings.duplicates === 'error') {
    addAt(context, 'Id', say.duplicateId(id, twins, row.row));
  }
  if (issues.some(({ severity }) => severity === 'error')) return invalid(work, id);
  return { kind: 'valid', row, draft: { id, values }, issues };
}

function addRuleIssues(context: Finish): void {
  const { work, table, knowledge } = context;
  const { rules } = table.resource;
  if (rules.length === 0) return;
  for (const { field, problem } of checkRules(rules, work.values)) addAt(context, field, problem);
  const others = knowledge.overlaps.get(work.row.row);
  const rule = rules.find((one) => one.kind === 'no-overlap');
  if (others === undefined || rule === undefined) return;
  addAt(context, rule.from, say.overlappingPauses(rule.per, Number(work.values[rule.per]), others));
}

function addAt({ work, columns }: Finish, name: string, problem: Parameters<typeof issueAt>[1]): void {
  const column = columns.find(({ field }) => field.name === name);
  if (column === undefined) work.issues.push(issueAt(work.sheet, problem, work.row));
  else addIssue(work, column, problem);
}

function superseded({ row, issues, sheet }: Work, id: number, used: number): CheckedRow {
  return {
    kind: 'superseded',
    row,
    id,
    issues: [
      ...issues.filter(({ severity }) => severity !== 'error'),
      issueAt(sheet, say.supersededRow(id, used), row),
    ],
  };
}

function invalid({ row, issues }: Work, id: number | null): CheckedRow {
  return { kind: 'invalid', row, id, issues };
}

/** The issues of merged ranges stand at the end of the refusals, one for each range. */
function mergedIssues({ row }: Row, { merged }: Knowledge, refusals: readonly Issue[]): readonly Issue[] {
  if (merged.length === 0) return none;
  const issues = refusals.slice(refusals.length - merged.length);
  return issues.filter((_, at) => {
    const range = merged[at];
    return range !== undefined && row >= range.first && row <= range.last;
  });
}

const none: readonly Issue[] = [];

function columnContext(
  { field }: Pick<MappedColumn, 'field'>,
  settings: MapSettings,
  convention?: Convention,
): ReadyColumn['context'] {
  const as = convention !== undefined && 'as' in convention ? convention.as : null;
  return {
    field,
    zone: settings.timezone,
    clearToken: settings.clearToken,
    dateOrder: settings.dateOrder ?? (as === 'dmy' || as === 'mdy' ? as : null),
    decimal: settings.decimal ?? (as === '.' || as === ',' ? as : null),
    mixed: convention?.kind === 'mixed',
  };
}

/** The constants of the user's map, read once, as if each were the only cell of a row. */
function constantValues(
  table: Table,
  settings: MapSettings,
): { values: Record<string, Value>; issues: readonly Issue[] } {
  const { constants, sheet } = table;
  const row: Row = { row: sheet.headerRow, line: sheet.headerLine, cells: constants.map(({ text }) => text) };
  const work: Work = { sheet: { ...sheet, header: row.cells }, settings, row, values: {}, issues: [] };
  const columns = constants.map(({ field }, index): ReadyColumn => {
    const column = { index, letters: '', header: field.name, field };
    return { ...column, context: columnContext(column, settings), refusal: undefined };
  });
  mapCells(work, columns);
  return { values: work.values, issues: work.issues.map((issue) => ({ ...issue, cell: null })) };
}
