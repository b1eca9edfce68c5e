import * as errors from '../errors.ts';
import type { Problem, Sheet } from '../model.ts';
import type { Source } from '../ports.ts';
import { getFileKind } from './file-kind.ts';
import { inspect } from './inspect.ts';
import type { ReadOptions } from './read-options.ts';
import { readText } from './text/read-text.ts';
import { readWorkbook } from './read-workbook.ts';

/** The tables of one file, and the sheets that were passed over. */
export interface Input {
  readonly sheets: readonly Sheet[];
  readonly skipped: readonly SkippedSheet[];
}

/** A sheet that holds no table, and why. */
export interface SkippedSheet {
  readonly file: string;
  readonly sheet: string;
  readonly problem: Problem;
}

/** Opens a file of any kind that holds tables; its first bytes decide the kind, not its name. */
export async function readInput(source: Source, options: ReadOptions): Promise<Input> {
  const facts = await inspect(source);
  const found = getFileKind(facts.head);
  switch (found.kind) {
    case 'empty':
      throw errors.emptyFile(source.name);
    case 'other':
      throw errors.notASpreadsheet(source.name, found.what, found.hint);
    case 'workbook':
      return readWorkbook(source, facts, options);
    case 'text':
      return { sheets: [await readText(source, facts, options)], skipped: [] };
  }
}
