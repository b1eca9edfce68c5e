import * as errors from '../errors.ts';
import type { Sheet } from '../model.ts';
import { listAnd } from '../problems/quote.ts';
import { countKnownHeaders, plainHeader } from '../resources/header-names.ts';
import { getResource, resources } from '../resources/index.ts';
import type { Resource } from '../resources/resource.ts';

/** The record type of a sheet: by the name of the sheet or file, else by its headers; two that fit equally are refused. */
export function findResource(sheet: Sheet, headers: readonly string[]): Resource {
  const named = byOwnColumn(headers) ?? byName(sheet.sheet ?? '') ?? byName(fileStem(sheet.file));
  return named ?? byHeaders(sheet, headers);
}

/** The record type that the headers alone tell; null where several fit equally or none does. */
export function findResourceByHeaders(headers: readonly string[]): Resource | null {
  const [best, ...equals] = bestByHeaders(headers);
  return best !== undefined && equals.length === 0 ? best : null;
}

/** Stops where no header is a field of the record type: such a row is no header, whoever said that it is. */
export function assertKnownHeader(sheet: Sheet, headers: readonly string[], resource: Resource): void {
  if (countKnownHeaders(resource, headers) === 0)
    throw errors.noKnownHeader(placeOf(sheet), sheet.headerRow, resource.name);
}

function byHeaders(sheet: Sheet, headers: readonly string[]): Resource {
  const best = bestByHeaders(headers);
  const [first, second] = best;
  if (first !== undefined && second === undefined) return first;
  const nicknamed = best.filter((resource) => hasNickname(resource, sheet));
  const [only, another] = nicknamed;
  if (only !== undefined && another === undefined) return only;
  const place = placeOf(sheet);
  if (first === undefined) throw errors.noKnownHeader(place, sheet.headerRow);
  throw errors.ambiguousResource(place, listAnd(best.map(({ name }) => name)));
}

function placeOf({ sheet, file }: Sheet): string {
  return sheet === null ? file : `the sheet "${sheet}" of ${file}`;
}

function bestByHeaders(headers: readonly string[]): readonly Resource[] {
  const scores = resources.map((resource) => ({ resource, known: countKnownHeaders(resource, headers) }));
  const most = Math.max(...scores.map(({ known }) => known));
  return scores.filter(({ known }) => known === most && known > 0).map(({ resource }) => resource);
}

/** The record type whose full name a file or sheet name holds; the longest, since one name begins another. */
function byName(name: string): Resource | undefined {
  const plain = plainHeader(name);
  return resources
    .filter((resource) => namesOf(resource).some((one) => plain.includes(one)))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

function namesOf({ name, entity }: Resource): readonly string[] {
  return [plainHeader(name), plainHeader(entity)];
}

function hasNickname({ nicknames }: Resource, sheet: Sheet): boolean {
  const plain = plainHeader(`${sheet.sheet ?? ''} ${fileStem(sheet.file)}`);
  return nicknames.some((nickname) => plain.includes(plainHeader(nickname)));
}

function fileStem(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[^.]+$/, '');
}

const ownPrefix = 'nexload_resource_';

/** The header of a column that tells the record type where the other headers do not, so that rejects find their way back. */
export function ownResourceHeader({ name }: Resource): string {
  return ownPrefix + name;
}

function byOwnColumn(headers: readonly string[]): Resource | undefined {
  const own = headers.map((header) => header.trim().toLowerCase()).find((header) => header.startsWith(ownPrefix));
  return getResource(own?.slice(ownPrefix.length) ?? '');
}
