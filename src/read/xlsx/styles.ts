import type { Part } from './archive.ts';
import { partBytes } from './limits.ts';
import { builtInKind, formatKind, type FormatKind } from './number-format.ts';
import { readXml } from './read-xml.ts';
import type { Attributes } from './xml-feed.ts';

/** The kind of number format of each cell style, by the number that cells use. */
export type CellStyles = readonly FormatKind[];

/** Reads what the cells' styles say about dates and times; the rest of the styles does not matter here. */
export async function readStyles(part: Part | undefined): Promise<CellStyles> {
  if (part === undefined) return [];
  const custom = new Map<string, FormatKind>();
  const styles: FormatKind[] = [];
  let inCells = false;
  const open = (name: string, attributes: Attributes): void => {
    if (name === 'cellXfs') inCells = true;
    if (name === 'xf' && inCells) styles.push(styleKind(attributes, custom));
    if (name === 'numFmt') custom.set(attributes['numFmtId'] ?? '', formatKind(attributes['formatCode'] ?? ''));
  };
  const close = (name: string): void => {
    if (name === 'cellXfs') inCells = false;
  };
  await readXml({ part, limit: partBytes.styles, where: 'the list of styles' }, { open, close, text: () => undefined });
  return styles;
}

/** The schema puts the formats before the styles that use them. */
function styleKind(attributes: Attributes, custom: ReadonlyMap<string, FormatKind>): FormatKind {
  const id = attributes['numFmtId'] ?? '0';
  return custom.get(id) ?? builtInKind(Number(id));
}
