import type { Entry, RunInput } from './model/run.ts';
import type { RunFolder } from './ports.ts';
import { findResourceByHeaders, ownResourceHeader } from './map/find-resource.ts';
import { undoColumns, undoHeader, undoLine, type UndoFormat } from './report/undo-csv.ts';
import { getResource } from './resources/index.ts';
import type { Resource } from './resources/resource.ts';

/** Collects which fields the undo file of each record type needs, as rows come. */
export interface UndoFields {
  take(entry: Entry): void;
  /** By the name of the record type. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A collection of nothing yet. */
export function createUndoFields(inputs: readonly RunInput[]): UndoFields {
  const fields = new Map<string, Set<string>>();
  return {
    fields,
    take(entry) {
      const resource = inputs[entry.input]?.resource;
      if (resource === undefined || !canBeUndone(entry)) return;
      const there = fields.get(resource) ?? new Set();
      for (const { field } of entry.changes) there.add(field);
      fields.set(resource, there);
    },
  };
}

/** Writes what the changed records held before, one file for each record type, in a form that can be applied again. */
export async function writeUndo(
  entries: AsyncIterable<readonly Entry[]>,
  facts: {
    readonly inputs: readonly RunInput[];
    readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
    readonly folder: RunFolder;
  },
): Promise<readonly string[]> {
  const files = openFiles(facts);
  for await (const page of entries) {
    for (const entry of page) {
      const file = files.get(facts.inputs[entry.input]?.resource ?? '');
      if (file !== undefined && entry.before !== null && canBeUndone(entry)) {
        file.output.write(undoLine(file.format, entry, entry.before));
      }
    }
  }
  return [...files.values()].map(({ output }) => {
    output.close();
    return output.path;
  });
}

function canBeUndone({ state, before, changes }: Entry): boolean {
  return (state === 'updated' || state === 'written') && before !== null && changes.length > 0;
}

function openFiles({
  fields,
  folder,
}: {
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly folder: RunFolder;
}) {
  const opened = [...fields].flatMap(([name, changed]) => {
    const resource = getResource(name);
    if (resource === undefined) return [];
    const format = formatOf(resource, changed);
    const output = folder.create(fields.size === 1 ? 'undo.csv' : `undo-${name}.csv`);
    output.write(undoHeader(format));
    return [[name, { format, output }] as const];
  });
  return new Map(opened);
}

function formatOf(resource: Resource, changed: ReadonlySet<string>): UndoFormat {
  const columns = undoColumns(resource, changed);
  const isTold = findResourceByHeaders(columns.map(({ name }) => name)) === resource;
  return { columns, ownHeaders: isTold ? [] : [ownResourceHeader(resource)] };
}
