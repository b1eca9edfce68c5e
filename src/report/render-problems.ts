import picocolors from 'picocolors';
import type { Issue, Severity } from '../model.ts';
import { quote, visible } from '../problems/quote.ts';
import { plainHeader } from '../resources/header-names.ts';
import { worstFirst, type Group } from './issue-tally.ts';
import { oneLine } from './one-line.ts';
import { countOf, thousands } from './plural.ts';
import type { Report } from './report.ts';
import type { Look } from './resource-list.ts';
import { placeInSheet, sayProblem } from './say-issue.ts';
import { wrap } from './wrap.ts';

/** The inputs, one a line: what each is taken for, and how many rows it has. */
export function renderInputs({ document }: Report, look: Look): readonly string[] {
  const { bold, dim } = picocolors.createColors(look.hasColor);
  return document.inputs.map(
    (input) => `${bold(sayFile(input))}  ${dim(`${input.resource}, ${countOf(input.rows, 'row')}`)}`,
  );
}

const mostGroups = 5;

/** The worst problems by column and kind; all of them, where no file has the others. */
export function renderProblems({ document, groups }: Report, look: Look): readonly string[] {
  const { page, rows } = document.files;
  // What concerns a whole sheet stands in no row.
  const elsewhere = page ?? (groups.some(({ isOfSheet }) => isOfSheet) ? undefined : rows);
  const shown = groups.toSorted(worstFirst).slice(0, elsewhere === undefined ? groups.length : mostGroups);
  const left = groups.length - shown.length;
  const isOneFile = new Set([...document.inputs, ...groups].map(sayFile)).size === 1;
  const { dim } = picocolors.createColors(look.hasColor);
  return [
    ...shown.flatMap((group) => renderGroup(group, look, { isOneFile, hasRows: rows !== undefined })),
    ...(left === 0 ? [] : [dim(`  and ${countOf(left, 'more kind', 'more kinds')}, all in ${elsewhere}`)]),
  ];
}

function sayFile({ file, sheet }: { readonly file: string; readonly sheet: string | null }): string {
  return visible(sheet === null ? file : `${file}, sheet ${sheet}`);
}

interface Surroundings {
  readonly isOneFile: boolean;
  /** True where rows.csv has what is left out here. */
  readonly hasRows: boolean;
}

function renderGroup(group: Group, look: Look, { isOneFile, hasRows }: Surroundings): readonly string[] {
  const { dim } = picocolors.createColors(look.hasColor);
  const [first] = group.examples;
  const hint = group.examples.every((issue) => issue.hint === first?.hint) ? (first?.hint ?? null) : null;
  const left = group.count - group.examples.length;
  return [
    ...renderHeading(group, look, isOneFile ? '' : `in ${sayFile(group)}`),
    ...group.examples.map((issue) => wrap(sayExample(issue, hint !== null), { columns: look.columns, indent: 4 })),
    ...(left > 0
      ? [dim(`    and ${thousands(left)} more${hasRows && !group.isOfSheet ? ', all in rows.csv' : ''}`)]
      : []),
    ...(hint === null ? [] : [wrap(`-> ${oneLine(hint)}`, { columns: look.columns, indent: 4 })]),
  ];
}

/** The file has a line of its own where it would not fit. */
function renderHeading(group: Group, look: Look, place: string): readonly string[] {
  const { bold, dim } = picocolors.createColors(look.hasColor);
  const name = nameOf(group);
  const times = `${group.code}${group.count > 1 ? `, ${thousands(group.count)} times` : ''}`;
  const start = `  ${colored(group.severity, look)} ${name === '' ? '' : `${bold(name)}  `}${dim(times)}`;
  if (place === '') return [start];
  const length = `  warning ${name}  ${times} ${place}`.length;
  return length > look.columns ? [start, dim(`    ${place}`)] : [`${start} ${dim(place)}`];
}

/** The field, and the header where a person would not see at once that it means this field. */
function nameOf({ field, column }: Group): string {
  if (field === null || column === null) return field ?? visible(column?.trim() ?? '');
  return plainHeader(field) === plainHeader(column) ? field : `${field} (${quote(column.trim())})`;
}

function sayExample(issue: Issue, isHintSaid: boolean): string {
  const place = placeInSheet({ ...issue, field: null });
  const said = sayProblem(isHintSaid ? { ...issue, hint: null } : issue);
  return oneLine(place === '' ? said : `${place}: ${said}`);
}

function colored(severity: Severity, { hasColor }: Look): string {
  const { red, yellow, blue } = picocolors.createColors(hasColor);
  switch (severity) {
    case 'error':
      return red('error  ');
    case 'warning':
      return yellow('warning');
    case 'note':
      return blue('note   ');
  }
}
