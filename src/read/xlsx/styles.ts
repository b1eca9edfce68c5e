import type { Part } from './archive.ts';
import { partBytes } from './limits.ts';
import { builtInKind, formatKind, type FormatKind } from './number-format.ts';
import { readElements } from './read-xml.ts';
import type { Attributes } from './xml-feed.ts';

/** The kind of number format of each cell style, by the number that cells use. */
export type CellStyles = readonly FormatKind[];

/** Only two of these matter; the others have formats and styles of their own, with ids that mean something else. */
const lists = new Set(['numFmts', 'cellXfs', 'cellStyleXfs', 'cellStyles', 'dxfs', 'tableStyles', 'extLst']);

/** Reads what the cells' styles say about dates and times; the rest of the styles does not matter here. */
export async function readStyles(part: Part | undefined): Promise<CellStyles> {
  if (part === undefined) return [];
  const custom = new Map<string, FormatKind>();
  const formats: string[] = [];
  let list = '';
  const open = (name: string, { numFmtId = '0', formatCode = '' }: Attributes): void => {
    if (lists.has(name)) list = name;
    if (name === 'xf' && list === 'cellXfs') formats.push(numFmtId);
    if (name === 'numFmt' && list === 'numFmts') custom.set(numFmtId, formatKind(formatCode));
  };
  await readElements({ part, limit: partBytes.styles, where: 'the list of styles' }, open);
  return formats.map((id) => custom.get(id) ?? builtInKind(Number(id)));
}
