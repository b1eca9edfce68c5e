import { visible } from '../problems/quote.ts';
import type { InputFacts } from './document.ts';
import { oneLine } from './one-line.ts';
import { countOf, thousands } from './plural.ts';
import type { Report } from './report.ts';
import { sayVerdict } from './verdict.ts';

/** The rows of one input that are not well, or had no turn. */
export interface RefusedRows {
  readonly count: number;
  /** The first thousand, in words. */
  readonly lines: readonly string[];
  /** How many rows nothing was sent for, although that was the wish. */
  readonly left?: number;
  /** How many rows nobody knows of yet; `nexload resume` finds out. */
  readonly inDoubt?: number;
}

/** Collects the rows of one input that are not well. */
export interface RefusedCollector {
  take(row: number, say: () => string): void;
  result(): RefusedRows;
  /** Begins anew. */
  clear(): void;
}

const mostLines = 1_000;

/** A collector without rows. */
export function createRefusedCollector(): RefusedCollector {
  let count = 0;
  let lines: string[] = [];
  return {
    take(row, say) {
      count += 1;
      if (lines.length < mostLines) lines.push(withRow(row, oneLine(say())));
    },
    result: () => ({ count, lines }),
    clear() {
      count = 0;
      lines = [];
    },
  };
}

/** What is said of a row as a whole names it already. */
function withRow(row: number, said: string): string {
  return said.startsWith(`row ${row}: `) || said.startsWith(`row ${row} (`) ? said : `row ${row}: ${said}`;
}

/** junit.xml: a test case for each input, which fails with the rows that are not well, and is skipped where rows had no turn. */
export function renderJunit(report: Report, refused: readonly RefusedRows[]): string {
  const { run, inputs } = report.document;
  const seconds = (Date.parse(run.finishedAt ?? run.startedAt) - Date.parse(run.startedAt)) / 1000;
  const reason = inputs.some((_, at) => isFailure(refused[at])) ? null : whyNothingSent(report);
  const waiting = inputs.filter((_, at) => !isFailure(refused[at]) && isSkipped(refused[at])).length;
  const failures = inputs.filter((_, at) => isFailure(refused[at])).length + (reason === null ? 0 : waiting);
  const skipped = reason === null ? waiting : 0;
  const facts = `tests="${inputs.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="nexload" ${facts}>`,
    `  <testsuite name="nexload ${escape(run.command)}" id="${escape(run.id)}" ${facts} timestamp="${run.startedAt.slice(0, 19)}">`,
    ...inputs.flatMap((input, at) => renderInput(input, refused[at], reason)),
    `    <system-out>${escape(sayVerdict(report))}</system-out>`,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function isFailure(refused: RefusedRows | undefined): refused is RefusedRows {
  return refused !== undefined && refused.count > 0;
}

function isSkipped(refused: RefusedRows | undefined): boolean {
  return (refused?.left ?? 0) + (refused?.inDoubt ?? 0) > 0;
}

/** Nobody looks at what was skipped, so a run that broke off before it wrote anything fails; null for all others. */
function whyNothingSent(report: Report): string | null {
  if (report.kind !== 'run' || report.document.run.command === 'plan') return null;
  const { run, totals } = report.document;
  return run.status === 'complete' || totals.updated > 0 ? null : sayVerdict(report);
}

function renderInput(
  { file, sheet, resource, rows }: InputFacts,
  refused: RefusedRows | undefined,
  reason: string | null,
): readonly string[] {
  const name = escape(sheet === null ? file : `${file}, sheet ${sheet}`);
  const start = `    <testcase classname="${escape(resource)}" name="${name}" time="0"`;
  const left = sayLeft(refused, rows);
  if (isFailure(refused)) {
    const { count, lines } = refused;
    const notWell = `${thousands(count)} of ${countOf(rows, 'row')} ${count === 1 ? 'is' : 'are'} not well`;
    const message = isSkipped(refused) ? `${notWell}, ${left}` : notWell;
    const more = count > lines.length ? [`and ${thousands(count - lines.length)} more`] : [];
    const text = escape([...lines, ...more].join('\n'));
    return [`${start}>`, `      <failure message="${message}" type="rows">${text}</failure>`, '    </testcase>'];
  }
  if (!isSkipped(refused)) return [`${start}/>`];
  if (reason !== null)
    return [`${start}>`, `      <failure message="${escape(reason)}" type="run">${left}</failure>`, '    </testcase>'];
  return [`${start}>`, `      <skipped message="${left}"/>`, '    </testcase>'];
}

/** `30 of 60 rows had no turn, 1 of 60 rows has no answer yet`. */
function sayLeft({ left = 0, inDoubt = 0 }: Partial<RefusedRows> = {}, rows: number): string {
  const of = (count: number, what: string): readonly string[] =>
    count === 0 ? [] : [`${thousands(count)} of ${countOf(rows, 'row')} ${what}`];
  return [...of(left, 'had no turn'), ...of(inDoubt, `${inDoubt === 1 ? 'has' : 'have'} no answer yet`)].join(', ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold at all is shown as a dot. */
function escape(text: string): string {
  return text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\u00b7')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
