import { crc32 } from 'node:zlib';

import { fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl';

import type { Source } from '../../ports.ts';
import { bomb, zipEntries } from './limits.ts';
import { damaged, encrypted, inflatesTooMuch, overlapping, packedOddly, tooManyEntries } from './problems.ts';
import { SourceReader } from './source-reader.ts';
import { WorkbookProblem } from './workbook-problem.ts';

/** The parts of a zip, found by name whatever the case and the slashes. */
export interface Archive {
  readonly names: readonly string[];
  find(name: string): Part | undefined;
}

/** One file inside the zip. */
export interface Part {
  readonly name: string;
  /** The inflated bytes, checked against the size and checksum that the zip states; refused when there would be more than `limit`. */
  bytes(limit: number): AsyncGenerator<Buffer>;
}

/** Reads the directory of a zip; nothing is inflated yet. */
export async function openArchive(source: Source): Promise<Archive> {
  const reader = new SourceReader(source);
  return zipErrors(reader, async () => {
    const zip = await fromRandomAccessReaderPromise(reader, source.size, { autoClose: false, decodeStrings: false });
    const entries = await readEntries(zip);
    assertNoOverlap(entries, source.size);
    const parts = new Map(entries.map((entry) => [partName(entry).toLowerCase(), partOf({ zip, entry, reader })]));
    if (parts.size < entries.length) throw damaged();
    return { names: [...parts.keys()], find: (name) => parts.get(name.toLowerCase()) };
  });
}

/** Runs work on the zip; what the source itself failed with stays as it is, everything else means a damaged file. */
async function zipErrors<T>(reader: SourceReader, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw whatFailed(reader, error);
  }
}

function whatFailed(reader: SourceReader, error: unknown): unknown {
  if (reader.failure !== undefined || error instanceof WorkbookProblem) return reader.failure ?? error;
  return String(error).includes('strong encryption') ? encrypted() : damaged(error);
}

async function readEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > zipEntries) throw tooManyEntries(zipEntries);
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (!partName(entry).endsWith('/')) entries.push(entry);
  }
  return entries;
}

/** Entries that share their packed bytes are how a small zip unpacks to terabytes. */
function assertNoOverlap(entries: readonly Entry[], size: number): void {
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  if (packed > size) throw overlapping();
}

/** Some .NET writers put backslashes into names, others a slash in front. */
function partName(entry: Entry): string {
  return entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, '');
}

interface PartPlace {
  readonly zip: ZipFile;
  readonly entry: Entry;
  readonly reader: SourceReader;
}

function partOf(place: PartPlace): Part {
  const name = partName(place.entry);
  return {
    name,
    async *bytes(limit) {
      assertReadable(place.entry, { name, limit });
      try {
        yield* checkedBytes(place);
      } catch (error) {
        throw whatFailed(place.reader, error);
      }
    },
  };
}

/** yauzl makes sure that no more is inflated than the directory says, so what it says can be trusted here. */
function assertReadable(entry: Entry, { name, limit }: { name: string; limit: number }): void {
  if (entry.isEncrypted()) throw encrypted();
  if (!entry.canDecodeFileData()) throw packedOddly();
  const suspect =
    entry.uncompressedSize > bomb.suspectFrom && entry.uncompressedSize > bomb.ratio * entry.compressedSize;
  if (suspect || entry.uncompressedSize > limit) throw inflatesTooMuch(name);
}

/** yauzl does not look at checksums; without them a flipped bit could change a price and nothing would tell. */
async function* checkedBytes({ zip, entry }: PartPlace): AsyncGenerator<Buffer> {
  let checksum = 0;
  const blocks: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
  for await (const block of blocks) {
    checksum = crc32(block, checksum);
    yield block;
  }
  if (checksum !== entry.crc32) throw damaged();
}
