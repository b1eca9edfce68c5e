import type { Report } from './report.ts';
import { feedBackCommands } from './feed-back.ts';
import { countOf, thousands } from './plural.ts';
import { sayIssue, sayProblem } from './say-issue.ts';
import type { Group } from './tally.ts';
import { sayVerdict } from './verdict.ts';

const mostGroups = 10;

/** report.md: short enough for a chat message or the summary of a CI job. */
export function renderMarkdown(report: Report): string {
  const { document, groups } = report;
  const { totals, run, inputs } = document;
  return [
    `# nexload ${run.command}: ${sayVerdict(report)}`,
    '',
    '| rows | valid | invalid | blank |',
    '| ---: | ---: | ---: | ---: |',
    `| ${thousands(totals.rows)} | ${thousands(totals.valid)} | ${thousands(totals.invalid)} | ${thousands(totals.blank)} |`,
    '',
    ...inputs.map(
      ({ file, sheet, resource, rows }) =>
        `- ${escape(sheet === null ? file : `${file}, sheet ${sheet}`)}: ${resource}, ${countOf(rows, 'row')}`,
    ),
    ...(groups.length === 0 ? [] : ['', '## What was found', '', ...groups.slice(0, mostGroups).map(renderGroup)]),
    ...(groups.length > mostGroups ? [`- and ${groups.length - mostGroups} more kinds; all are in rows.csv`] : []),
    ...renderWayOn(report),
    '',
    `Run ${run.id}, ${run.startedAt} to ${run.finishedAt}.`,
    '',
  ].join('\n');
}

function renderGroup({ severity, count, examples, file, sheet }: Group): string {
  const [first] = examples;
  if (first === undefined) return '';
  const example = count === 1 ? sayIssue(first) : sayProblem(first);
  const place = sheet === null ? file : `${file}, ${sheet}`;
  return `- **${severity}** ${escape(`${place} ${first.field ?? ''}`.trim())}, ${countOf(count, 'time')}: ${escape(example)}`;
}

function renderWayOn(report: Report): readonly string[] {
  const commands = feedBackCommands(report);
  return commands.length === 0
    ? []
    : [
        '',
        '## The way on',
        '',
        'Mend the rows in the rejects file and check them again:',
        '',
        '```sh',
        ...commands,
        '```',
      ];
}

/** Text from a file has no say in how the page looks. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#]/g, String.raw`\$&`).replace(/[\r\n]+/g, ' ');
}
