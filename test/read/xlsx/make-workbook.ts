import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

import { onTestFinished } from 'vitest';

import type { Source } from '../../../src/ports.ts';
import { openWorkbook, type WorkbookSheet } from '../../../src/read/xlsx/workbook.ts';

/** The parts of a workbook by name; each is XML, or bytes. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** How an entry differs from what an ordinary zip says of it. */
export interface EntryOddity {
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly crc32?: number;
  readonly packed?: Buffer;
  readonly packedSize?: number;
}

const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const optional = [
  ['rId2', 'sharedStrings', 'sharedStrings.xml'],
  ['rId3', 'styles', 'styles.xml'],
] as const;

/** The parts of a workbook with one sheet called Sheet1; `more` adds parts or replaces them. */
export function workbookParts(sheetData: string, more: Parts = {}): Parts {
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      '<workbook xmlns:r="x"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ...optional.filter(([, type]) => `xl/${type}.xml` in more),
    ]),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  };
}

/** A part with links; each is id, the last word of the type, target. */
export function relationships(links: readonly (readonly [string, string, string])[]): string {
  const each = links.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${relationshipTypes}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${each.join('')}</Relationships>`;
}

/** Zips the parts as they are; `odd` tells lies about single entries. */
export function zip(parts: Parts, odd: Readonly<Record<string, EntryOddity>> = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const entry = zipEntry(Buffer.from(name), { content: Buffer.from(content), odd: odd[name] ?? {}, offset });
    locals.push(entry.local);
    directory.push(entry.directory);
    offset += entry.local.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...locals, listed, endOfDirectory({ count: directory.length, size: listed.length, offset })]);
}

function zipEntry(name: Buffer, { content, odd, offset }: { content: Buffer; odd: EntryOddity; offset: number }) {
  const packed = odd.packed ?? deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(odd.flags ?? 0, 2);
  common.writeUInt16LE(odd.method ?? 8, 4);
  common.writeUInt32LE(odd.crc32 ?? crc32(content), 10);
  common.writeUInt32LE(odd.packedSize ?? packed.length, 14);
  common.writeUInt32LE(odd.size ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]),
    directory: Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, tail, name]),
  };
}

function endOfDirectory({ count, size, offset }: { count: number; size: number; offset: number }): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Opens a file as the reader's source; it is closed when the test ends. */
export async function fileSource(path: string): Promise<Source> {
  const file = await open(path);
  onTestFinished(async () => await file.close());
  const { size } = await file.stat();
  return {
    name: path,
    size,
    bytes: () => file.createReadStream({ autoClose: false, start: 0 }),
    async readAt(position, length) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    close: async () => await file.close(),
  };
}

/** Writes the bytes to a real file and opens it as the reader's source. */
export async function sourceOf(bytes: Uint8Array): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), 'nexload-xlsx-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const path = join(folder, 'book.xlsx');
  await writeFile(path, bytes);
  return await fileSource(path);
}

/** Opens a workbook made of these parts. */
export async function sheetsOf(parts: Parts): Promise<readonly WorkbookSheet[]> {
  return await openWorkbook(await sourceOf(zip(parts)));
}

/** All rows of a sheet, by row number. */
export async function readAll(sheet: WorkbookSheet | undefined): Promise<Record<number, readonly string[]>> {
  const rows: Record<number, readonly string[]> = {};
  for await (const batch of sheet?.rows() ?? []) {
    for (const { row, cells } of batch.rows) rows[row] = cells;
  }
  return rows;
}

/** The cells of a workbook whose only sheet has this data, by row number. */
export async function readSheet(sheetData: string, more: Parts = {}): Promise<Record<number, readonly string[]>> {
  const [sheet] = await sheetsOf(workbookParts(sheetData, more));
  return await readAll(sheet);
}
