import type { Source } from './ports.ts';
import { getFileKind } from './read/file-kind.ts';

const headBytes = 1024;

/** True where an input is a workbook, or cannot be used at all, which is told when it is read. */
export async function hasWorkbook(sources: readonly Source[]): Promise<boolean> {
  for (const source of sources) {
    const { kind } = getFileKind(await source.readAt(0, headBytes));
    if (kind !== 'text') return true;
  }
  return false;
}
