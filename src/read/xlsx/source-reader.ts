import { Readable } from 'node:stream';

import { RandomAccessReader } from 'yauzl';

import type { Source } from '../../ports.ts';

const blockBytes = 64 * 1024;

/** Lets yauzl read from a Source; `failure` is what the source itself failed with, to tell that from a damaged file. */
export class SourceReader extends RandomAccessReader {
  failure: unknown;
  readonly #source: Source;

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#blocks(start, end), { objectMode: false });
  }

  async *#blocks(start: number, end: number): AsyncGenerator<Uint8Array> {
    try {
      for (let position = start; position < end; position += blockBytes) {
        yield await this.#source.readAt(position, Math.min(blockBytes, end - position));
      }
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
