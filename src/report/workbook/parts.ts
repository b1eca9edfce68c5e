import { promisify } from 'node:util';
import { crc32, deflateRaw, inflateRaw } from 'node:zlib';

import { CannotAnnotate } from './cannot-annotate.ts';
import type { ZipPart } from './zip-part.ts';

const inflate = promisify(inflateRaw);
const deflate = promisify(deflateRaw);

/** Styles, relationships, comments and shapes are held as text; the sheets themselves never are. */
const mostTextBytes = 32 * 1024 * 1024;

/** The part of this name, whatever the case. */
export function findPart(parts: readonly ZipPart[], name: string): ZipPart | undefined {
  const wanted = name.toLowerCase();
  return parts.find((part) => part.name.toLowerCase() === wanted);
}

/** A small part as text. */
export async function partText(part: ZipPart): Promise<string> {
  if (part.inflatedBytes > mostTextBytes) throw new CannotAnnotate(`${part.name} is too large to edit`);
  const bytes = part.deflated ? await inflate(part.packed, { maxOutputLength: mostTextBytes }) : part.packed;
  return assertUtf8(bytes).toString('utf8');
}

/** The part with another text. */
export async function withText(part: ZipPart, text: string): Promise<ZipPart> {
  const bytes = Buffer.from(text, 'utf8');
  return { ...part, packed: await deflate(bytes), inflatedBytes: bytes.length, crc32: crc32(bytes), deflated: true };
}

/** A part that was not there, dated like the one given so that equal input gives equal output. */
export async function newPart(name: string, text: string, like: ZipPart): Promise<ZipPart> {
  return await withText({ ...like, name, rawName: Buffer.from(name), flags: 0, externalAttributes: 0 }, text);
}

/** Bytes that are UTF-8 as far as their mark and their XML declaration say. */
export function assertUtf8(bytes: Buffer): Buffer {
  const start = bytes.toString('latin1', 0, 100);
  const declared = /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(start)?.[1] ?? 'utf-8';
  const other = !/^(?:utf-?8|us-ascii)$/i.test(declared);
  if (other || /^(?:\u00FE\u00FF|\u00FF\u00FE|\0|.\0)/.test(start)) throw new CannotAnnotate('a part is not in UTF-8');
  return bytes;
}
