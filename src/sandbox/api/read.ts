import type { JsonObject } from '../json.ts';
import type { Lookup, Shape } from '../shapes/shape.ts';
import { showRecord } from '../shapes/show.ts';
import type { Store } from '../store/store.ts';
import { list } from './list.ts';
import { parseBatch, type Query } from './query.ts';
import { json, notFound, type Reply } from './reply.ts';

/** A page of records, or the records of `id=[1,2,3]`, where unknown ids are left out. */
export function readMany(store: Store, shape: Shape, query: Query): Reply {
  const { name } = shape.resource;
  const lookup = lookupIn(store);
  const ids = parseBatch(query);
  if (ids === null) return list({ shape, records: store.all(name), lookup }, query);
  const found = ids.map((id) => store.get(name, id)).filter((record) => record !== undefined);
  return json(
    200,
    found.map((record) => showRecord(shape, record, lookup)),
  );
}

/** One record with everything it shows. */
export function readOne(store: Store, shape: Shape, id: number): Reply {
  const record = store.get(shape.resource.name, id);
  return record === undefined ? notFound() : json(200, showRecord(shape, record, lookupIn(store)));
}

/** Every record of a type with everything it shows. */
export function readAll(store: Store, shape: Shape): readonly JsonObject[] {
  const lookup = lookupIn(store);
  return store.all(shape.resource.name).map((record) => showRecord(shape, record, lookup));
}

/** Finds records in a store. */
export function lookupIn(store: Store): Lookup {
  return (slug, id) => store.get(slug, id);
}
