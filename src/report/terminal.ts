import picocolors from 'picocolors';
import type { Issue, Severity } from '../model.ts';
import { quote, visible } from '../problems/quote.ts';
import { plainHeader } from '../resources/header-names.ts';
import type { InputFacts, ReportDocument } from './document.ts';
import { feedBackCommands } from './feed-back.ts';
import { countOf, thousands } from './plural.ts';
import type { Report } from './report.ts';
import type { Look } from './resource-list.ts';
import { placeInSheet, sayProblem } from './say-issue.ts';
import type { Group } from './tally.ts';
import { sayTotals, sayVerdict } from './verdict.ts';
import { wrap } from './wrap.ts';

/** What a person reads when a run is over: the problems by column and kind, the totals, the files, the way on. */
export function renderTerminal(report: Report, look: Look): string {
  const { document, groups } = report;
  const inputs = document.inputs.map((input) => {
    const own = groups.filter((group) => isOf(group, input));
    return renderInput({ ...input, facts: `${input.resource}, ${countOf(input.rows, 'row')}` }, own, look);
  });
  const others = groups.filter((group) => !document.inputs.some((input) => isOf(group, input)));
  const skipped = others.map((group) => renderInput({ ...group, facts: 'passed over' }, [group], look));
  return [...inputs, ...skipped, renderEnd(report, look)].join('\n');
}

/** The same in two lines, for whoever asked for quiet. */
export function renderQuietly(report: Report): string {
  return `${sayVerdict(report)}\n${sayTotals(report.document.totals)}\n`;
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
    ...(hint === null ? [] : [wrap(`-> ${hint}`, { columns: look.columns, indent: 4 })]),
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
  return place === '' ? said : `${place}: ${said}`;
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

function renderEnd(report: Report, look: Look): string {
  const { document } = report;
  const { bold, green, red } = picocolors.createColors(look.hasColor);
  const isWell = document.run.exitCode === 0;
  const commands = feedBackCommands(report);
  return [
    bold((isWell ? green : red)(sayVerdict(report))),
    sayTotals(document.totals),
    ...renderFiles(document),
    ...(commands.length === 0
      ? []
      : ['', 'Mend the refused rows, then check them again:', ...commands.map((command) => `  ${command}`)]),
    '',
  ].join('\n');
}

function renderFiles({ files }: ReportDocument): readonly string[] {
  const paths = [files.markdown, files.rows, ...(files.rejects ?? []), ...(files.annotated ?? [])];
  const written = paths.filter((path) => path !== undefined);
  return written.length === 0 ? [] : ['', ...written.map((path) => `  ${path}`)];
}
