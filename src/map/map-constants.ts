import * as errors from '../errors.ts';
import { listOr } from '../problems/quote.ts';
import { nearestOf } from '../resources/codecs/nearest.ts';
import { getFieldByHeader, plainHeader } from '../resources/header-names.ts';
import type { Field, Resource } from '../resources/resource.ts';
import type { ColumnMap } from './column-map.ts';

/** The headers as the user's map renames them; null for a column that the map leaves out. */
export function renamedHeaders(headers: readonly string[], map: ColumnMap): readonly (string | null)[] {
  const renames = new Map(Object.entries(map.columns).map(([from, to]) => [plainHeader(from), to]));
  return headers.map((header) => {
    const renamed = renames.get(plainHeader(header));
    return renamed === undefined ? header : renamed;
  });
}

/** The cells that the user's map gives to every row; a field that does not exist stops the run. */
export function constantsOf(
  resource: Resource,
  map: ColumnMap,
): ReadonlyArray<{ readonly field: Field; readonly text: string }> {
  for (const name of Object.values(map.columns)) if (name !== null) assertField(resource, name);
  return Object.entries(map.constants).map(([name, text]) => ({ field: assertField(resource, name), text }));
}

function assertField(resource: Resource, name: string): Field {
  const field = getFieldByHeader(resource, name);
  if (field !== undefined) return field;
  const names = resource.fields.map((one) => one.name);
  const nearest = nearestOf(name, names);
  throw errors.badMap(
    'the column map',
    `names "${name}", which is no field of ${resource.name}`,
    nearest.length > 0 ? `did you mean ${listOr(nearest)}?` : `write ${listOr(names)}`,
  );
}
