import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import type { Shape } from '../shapes/shape.ts';
import { showRecord } from '../shapes/show.ts';
import { idOf, type Store } from '../store/store.ts';
import { overlay, type PutMode } from './overlay.ts';
import { lookupIn } from './read.ts';
import * as reply from './reply.ts';
import { requestedId } from './requested-id.ts';

/** One write: where it goes, by which rules, and what it leaves behind of who did it and when. */
export interface Write {
  readonly store: Store;
  readonly shape: Shape;
  readonly mode: PutMode;
  readonly stamp: { readonly UpdatedOn: string; readonly UpdatedBy: string };
}

/** PUT: the body names the record; where it does not, the id of the path does. */
export function update(write: Write, body: JsonObject, pathId: number | null): reply.Reply {
  const { store, shape, mode, stamp } = write;
  const id = requestedId(body, pathId);
  if (typeof id !== 'number') return reply.invalid([id]);
  const old = store.get(shape.resource.name, id);
  if (old === undefined) return reply.notFound();
  const result = overlay(shape, { body, old, mode, lookup: lookupIn(store) });
  if (result.kind === 'invalid') return reply.invalid(result.errors);
  const record = { ...old, ...result.values, ...stamp };
  store.save(shape.resource.name, record);
  return reply.success(`${shape.resource.entity} was successfully updated.`, { Id: id }, record);
}

/** POST: the reply carries the whole new record. */
export function create({ store, shape, stamp }: Write, body: JsonObject): reply.Reply {
  const lookup = lookupIn(store);
  const result = overlay(shape, { body, old: null, mode: 'replace', lookup });
  if (result.kind === 'invalid') return reply.invalid(result.errors);
  const born = { Id: store.nextId(shape.resource.name), UniqueId: randomUUID(), CreatedOn: stamp.UpdatedOn };
  const record = { ...unset(shape), ...result.values, ...born, ...stamp };
  store.save(shape.resource.name, record);
  return reply.success(`${shape.resource.entity} was successfully created.`, showRecord(shape, record, lookup), record);
}

/** DELETE: schedules go with their proposal contract. */
export function remove({ store, shape, stamp }: Write, id: number): reply.Reply {
  const { name, entity } = shape.resource;
  if (store.get(name, id) === undefined) return reply.notFound();
  if (name === 'proposal-contracts') removeSchedules(store, id);
  store.remove(name, id);
  return reply.success(`${entity} was successfully deleted.`, null, stamp);
}

/** Changes a record as somebody else would, past every rule of the API; null where there is no such record. */
export function patch(
  { store, shape, stamp }: Omit<Write, 'mode'>,
  id: number,
  changes: JsonObject,
): JsonObject | null {
  const old = store.get(shape.resource.name, id);
  if (old === undefined) return null;
  const record = { ...old, ...stamp, ...changes, Id: id };
  store.save(shape.resource.name, record);
  return showRecord(shape, record, lookupIn(store));
}

// What only the server sets starts as no or nothing.
function unset(shape: Shape): JsonObject {
  const names = shape.keys.filter(({ kind }) => kind === 'kept').map(({ name }) => name);
  return Object.fromEntries(
    names.map((name) => [name, ['Invoiced', 'Credited', 'Applied'].includes(name) ? false : null]),
  );
}

function removeSchedules(store: Store, proposalContractId: number): void {
  const slug = 'proposal-contract-schedules';
  const orphans = store.all(slug).filter((record) => record['ProposalContractId'] === proposalContractId);
  for (const orphan of orphans) store.remove(slug, idOf(orphan));
}
