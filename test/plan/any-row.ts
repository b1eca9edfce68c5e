import fc from 'fast-check';
import type { Draft, Json, LiveRecord, Value } from '../../src/model.ts';
import type { Field, Resource } from '../../src/resources/resource.ts';

const id = fc.integer({ min: 1, max: 2_147_483_647 });
const instant = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));

/** Any value that the type of a field can hold. */
function valueOf({ codec }: Field): fc.Arbitrary<Exclude<Value, null>> {
  switch (codec.type) {
    case 'integer':
      return id;
    case 'enum':
      return fc.constantFrom(0, 1, 2, 3);
    case 'number':
      return fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);
    case 'boolean':
      return fc.boolean();
    case 'integer[]':
      // So few that lists have ids in common.
      return fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 });
    case 'date-time':
      return instant;
    case 'date':
      return instant.map((text) => text.slice(0, 10));
    case 'string':
    case 'email':
      return fc.string({ minLength: 1, maxLength: 8 });
  }
}

/** Some of the fields, each with a value or with null. */
function anyOf(fields: readonly Field[]): fc.Arbitrary<Readonly<Record<string, Value>>> {
  const values = Object.fromEntries(fields.map((field) => [field.name, fc.option(valueOf(field))]));
  return fc.record<Record<string, Value>>(values, { requiredKeys: [] });
}

/** Any record: some fields absent or null, local twins of dates, and keys that no document names. */
export function anyRecord({ fields, rules }: Resource): fc.Arbitrary<LiveRecord> {
  const deltas = new Set(rules.flatMap((rule) => (rule.kind === 'list-or-deltas' ? [rule.added, rule.removed] : [])));
  const known = anyOf(fields.filter(({ name }) => !deltas.has(name)));
  const dates = fields.filter(({ codec }) => codec.type === 'date-time');
  const twins = Object.fromEntries(dates.map(({ name }) => [`${name}Local`, instant]));
  const unknown = fc.dictionary(fc.stringMatching(/^X[a-z]{1,6}$/), fc.jsonValue() as fc.Arbitrary<Json>, {
    maxKeys: 4,
  });
  return fc
    .tuple(known, fc.record(twins, { requiredKeys: [] }), unknown, id)
    .map(([one, two, three, own]) => ({ ...one, ...two, ...three, Id: own }));
}

/** Any draft that a row can give: a list is named whole, or by what to add and to take away. */
export function anyDraft({ fields, rules }: Resource): fc.Arbitrary<Draft> {
  const lists = rules.flatMap((rule) => (rule.kind === 'list-or-deltas' ? [rule] : []));
  return fc.tuple(id, anyOf(fields), fc.boolean()).map(([own, given, isWhole]) => {
    const other = new Set(lists.flatMap(({ list, added, removed }) => (isWhole ? [added, removed] : [list])));
    const named = Object.entries(given).filter(([name]) => !other.has(name));
    return { id: own, values: { ...Object.fromEntries(named), Id: own } };
  });
}
