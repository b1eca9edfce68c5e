import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, createInflateRaw } from 'node:zlib';

import type { ZipPart } from './zip-part.ts';

/** Changes the bytes of a part on their way through. */
export type Recode = (blocks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** Blocks of this size keep the number of steps and the memory low. */
const chunkSize = 256 * 1024;

/** The part with other bytes, inflated and packed again as they flow, so that a large sheet is never held as a whole. */
export async function recodePart(part: ZipPart, recode: Recode): Promise<ZipPart> {
  const packed: Buffer[] = [];
  let checksum = 0;
  let inflatedBytes = 0;
  async function* measured(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const block of recode(blocks)) {
      checksum = crc32(block, checksum);
      inflatedBytes += block.length;
      yield block;
    }
  }
  const collect = async (blocks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const block of blocks) packed.push(block);
  };
  const deflate = createDeflateRaw({ chunkSize, level: 4 });
  const source = Readable.from([part.packed]);
  if (part.deflated) await pipeline(source, createInflateRaw({ chunkSize }), measured, deflate, collect);
  else await pipeline(source, measured, deflate, collect);
  return { ...part, packed: Buffer.concat(packed), inflatedBytes, crc32: checksum, deflated: true };
}
