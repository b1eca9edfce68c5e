import type { PageBlock, PageFacts, PlainRows } from '../../src/report/page/page-data.ts';
import type { Report } from './data/row.ts';
import { unpack } from './data/unpack.ts';

/** The report that stands in the page, in elements that are never run. */
export function readReport(page: Document): Report {
  const [facts] = readAll(page, 'facts');
  if (facts === undefined) throw new Error('the page has no report in it');
  return unpack({ facts, blocks: readAll(page, 'rows'), plain: readAll(page, 'plain') });
}

interface Kinds {
  readonly facts: PageFacts;
  readonly rows: PageBlock;
  readonly plain: PlainRows;
}

function readAll<K extends keyof Kinds>(page: Document, name: K): readonly Kinds[K][] {
  const elements = page.querySelectorAll(`script[data-nexload="${name}"]`);
  return [...elements].map((element) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page and its data come from the same nexload
    const value = JSON.parse(element.textContent ?? '') as Kinds[K];
    element.remove();
    return value;
  });
}
