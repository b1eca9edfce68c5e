import type { RunFolder } from './ports.ts';
import type { Report } from './report/report.ts';
import { pageFacts, type PageExtras } from './report/page/page-facts.ts';
import { createRowStream, type RowStream } from './report/page/row-stream.ts';
import { scriptData } from './report/page/script-data.ts';
import { splitTemplate } from './report/page/split-template.ts';

/** The page that people look at, while it is written. */
export interface PageWriter {
  readonly path: string;
  readonly rows: RowStream;
  /** Puts in what is only known at the end, and closes the file. */
  close(report: Report, extras: Omit<PageExtras, 'made' | 'left'>): void;
}

/** Opens report.html, which takes its rows as they come; null where no page is wanted. */
export function createPageWriter(folder: RunFolder | null): PageWriter | null {
  if (folder === null || folder.page === null || !folder.formats.has('html')) return null;
  const { text, version, madeAt } = folder.page;
  const { head, tail } = splitTemplate(text);
  const output = folder.create('report.html');
  output.write(head);
  const rows = createRowStream(output);
  return {
    path: output.path,
    rows,
    close(report, extras) {
      const left = rows.close();
      const made = { at: new Date(madeAt).toISOString(), version };
      output.write(scriptData('facts', pageFacts(report, { ...extras, made, left })));
      output.write(tail);
      output.close();
    },
  };
}
