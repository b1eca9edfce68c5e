import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { readZip } from '../../../src/report/workbook/read-zip.ts';
import { recodePart } from '../../../src/report/workbook/recode-part.ts';
import { writeZip } from '../../../src/report/workbook/write-zip.ts';
import type { ZipPart } from '../../../src/report/workbook/zip-part.ts';
import { richWorkbook } from './rich-workbook.ts';

const unzip = spawnSync('unzip', ['-v']).status === 0;

function storedPart(name: string, text: string): ZipPart {
  const packed = Buffer.from(text);
  const facts = { inflatedBytes: packed.length, crc32: crc32(packed), deflated: false, flags: 0x8_08 };
  return { name, rawName: Buffer.from(name), packed, ...facts, modified: 0x5a_21_00_00, externalAttributes: 0 };
}

describe('writeZip', () => {
  it('writes what readZip reads', async () => {
    const parts = await readZip(await richWorkbook());
    expect(await readZip(writeZip(parts))).toEqual(parts);
  });

  it('keeps stored parts stored, and promises no sizes behind them', async () => {
    const [part] = await readZip(writeZip([storedPart('Ünïcode.txt', 'as it is')]));
    expect(part).toMatchObject({ name: 'Ünïcode.txt', deflated: false, flags: 0x8_00 });
    expect(part?.packed.toString()).toBe('as it is');
  });

  it.skipIf(!unzip)('writes what unzip finds no fault with (needs unzip)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nexload-zip-'));
    const path = join(folder, 'a.zip');
    writeFileSync(path, writeZip([storedPart('a.txt', 'a'), ...(await readZip(await richWorkbook()))]));
    expect(spawnSync('unzip', ['-tq', path], { encoding: 'utf8' }).stdout).toContain('No errors detected');
    rmSync(folder, { recursive: true });
  });
});

describe('recodePart', () => {
  it('gives the recoded bytes their own size and checksum', async () => {
    const recoded = await recodePart(storedPart('a.txt', 'small'), async function* (blocks) {
      for await (const block of blocks) yield Buffer.from(block.toString().toUpperCase());
    });
    expect(recoded).toMatchObject({ deflated: true, inflatedBytes: 5, crc32: crc32('SMALL') });
  });
});
