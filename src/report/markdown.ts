import { visible } from '../problems/quote.ts';
import { countedStates } from './counted-states.ts';
import type { RunDocument, ValidateTotals } from './document.ts';
import { feedBackCommands } from './feed-back.ts';
import type { Group } from './issue-tally.ts';
import { countOf, thousands } from './plural.ts';
import { sayGroup, sharedGroups } from './render-change-groups.ts';
import type { Report, RunReport, ValidateReport } from './report.ts';
import { sayForecast } from './say-forecast.ts';
import { sayIssue, sayProblem } from './say-issue.ts';
import { sayTarget } from './say-target.ts';
import { sayVerdict } from './verdict.ts';
import { waysOn } from './ways-on.ts';

const mostGroups = 10;

/** report.md: short enough for a chat message or the summary of a CI job. */
export function renderMarkdown(report: Report): string {
  const { document, groups } = report;
  const { run, inputs } = document;
  return [
    `# nexload ${run.command}: ${report.kind === 'run' ? escape(sayVerdict(report)) : sayVerdict(report)}`,
    '',
    ...(report.kind === 'run' ? renderRunTotals(report.document) : renderTotals(report.document.totals)),
    '',
    ...inputs.map(
      ({ file, sheet, resource, rows }) =>
        `- ${escape(sheet === null ? file : `${file}, sheet ${sheet}`)}: ${resource}, ${countOf(rows, 'row')}`,
    ),
    ...(report.kind === 'run' ? renderChanges(report.document) : []),
    ...(groups.length === 0 ? [] : ['', '## What was found', '', ...groups.slice(0, mostGroups).map(renderGroup)]),
    ...(groups.length > mostGroups ? [`- and ${groups.length - mostGroups} more kinds; all are in rows.csv`] : []),
    ...(report.kind === 'run' ? renderWaysOn(report) : renderWayOn(report)),
    '',
    `Run ${run.id}, ${run.startedAt} to ${run.finishedAt}${document.target === null ? '' : `, on ${escape(sayTarget(document.target))}`}.`,
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

function renderChanges(document: RunDocument): readonly string[] {
  const { plan, budget, run } = document;
  const cleared = plan.groups.filter(({ clears }) => clears);
  const groups = [...cleared, ...sharedGroups(document)];
  const shown = groups.slice(0, mostGroups).map((group) => `- ${escape(sayGroup(group, document))}`);
  const { forecast } = plan;
  const isAhead = run.command === 'plan' && forecast !== null && forecast.writes > 0;
  const said = isAhead ? ['', `It takes ${escape(sayForecast(forecast, budget?.limits ?? null))}.`] : [];
  return [...(shown.length === 0 ? [] : ['', '## What changes', '', ...shown]), ...said];
}

function renderGroup({ severity, count, examples, file, sheet }: Group): string {
  const [first] = examples;
  if (first === undefined) return '';
  const example = count === 1 ? sayIssue(first) : sayProblem(first);
  const place = sheet === null ? file : `${file}, ${sheet}`;
  return `- **${severity}** ${escape(`${place} ${first.field ?? ''}`.trim())}, ${countOf(count, 'time')}: ${escape(example)}`;
}

function renderWaysOn(report: RunReport): readonly string[] {
  const blocks = waysOn(report).flatMap(({ what, commands }) => ['', what, ...renderCommands(commands)]);
  return blocks.length === 0 ? [] : ['', '## The way on', ...blocks];
}

function renderWayOn(report: ValidateReport): readonly string[] {
  const commands = feedBackCommands(report);
  return commands.length === 0
    ? []
    : ['', '## The way on', '', 'Mend the rows in the rejects file and check them again:', ...renderCommands(commands)];
}

function renderCommands(commands: readonly string[]): readonly string[] {
  return commands.length === 0 ? [] : ['', '```sh', ...commands, '```'];
}

/** Text from a file or a server has no say in how the page looks. */
function escape(text: string): string {
  return visible(text.replace(/[\\`*_{}[\]<>|~#]/g, String.raw`\$&`).replace(/[\r\n]+/g, ' '));
}
