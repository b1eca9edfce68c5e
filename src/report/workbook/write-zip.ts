import { CannotAnnotate } from './cannot-annotate.ts';
import type { ZipPart } from './zip-part.ts';

/** Beyond these a zip needs the 64-bit form, which is not written here. */
const most = { parts: 0xff_ff, bytes: 0xff_ff_ff_ff } as const;

/** Sizes stand in the header of each part, so the flag that promises them behind it goes. */
const sizesFollow = 8;

/** A zip of these parts in this order. */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const header = localHeader(part);
    directory.push(directoryEntry(part, offset));
    pieces.push(header, part.packed);
    offset += header.length + part.packed.length;
  }
  const entries = Buffer.concat(directory);
  if (parts.length >= most.parts || offset + entries.length >= most.bytes)
    throw new CannotAnnotate('too large for a plain zip');
  return Buffer.concat([...pieces, entries, directoryEnd({ parts: parts.length, bytes: entries.length, offset })]);
}

function localHeader(part: ZipPart): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04_03_4b_50, 0);
  writeFacts(part, header, 4);
  return Buffer.concat([header, part.rawName]);
}

function directoryEntry(part: ZipPart, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02_01_4b_50, 0);
  entry.writeUInt16LE(20, 4);
  writeFacts(part, entry, 6);
  entry.writeUInt32LE(part.externalAttributes, 38);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, part.rawName]);
}

/** The 24 bytes that the header of a part and its entry in the directory have in common; extra fields are left out. */
function writeFacts(part: ZipPart, target: Buffer, at: number): void {
  target.writeUInt16LE(20, at);
  target.writeUInt16LE(part.flags & ~sizesFollow, at + 2);
  target.writeUInt16LE(part.deflated ? 8 : 0, at + 4);
  target.writeUInt32LE(part.modified, at + 6);
  target.writeUInt32LE(part.crc32, at + 10);
  target.writeUInt32LE(part.packed.length, at + 14);
  target.writeUInt32LE(part.inflatedBytes, at + 18);
  target.writeUInt16LE(part.rawName.length, at + 22);
}

function directoryEnd({ parts, bytes, offset }: { parts: number; bytes: number; offset: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
