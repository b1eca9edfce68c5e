import type { Output, ReportFormat, RunFolder } from './ports.ts';
import type { ReportFiles } from './report/document.ts';
import { renderJunit, type RefusedRows } from './report/junit.ts';
import { renderMarkdown } from './report/markdown.ts';
import type { PageExtras } from './report/page/page-facts.ts';
import type { Report } from './report/report.ts';
import type { PageWriter } from './write-page.ts';

/** What the documents of a report are made from. */
export interface DocumentParts<R extends Report> {
  readonly folder: RunFolder | null;
  /** Puts the report together, once it is known where its documents are. */
  readonly build: (files: ReportFiles) => R;
  readonly page: PageWriter | null;
  readonly extras: Omit<PageExtras, 'made' | 'left'>;
  /** Of each input, the rows that are not well. */
  readonly refused: readonly RefusedRows[];
}

/** Writes what is put together at the end, as far as it is wanted, and gives the report back. */
export function writeDocuments<R extends Report>({ folder, build, page, extras, refused }: DocumentParts<R>): R {
  if (folder === null) return build({});
  const open = (format: ReportFormat, name: string) => (folder.formats.has(format) ? folder.create(name) : null);
  const json = open('json', 'report.json');
  const markdown = open('md', 'report.md');
  const junit = open('junit', 'junit.xml');
  const report = build({
    ...named('page', page),
    ...named('report', json),
    ...named('markdown', markdown),
    ...named('junit', junit),
  });
  fill(json, () => `${JSON.stringify(report.document, null, 2)}\n`);
  fill(markdown, () => renderMarkdown(report));
  fill(junit, () => renderJunit(report, refused));
  page?.close(report, extras);
  return report;
}

function named(name: keyof ReportFiles, file: { readonly path: string } | null): ReportFiles {
  return file === null ? {} : { [name]: file.path };
}

function fill(output: Output | null, render: () => string): void {
  output?.write(render());
  output?.close();
}

/** The folder for files of cells, where those are wanted. */
export function folderForCells(folder: RunFolder | null): RunFolder | null {
  return folder !== null && folder.formats.has('csv') ? folder : null;
}
