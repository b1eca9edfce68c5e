import picocolors from 'picocolors';
import type { Issue, Severity } from '../model.ts';
import { quote, visible } from '../problems/quote.ts';
import { plainHeader } from '../resources/header-names.ts';
import type { InputFacts } from './document.ts';
import type { Group } from './issue-tally.ts';
import { oneLine } from './one-line.ts';
import { countOf, thousands } from './plural.ts';
import type { Report } from './report.ts';
import type { Look } from './resource-list.ts';
import { placeInSheet, sayProblem } from './say-issue.ts';
import { wrap } from './wrap.ts';

/** The problems of each input, by column and kind; one text for each input, and for each that was passed over. */
export function renderProblems({ document, groups }: Report, look: Look): readonly string[] {
  const inputs = document.inputs.map((input) => {
    const own = groups.filter((group) => isOf(group, input));
    return renderInput({ ...input, facts: `${input.resource}, ${countOf(input.rows, 'row')}` }, own, look);
  });
  const others = groups.filter((group) => !document.inputs.some((input) => isOf(group, input)));
  return [...inputs, ...others.map((group) => renderInput({ ...group, facts: 'passed over' }, [group], look))];
}

interface Title {
  readonly file: string;
  readonly sheet: string | null;
  readonly facts: string;
}

function isOf(group: Group, input: InputFacts): boolean {
  return group.file === input.file && group.sheet === input.sheet;
}

function renderInput({ file, sheet, facts }: Title, groups: readonly Group[], look: Look): string {
  const { bold, dim } = picocolors.createColors(look.hasColor);
  const title = bold(visible(sheet === null ? file : `${file}, sheet ${sheet}`));
  return `${title}  ${dim(facts)}\n${groups.map((group) => renderGroup(group, look)).join('')}`;
}

function renderGroup(group: Group, look: Look): string {
  const { bold, dim } = picocolors.createColors(look.hasColor);
  const [first] = group.examples;
  const hint = group.examples.every((issue) => issue.hint === first?.hint) ? (first?.hint ?? null) : null;
  const name = nameOf(group);
  const times = dim(`${group.code}${group.count > 1 ? `, ${thousands(group.count)} times` : ''}`);
  const left = group.count - group.examples.length;
  const lines = [
    `  ${colored(group.severity, look)} ${name === '' ? '' : `${bold(name)}  `}${times}`,
    ...group.examples.map((issue) => wrap(sayExample(issue, hint !== null), { columns: look.columns, indent: 4 })),
    ...(left > 0 ? [dim(`    and ${thousands(left)} more, all in rows.csv`)] : []),
    ...(hint === null ? [] : [wrap(`-> ${oneLine(hint)}`, { columns: look.columns, indent: 4 })]),
  ];
  return `${lines.join('\n')}\n`;
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
