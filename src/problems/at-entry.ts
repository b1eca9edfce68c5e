import type { Issue, Problem } from '../model.ts';
import type { Entry, RunInput } from '../model/run.ts';
import { columnLetters } from './address.ts';

/** What is said of a row that left its file behind, and by whom. */
export interface Said {
  readonly problem: Problem;
  /** The field that it is about; null or absent where it is about the row. */
  readonly field?: string | null | undefined;
  /** `server`, unless told otherwise. */
  readonly source?: Issue['source'];
}

/** A problem with its place in the file, found from what the journal keeps of the row. */
export function issueAtEntry(
  { file, sheet, columns }: Pick<RunInput, 'file' | 'sheet' | 'columns'>,
  { row, line, cells }: Pick<Entry, 'row' | 'line' | 'cells'>,
  { problem, field = null, source = 'server' }: Said,
): Issue {
  const index = field === null ? -1 : columns.findIndex((one) => one.field === field);
  const cell = index === -1 ? null : `${columnLetters(index)}${row}`;
  const column = columns[index]?.header ?? null;
  return { ...problem, file, sheet, row, line, cell, column, field, value: cells[index] ?? null, source };
}

/** Our field behind the server's word for it, which for a foreign key is the relation without `Id`; null where it is none of ours. */
export function fieldOfProperty(fields: readonly string[], property: string): string | null {
  const word = property.trim().toLowerCase();
  const called = (name: string): string | undefined => fields.find((field) => field.toLowerCase() === name);
  return word === '' ? null : (called(word) ?? called(`${word}id`) ?? null);
}
