import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft, Json, LiveRecord, Value } from '../../src/model.ts';
import { buildBody } from '../../src/plan/build-body.ts';
import { diff } from '../../src/plan/diff.ts';
import { getResource, resources } from '../../src/resources/index.ts';
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
      return fc.uniqueArray(id, { maxLength: 4 });
    case 'date-time':
      return instant;
    case 'date':
      return instant.map((text) => text.slice(0, 10));
    case 'string':
    case 'email':
      return fc.string({ minLength: 1, maxLength: 8 });
  }
}

function wholeRecord(resource: Resource): fc.Arbitrary<LiveRecord> {
  const fields = resource.fields.filter(({ name }) => !/^(?:Added|Removed)/.test(name));
  const known = fc.record(Object.fromEntries(fields.map((field) => [field.name, fc.option(valueOf(field))])));
  const unknown = fc.dictionary(fc.stringMatching(/^X[a-z]{1,6}$/), fc.jsonValue() as fc.Arbitrary<Json>, {
    maxKeys: 4,
  });
  return fc.tuple(known, unknown, id).map(([one, other, own]) => ({ ...one, ...other, Id: own }));
}

function anyDraft(resource: Resource): fc.Arbitrary<Draft> {
  const fields = resource.fields.filter(({ name }) => name !== 'Id' && !/^(?:Added|Removed)/.test(name));
  const values = fc.record(Object.fromEntries(fields.map((field) => [field.name, fc.option(valueOf(field))])), {
    requiredKeys: [],
  });
  return fc.tuple(id, values).map(([own, given]) => ({ id: own, values: { Id: own, ...given } }));
}

describe.each(resources.map((resource) => [resource.name, resource] as const))('a PUT of %s', (_, resource) => {
  test('differs from the record in exactly the fields that the row asks to change', () => {
    fc.assert(
      fc.property(wholeRecord(resource), anyDraft(resource), (record, draft) => {
        const changes = diff(resource, draft, record);
        const body = buildBody(record, changes);
        const touched = new Set(changes.map(({ field }) => field));
        for (const [key, value] of Object.entries(record)) if (!touched.has(key)) expect(body[key]).toEqual(value);
        for (const { field, after } of changes) expect(body[field]).toEqual(after);
        expect(Object.keys(body).every((key) => key in record || touched.has(key))).toBe(true);
        expect([...touched].every((field) => field in draft.values && field !== 'Id')).toBe(true);
      }),
    );
  });

  test('leaves nothing to change once the server holds it', () => {
    fc.assert(
      fc.property(wholeRecord(resource), anyDraft(resource), (record, draft) => {
        const body = buildBody(record, diff(resource, draft, record));
        expect(diff(resource, draft, body)).toEqual([]);
      }),
    );
  });
});

describe('the body of a PUT', () => {
  const pause: LiveRecord = {
    Id: 7,
    CoworkerContractId: 3,
    PauseFrom: '2025-01-01T00:00:00Z',
    PauseFromLocal: '2025-01-01T01:00:00',
    PauseUntil: '2025-03-01T00:00:00.0000000Z',
    PauseUntilLocal: '2025-03-01T01:00:00',
    Notes: null,
    SystemId: 'ERP-7',
  };
  const pauses = getResource('contract-paused-periods');

  test('leaves out the local twin of a date that changes, and keeps the other', () => {
    if (pauses === undefined) throw new Error('no such record type');
    const draft = { id: 7, values: { Id: 7, PauseFrom: '2025-02-01T00:00:00Z', PauseUntil: '2025-03-01T00:00:00Z' } };
    const body = buildBody(pause, diff(pauses, draft, pause));
    const { PauseFromLocal: _, ...rest } = pause;
    expect(body).toEqual({ ...rest, PauseFrom: '2025-02-01T00:00:00Z' });
  });
});
