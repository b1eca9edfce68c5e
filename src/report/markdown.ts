import type { ChangeFacts } from './change-groups.ts';
import { countedStates } from './counted-states.ts';
import type { ReportFiles, RunDocument, ValidateTotals } from './document.ts';
import { worstFirst, type Group } from './issue-tally.ts';
import { oneLine } from './one-line.ts';
import { countOf, thousands } from './plural.ts';
import { sayGroup, sharedGroups } from './render-change-groups.ts';
import type { Report, RunReport } from './report.ts';
import { sayForecast } from './say-forecast.ts';
import { sayIssue } from './say-issue.ts';
import { sayTarget } from './say-target.ts';
import { sayVerdict } from './verdict.ts';
import { waysOn } from './ways-on.ts';

const mostGroups = 10;
const mostChanges = 5;
const mostInputs = 5;

/** report.md: short enough for a chat message or the summary of a CI job. */
export function renderMarkdown(report: Report): string {
  const { document } = report;
  const { run, inputs } = document;
  const place = document.target === null ? '' : `, on ${asCode(sayTarget(document.target))}`;
  return [
    `# nexload ${run.command}${run.isRehearsal === true ? ', a rehearsal on a sandbox' : ''}: ${asText(sayVerdict(report), longestVerdict)}`,
    '',
    ...(report.kind === 'run' ? renderRunTotals(report.document) : renderTotals(report.document.totals)),
    '',
    ...inputs
      .slice(0, mostInputs)
      .map((input) => `- ${asFile(input)}: ${input.resource}, ${countOf(input.rows, 'row')}`),
    ...(inputs.length > mostInputs
      ? [`- and ${countOf(inputs.length - mostInputs, 'more input', 'more inputs')}`]
      : []),
    ...(report.kind === 'run' ? renderChanges(report) : []),
    ...renderProblems(report),
    ...renderWaysOn(report),
    '',
    `Run ${run.id}, ${run.startedAt} to ${run.finishedAt ?? 'now'}${place}.`,
    '',
  ].join('\n');
}

function renderTotals(totals: ValidateTotals): readonly string[] {
  return [
    '| rows | valid | invalid | blank |',
    '| ---: | ---: | ---: | ---: |',
    `| ${thousands(totals.rows)} | ${thousands(totals.valid)} | ${thousands(totals.invalid)} | ${thousands(totals.blank)} |`,
  ];
}

/** One state a line, as ten columns are too wide for a chat. */
function renderRunTotals(document: RunDocument): readonly string[] {
  return [
    '| rows | |',
    '| ---: | --- |',
    ...countedStates(document).map(({ label, count }) => `| ${thousands(count)} | ${label} |`),
    `| **${thousands(document.totals.rows)}** | **in all** |`,
  ];
}

/** What a plan would change; of a run that was to send, what it changed, and else what it would have. */
function renderChanges({ document, made }: RunReport): readonly string[] {
  const { plan, run } = document;
  const isAbout = run.command === 'plan' || made.update === 0 ? plan : made;
  const groups = [...isAbout.groups.filter(({ clears }) => clears), ...sharedGroups({ plan: isAbout })];
  const shown = groups.slice(0, mostChanges).map((group) => `- ${asCode(sayGroup(group, document))}`);
  const changes = ['', sayHeading(run.command, made.update), '', ...shown, ...sayPart(document, made)];
  return [...(shown.length === 0 ? [] : changes), ...sayAhead(document)];
}

function sayPart({ plan, run }: RunDocument, made: ChangeFacts): readonly string[] {
  if (run.command === 'plan' || made.update === 0 || made.update >= plan.update) return [];
  return ['', `${countOf(plan.update, 'record')} were to change; this counts the ${thousands(made.update)} that did.`];
}

function sayAhead({ plan: { forecast }, budget, run }: RunDocument): readonly string[] {
  if (run.command !== 'plan' || forecast === null || forecast.writes === 0) return [];
  return ['', `It takes ${asText(sayForecast(forecast, budget?.limits ?? null))}.`];
}

function sayHeading(command: string, made: number): string {
  if (command === 'plan') return '## What would change';
  return made === 0 ? '## What was to change, and did not' : '## What changed';
}

function renderProblems({ groups, document }: Report): readonly string[] {
  if (groups.length === 0) return [];
  const sorted = groups.toSorted(worstFirst);
  const shown = sorted.slice(0, mostGroups);
  const left = groups.length - shown.length;
  const place = placeOfAll(sorted.slice(mostGroups), document.files);
  const where = place === null ? '' : `; all are in ${place}`;
  return [
    '',
    '## What was found',
    '',
    ...shown.flatMap(renderGroup),
    ...(left === 0 ? [] : [`- and ${countOf(left, 'more kind', 'more kinds')}${where}`]),
  ];
}

/** The file of the report in which all of these can be found: what concerns a whole sheet is in no row of rows.csv. */
function placeOfAll(groups: readonly Group[], { rows, page }: ReportFiles): string | null {
  if (rows !== undefined && !groups.some(({ isOfSheet }) => isOfSheet)) return 'rows.csv';
  return page === undefined ? null : 'report.html';
}

function renderGroup(group: Group): readonly string[] {
  const { severity, count, examples } = group;
  const [first] = examples;
  if (first === undefined) return [];
  const field = first.field === null ? '' : `, ${asCode(first.field)}`;
  const start = `- **${severity}** in ${asFile(group)}${field}`;
  if (count === 1) return [`${start}: ${asCode(sayIssue(first))}`];
  // What one sheet lacks is no example of what else it lacks.
  if (group.isOfSheet && count === examples.length)
    return examples.map((issue) => `${start}: ${asCode(sayIssue(issue))}`);
  return [`${start}, ${thousands(count)} times, such as ${asCode(sayIssue(first))}`];
}

function renderWaysOn(report: Report): readonly string[] {
  const blocks = waysOn(report).flatMap(({ what, commands }) => ['', what, ...renderCommands(commands)]);
  return blocks.length === 0 ? [] : ['', '## The way on', ...blocks];
}

/** No name of a file can end the block. */
function renderCommands(commands: readonly string[]): readonly string[] {
  if (commands.length === 0) return [];
  const fence = '`'.repeat(Math.max(3, longestTicks(commands.join('\n')) + 1));
  return ['', `${fence}sh`, ...commands, fence];
}

const longestSaid = 200;
const longestFile = 60;

/** Its last words count as much as its first. */
const longestVerdict = 600;

function asFile({ file, sheet }: Pick<Group, 'file' | 'sheet'>): string {
  const name = sheet === null ? file : `${file}, sheet ${sheet}`;
  return asCode(name.length > longestFile ? `\u2026${name.slice(-longestFile)}` : name);
}

/** Text of a file or a server as it is: in code nothing is a link, a mention or HTML. */
function asCode(text: string): string {
  const line = cut(oneLine(text));
  if (line === '') return '';
  const fence = '`'.repeat(longestTicks(line) + 1);
  const space = fence.length > 1 || /^ .* $/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}

/** A sentence of ours, with words of a server in it maybe, which have no say in how the page looks. */
function asText(text: string, most = longestSaid): string {
  return cut(oneLine(text), most).replace(/[\\`*_{}[\]<>|~#&@]|:(?=\/)|\.(?=[a-z])/gi, String.raw`\$&`);
}

function cut(line: string, most = longestSaid): string {
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}\u2026` : line;
}
