import iconv from 'iconv-lite';
import type { Problem } from '../../model.ts';
import * as say from '../../problems/columns.ts';
import type { FileFacts } from '../inspect.ts';
import { guessUtf16 } from '../file-kind.ts';

/** The encoding of a text file, and what must be said about how it was found. */
export interface Encoding {
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** Byte-order mark first, then UTF-16 by its zeros, then strict UTF-8, else Windows-1252 with a note; `forced` overrides all. */
export function findEncoding(facts: FileFacts, forced: string | undefined): Encoding {
  if (forced !== undefined) return { name: forced, problems: [] };
  const marked = markOf(facts.head) ?? guessUtf16(facts.head);
  if (marked !== null) return { name: marked, problems: [] };
  if (facts.isUtf8) return { name: 'utf-8', problems: [] };
  return { name: 'windows-1252', problems: [say.encodingGuessed()] };
}

/** True where this program can read the encoding. */
export function isEncoding(name: string): boolean {
  return iconv.encodingExists(name);
}

/** The text of a file in pieces of any size, without its byte-order mark. */
export async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  let isFirst = true;
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    if (text === '') continue;
    yield isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
    isFirst = false;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

function markOf(head: Uint8Array): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

function decoderOf(encoding: string): { write(chunk: Uint8Array): string; end(): string } {
  if (/^utf-?8$/i.test(encoding)) {
    const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
    return { write: (chunk) => utf8.decode(chunk, { stream: true }), end: () => utf8.decode() };
  }
  const other = iconv.getDecoder(encoding, { stripBOM: false });
  return { write: (chunk) => other.write(Buffer.from(chunk)), end: () => other.end() ?? '' };
}
