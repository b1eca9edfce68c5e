import { quote } from '../../problems/quote.ts';
import type { Archive, Part } from './archive.ts';
import { partBytes } from './limits.ts';
import { badReference, listedTwice, noSheets, partMissing } from './problems.ts';
import { readElements } from './read-xml.ts';
import { readRelationships, type Relationship } from './relationships.ts';
import { prefixed, type Attributes } from './xml-feed.ts';

/** What the workbook part says: which parts hold what. */
export interface Contents {
  readonly sheets: readonly SheetPlace[];
  /** Days are counted from 1904, as old Macs did. */
  readonly epoch1904: boolean;
  readonly sharedStrings: Part | undefined;
  readonly styles: Part | undefined;
}

/** A worksheet and the part that holds it. */
export interface SheetPlace {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: Part;
}

/** Reads the list of sheets; charts and macro sheets have no rows and are left out. */
export async function readContents(archive: Archive): Promise<Contents> {
  const main = await findMainPart(archive);
  const links = await readRelationships(archive, main.name);
  const { sheets, epoch1904 } = await readMainPart(main);
  return {
    sheets: sheetPlaces(archive, { sheets, links }),
    epoch1904,
    sharedStrings: partOfType(archive, { links, type: 'sharedStrings' }),
    styles: partOfType(archive, { links, type: 'styles' }),
  };
}

async function findMainPart(archive: Archive): Promise<Part> {
  const links = await readRelationships(archive, '');
  const part = partOfType(archive, { links, type: 'officeDocument' }) ?? archive.find('xl/workbook.xml');
  if (part === undefined) throw partMissing('the list of sheets');
  return part;
}

function partOfType(
  archive: Archive,
  { links, type }: { links: readonly Relationship[]; type: string },
): Part | undefined {
  const link = links.find((each) => each.type === type);
  if (link === undefined) return undefined;
  const part = archive.find(link.target);
  // a workbook that lost its styles would show all its dates as numbers
  if (part === undefined) throw partMissing(`the part ${quote(link.target)}`);
  return part;
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

interface SheetList {
  readonly sheets: readonly ListedSheet[];
  readonly links: readonly Relationship[];
}

async function readMainPart(part: Part): Promise<{ sheets: readonly ListedSheet[]; epoch1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let epoch1904 = false;
  await readElements({ part, limit: partBytes.structure, where: 'the list of sheets' }, (name, attributes) => {
    if (name === 'sheet') sheets.push(listedSheet(attributes));
    if (name === 'workbookPr') epoch1904 ||= ['1', 'true', 'on'].includes(attributes['date1904'] ?? '');
  });
  return { sheets, epoch1904 };
}

function listedSheet(attributes: Attributes): ListedSheet {
  const { name = '', state = 'visible' } = attributes;
  return { name, hidden: state !== 'visible', id: prefixed(attributes, 'id') ?? '' };
}

function sheetPlaces(archive: Archive, { sheets, links }: SheetList): SheetPlace[] {
  const byId = new Map(links.map((link) => [link.id, link]));
  const places = sheets.flatMap((sheet) => placeOf(archive, { sheet, link: byId.get(sheet.id) }));
  if (places.length === 0) throw noSheets();
  assertOwnParts(places);
  return places;
}

/** One place, or none where the sheet is no table of cells. */
function placeOf(
  archive: Archive,
  { sheet, link }: { sheet: ListedSheet; link: Relationship | undefined },
): SheetPlace[] {
  if (link === undefined) throw badReference('the list of sheets', quote(sheet.name));
  if (link.type !== 'worksheet') return [];
  const part = archive.find(link.target);
  if (part === undefined) throw partMissing(`the sheet ${quote(sheet.name)}`);
  return [{ name: sheet.name, hidden: sheet.hidden, part }];
}

/** A part listed a thousand times would be read a thousand times. */
function assertOwnParts(places: readonly SheetPlace[]): void {
  const seen = new Set<Part>();
  for (const { name, part } of places) {
    if (seen.has(part)) throw listedTwice(name);
    seen.add(part);
  }
}
