import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Source } from '../ports.ts';

/** What one look at all bytes of a file tells, before anything is made of them. */
export interface FileFacts {
  readonly sha256: string;
  readonly size: number;
  /** True where every byte is valid UTF-8. */
  readonly isUtf8: boolean;
  /** The first bytes, enough to tell what kind of file it is. */
  readonly head: Uint8Array;
}

const headSize = 65_536;

/** Reads a file once: its hash, its first bytes, and whether it is UTF-8 to the end. */
export async function inspect(source: Source): Promise<FileFacts> {
  const hash = createHash('sha256');
  const utf8 = createUtf8Check();
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.bytes()) {
    if (size < headSize) head.push(chunk.slice(0, headSize - size));
    size += chunk.length;
    hash.update(chunk);
    utf8.take(chunk);
  }
  return { sha256: hash.digest('hex'), size, isUtf8: utf8.isValid(), head: Buffer.concat(head) };
}

/** Checks chunk by chunk, keeping back a character that a chunk cuts in two. */
function createUtf8Check() {
  let valid = true;
  let rest: Uint8Array = new Uint8Array();
  return {
    take(chunk: Uint8Array): void {
      if (!valid) return;
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = endOfWholeCharacters(bytes);
      valid = isUtf8(bytes.subarray(0, end));
      rest = bytes.slice(end);
    },
    isValid: () => valid && rest.length === 0,
  };
}

function endOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return lengthOfCharacter(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lengthOfCharacter(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
