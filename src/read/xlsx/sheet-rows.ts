import type { Row } from '../../model.ts';
import type { Part } from './archive.ts';
import type { SheetContext } from './cell-text.ts';
import { partBytes } from './limits.ts';
import { createSheetParser } from './sheet-parser.ts';
import { xmlFeed } from './xml-feed.ts';

/** Some rows of a sheet, in order. */
export interface SheetBatch {
  readonly rows: readonly Row[];
  /** Merged ranges such as `B5:B7`; known only after the last row, because the format puts them there: empty except in the last batch. */
  readonly merged: readonly string[];
}

/** Small, because a slice is parsed in one go, and each of a hundred hostile cells in it may name a text of the greatest length. */
const sliceBytes = 4096;

/** Streams the rows of a sheet; nothing is read ahead of what the caller takes. */
export async function* readSheetRows(part: Part, context: SheetContext): AsyncGenerator<SheetBatch> {
  const parser = createSheetParser(context);
  const feed = xmlFeed(parser.handler, parser.where);
  for await (const block of part.bytes(partBytes.sheet)) {
    for (let at = 0; at < block.length; at += sliceBytes) {
      feed.write(block.subarray(at, at + sliceBytes));
      if (parser.isFull()) yield { rows: parser.takeRows(), merged: [] };
    }
  }
  feed.end();
  yield { rows: parser.takeRows(), merged: parser.merged };
}
