import { mapHeader } from './map/map-header.ts';
import type { MapSettings } from './map/settings.ts';
import { issueAt, type Table } from './map/table.ts';
import { findResource } from './options.ts';
import type { Source } from './ports.ts';
import { readInput, type Input } from './read/read-input.ts';
import type { ReadOptions } from './read/read-options.ts';

/** The inputs, and how they are read and understood. */
export interface OpenOptions {
  readonly sources: readonly Source[];
  readonly read: ReadOptions;
  readonly map: MapSettings;
}

/** Opens every table of every input, parents before children. */
export async function openTables({ sources, read, map }: OpenOptions): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const source of sources) {
    const resource = source.resource === undefined ? map.resource : findResource(source.resource);
    const input = await readInput(source, { ...read, resource });
    tables.push(...toTables(input, { ...map, resource }));
  }
  return [...tables.filter(isParent), ...tables.filter((table) => !isParent(table))];
}

/** What was passed over in a workbook is said with its first table. */
function toTables({ sheets, skipped }: Input, settings: MapSettings): readonly Table[] {
  const notes = skipped.map(({ file, sheet, problem }) => issueAt({ file, sheet }, problem));
  return sheets.map((sheet, at) => {
    const table = mapHeader(sheet, settings);
    return at === 0 ? { ...table, issues: [...notes, ...table.issues] } : table;
  });
}

function isParent({ resource }: Table): boolean {
  return resource.parent === undefined;
}
