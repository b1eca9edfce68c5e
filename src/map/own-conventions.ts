import type { Convention } from './convention.ts';
import type { MappedColumn } from './table.ts';

type Decided = Extract<Convention, { readonly as: unknown }>;

const words = { dmy: 'dmy', mdy: 'mdy', '.': 'point', ',': 'comma' } as const;

const ownHeader = /^nexload_(settled|mixed)_(\w+)_(dmy|mdy|point|comma)$/i;

/** Headers by which rejects remember how their columns were read, since the rows that settled it may not be among them. */
export function conventionHeaders(
  columns: readonly MappedColumn[],
  conventions: ReadonlyMap<number, Convention>,
): readonly string[] {
  return columns.flatMap(({ index, field }) => {
    const convention = conventions.get(index);
    const isDecided = convention?.kind === 'settled' || convention?.kind === 'mixed';
    return isDecided ? [`nexload_${convention.kind}_${field.name}_${words[convention.as]}`] : [];
  });
}

/** What such headers say, by the index of the column. */
export function conventionsOf(
  header: readonly string[],
  columns: readonly MappedColumn[],
): ReadonlyMap<number, Convention> {
  const found = new Map<number, Convention>();
  for (const text of header) {
    const [, kind = '', name = '', word = ''] = ownHeader.exec(text.trim())?.map((part) => part.toLowerCase()) ?? [];
    const column = columns.find(({ field }) => field.name.toLowerCase() === name);
    const as = asOf(word);
    if (column !== undefined && as !== undefined)
      found.set(column.index, { kind: kind === 'mixed' ? kind : 'settled', as });
  }
  return found;
}

function asOf(word: string): Decided['as'] | undefined {
  return (['dmy', 'mdy', '.', ','] as const).find((as) => words[as] === word);
}
