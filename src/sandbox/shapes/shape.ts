import type { FieldType } from '../../model.ts';
import type { EnumMember, Resource } from '../../resources/resource.ts';
import type { Json } from '../json.ts';
import type { StoredRecord } from '../store/store.ts';

/** Finds other records, for what a record shows of its relations. */
export type Lookup = (slug: string, id: number) => StoredRecord | undefined;

/** A key that a PUT may set. */
export interface Writable {
  readonly kind: 'writable';
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** One of the PUT fields of the vendor's page, not a later addition. */
  readonly isDocumented: boolean;
  readonly members: readonly EnumMember[];
}

/** A key that only the server sets, stored with the record. */
export interface Kept {
  readonly kind: 'kept';
  readonly name: string;
}

/** A key that is worked out from others whenever the record is read. */
export interface Companion {
  readonly kind: 'companion';
  readonly name: string;
  readonly of: (record: StoredRecord, lookup: Lookup) => Json;
}

/** One key of a record. */
export type Key = Writable | Kept | Companion;

/** A record type as the server knows it: its keys in the order in which replies show them. */
export interface Shape {
  readonly resource: Resource;
  readonly keys: readonly Key[];
  readonly names: ReadonlySet<string>;
  readonly writables: readonly Writable[];
  /** Writable keys by their name in lower case, as bodies may write it in any case. */
  readonly byLowerName: ReadonlyMap<string, Writable>;
}

/** A key that only the server sets. */
export function kept(name: string): Kept {
  return { kind: 'kept', name };
}

/** A key that is worked out. */
export function companion(name: string, of: Companion['of']): Companion {
  return { kind: 'companion', name, of };
}

/** A writable key that newer builds of the server have and the vendor's PUT page does not name. */
export function addition(name: string, type: FieldType, members: readonly EnumMember[] = []): Writable {
  return { kind: 'writable', name, type, isRequired: false, isDocumented: false, members };
}

/** True for a whole number that names another record: `CoworkerContractId`. */
export function isForeignKey(key: Writable): boolean {
  return key.type === 'integer' && key.name.endsWith('Id') && key.name !== 'Id';
}

/** The name by which errors and filters call a key: a foreign key goes without its Id. */
export function relationName(key: Writable): string {
  return isForeignKey(key) ? key.name.slice(0, -2) : key.name;
}

/** True for `AddedDesks` and the like, which change a list and are never stored. */
export function isDelta(name: string): boolean {
  return /^(?:Added|Removed)[A-Z]/.test(name);
}

/** Puts a shape together; a text stands for the resource's own field of that name. */
export function shapeOf(resource: Resource, own: readonly (string | Key)[]): Shape {
  const keys = [...own.map((key) => (typeof key === 'string' ? fieldKey(resource, key) : key)), ...auditKeys];
  const writables = keys.filter((key) => key.kind === 'writable');
  return {
    resource,
    keys,
    names: new Set(keys.map(({ name }) => name)),
    writables,
    byLowerName: new Map(writables.map((key) => [key.name.toLowerCase(), key])),
  };
}

const auditKeys: readonly Key[] = [
  kept('Id'),
  kept('UniqueId'),
  kept('CreatedOn'),
  kept('UpdatedOn'),
  kept('UpdatedBy'),
  companion('IsNew', () => false),
  addition('SystemId', 'string'),
  companion('ToStringText', (record) => record['FullName'] ?? `#${Number(record['Id'])}`),
  companion('LocalizationDetails', () => null),
  companion('CustomFields', () => null),
];

function fieldKey(resource: Resource, name: string): Writable {
  const field = resource.fields.find((known) => known.name === name);
  if (field === undefined) throw new Error(`${resource.name} has no field ${name}`);
  return {
    kind: 'writable',
    name,
    type: field.codec.type,
    isRequired: field.required,
    isDocumented: true,
    members: field.enum ?? [],
  };
}
