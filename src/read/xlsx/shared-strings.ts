import type { Part } from './archive.ts';
import { decodeEscapes } from './escapes.ts';
import { characters, counts, partBytes } from './limits.ts';
import { tooLong, tooMany } from './problems.ts';
import { readXml } from './read-xml.ts';
import { createStringTable, type StringTable } from './string-table.ts';
import type { XmlHandler } from './xml-feed.ts';

const where = 'the table of texts';

/** Reads the texts that the cells of all sheets point to. */
export async function readSharedStrings(part: Part | undefined): Promise<StringTable> {
  const table = createStringTable();
  if (part !== undefined) await readXml({ part, limit: partBytes.sharedStrings, where }, stringItems(table.add));
  return table;
}

/** An item is one text or several runs of rich text; the reading aids of East Asian scripts (`rPh`) are no part of it. */
function stringItems(add: (text: string) => void): XmlHandler {
  let item = '';
  let count = 0;
  let phonetic = false;
  let inText = false;
  return {
    open(name) {
      if (name === 't') inText = !phonetic;
      else if (name === 'si') {
        item = '';
        count += 1;
        if (count > counts.sharedStrings) throw tooMany(where, 'texts');
      } else if (name === 'rPh') phonetic = true;
    },
    text(text) {
      if (!inText) return;
      item += text;
      if (item.length > characters.cell) throw tooLong(where);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'si') add(decodeEscapes(item));
      else if (name === 'rPh') phonetic = false;
    },
  };
}
