import { visible } from '../problems/quote.ts';
import type { InputFacts } from './document.ts';
import { countOf } from './plural.ts';
import type { Report } from './report.ts';
import { sayVerdict } from './verdict.ts';

/** The rows of one input that are not well. */
export interface RefusedRows {
  readonly count: number;
  /** The first thousand, in words. */
  readonly lines: readonly string[];
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
      if (lines.length < mostLines) lines.push(`row ${row}: ${say()}`);
    },
    result: () => ({ count, lines }),
    clear() {
      count = 0;
      lines = [];
    },
  };
}

/** junit.xml: a test case for each input, which fails with the rows that are not well. */
export function renderJunit(report: Report, refused: readonly RefusedRows[]): string {
  const { document } = report;
  const { run, inputs } = document;
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  const failures = inputs.filter((_, at) => (refused[at]?.count ?? 0) > 0).length;
  const facts = `tests="${inputs.length}" failures="${failures}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="nexload" ${facts}>`,
    `  <testsuite name="nexload ${escape(run.command)}" id="${escape(run.id)}" ${facts} skipped="0" time="${seconds}" timestamp="${run.startedAt.slice(0, 19)}">`,
    ...inputs.flatMap((input, at) => renderInput(input, refused[at])),
    `    <system-out>${escape(sayVerdict(report))}</system-out>`,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function renderInput({ file, sheet, resource, rows }: InputFacts, refused: RefusedRows | undefined): readonly string[] {
  const name = escape(sheet === null ? file : `${file}, sheet ${sheet}`);
  const start = `    <testcase classname="${escape(resource)}" name="${name}" time="0"`;
  if (refused === undefined || refused.count === 0) return [`${start}/>`];
  const { count, lines } = refused;
  const message = `${count} of ${countOf(rows, 'row')} ${count === 1 ? 'is' : 'are'} not well`;
  const more = count > lines.length ? [`and ${count - lines.length} more`] : [];
  return [
    `${start}>`,
    `      <failure message="${message}" type="rows">${escape([...lines, ...more].join('\n'))}</failure>`,
    '    </testcase>',
  ];
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
