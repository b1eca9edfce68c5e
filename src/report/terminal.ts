import picocolors from 'picocolors';
import type { Severity } from '../model.ts';
import type { InputFacts } from './document.ts';
import { feedBackCommands } from './feed-back.ts';
import { countOf, thousands } from './plural.ts';
import type { Report } from './report.ts';
import type { Look } from './resource-list.ts';
import { placeInSheet, sayProblem } from './say-issue.ts';
import type { Group } from './tally.ts';
import { sayTotals, sayVerdict } from './verdict.ts';
import { wrap } from './wrap.ts';

/** What a person reads when a run is over: the problems by column and kind, the totals, the files, the way on. */
export function renderTerminal({ document, groups }: Report, look: Look): string {
  const inputs = document.inputs.map((input) =>
    renderInput(
      input,
      groups.filter((group) => isOf(group, input)),
      look,
    ),
  );
  const rest = groups.filter((group) => !document.inputs.some((input) => isOf(group, input)));
  return [...inputs, ...rest.map((group) => renderGroup(group, look)), renderEnd({ document, groups }, look)].join(
    '\n',
  );
}

function isOf(group: Group, input: InputFacts): boolean {
  return group.file === input.file && group.sheet === input.sheet;
}

function renderInput(input: InputFacts, groups: readonly Group[], look: Look): string {
  const { bold, dim } = picocolors.createColors(look.hasColor);
  const title = bold(input.sheet === null ? input.file : `${input.file}, sheet ${input.sheet}`);
  const facts = dim(`  ${input.resource}, ${countOf(input.rows, 'row')}`);
  return `${title}${facts}\n${groups.map((group) => renderGroup(group, look)).join('')}`;
}

function renderGroup(group: Group, look: Look): string {
  const { bold, dim } = picocolors.createColors(look.hasColor);
  const name = group.field ?? group.column ?? '';
  const [first] = group.examples;
  const sameHint = group.examples.every(({ hint }) => hint === first?.hint) ? (first?.hint ?? null) : null;
  const heading = `  ${colored(group.severity, look)} ${bold(name)}${name === '' ? '' : ' '}${dim(`${countOf(group.count, 'time')}, ${group.code}`)}`;
  const examples = group.examples.map((issue) => {
    const place = placeInSheet({ ...issue, field: null });
    const said = sayProblem(sameHint === null ? issue : { ...issue, hint: null });
    return wrap(place === '' ? said : `${place}: ${said}`, { columns: look.columns, indent: 4 });
  });
  const more =
    group.count > group.examples.length ? [dim(`    and ${thousands(group.count - group.examples.length)} more`)] : [];
  const fix = sameHint === null ? [] : [wrap(`-> ${sameHint}`, { columns: look.columns, indent: 4 })];
  return `${[heading, ...examples, ...more, ...fix].join('\n')}\n`;
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

function renderEnd({ document }: Report, look: Look): string {
  const { bold, green, red, dim } = picocolors.createColors(look.hasColor);
  const { totals, files } = document;
  const isWell = document.run.exitCode === 0;
  const paths = [files.report, files.markdown, files.rows, ...(files.rejects ?? []), ...(files.annotated ?? [])].filter(
    (path) => path !== undefined,
  );
  const commands = feedBackCommands(document);
  return [
    bold((isWell ? green : red)(sayVerdict(document))),
    sayTotals(totals),
    ...(paths.length === 0 ? [] : ['', ...paths.map((path) => dim(`  ${path}`))]),
    ...(commands.length === 0
      ? []
      : ['', 'Mend the rows that were refused, then check them again:', ...commands.map((command) => `  ${command}`)]),
    '',
  ].join('\n');
}
