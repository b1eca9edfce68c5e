import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

import { CannotAnnotate } from './cannot-annotate.ts';
import type { ZipPart } from './zip-part.ts';

/** All parts of a zip in their order; nothing is inflated and no byte is copied. */
export async function readZip(bytes: Uint8Array): Promise<ZipPart[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await fromBufferPromise(buffer, { decodeStrings: false, lazyEntries: true });
    const parts: ZipPart[] = [];
    for await (const entry of zip.eachEntry()) parts.push(await readPart(zip, entry, buffer));
    return parts;
  } catch (error) {
    throw new CannotAnnotate('the zip cannot be read', { cause: error });
  }
}

async function readPart(zip: ZipFile, entry: Entry, buffer: Buffer): Promise<ZipPart> {
  if (entry.isEncrypted() || !entry.canDecodeFileData()) throw new CannotAnnotate('a part is packed in an unusual way');
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return {
    name: entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, ''),
    rawName: entry.fileNameRaw,
    packed: buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize),
    inflatedBytes: entry.uncompressedSize,
    crc32: entry.crc32,
    deflated: entry.compressionMethod === 8,
    flags: entry.generalPurposeBitFlag,
    modified: entry.lastModFileDate * 0x1_00_00 + entry.lastModFileTime,
    externalAttributes: entry.externalFileAttributes,
  };
}
