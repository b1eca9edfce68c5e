import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft, Json, LiveRecord, Value } from '../../src/model.ts';
import { getExactTexts, withExactTexts } from '../../src/model/exact-texts.ts';
import { buildBody } from '../../src/plan/build-body.ts';
import { decide, type Decision } from '../../src/plan/decide.ts';
import { diff } from '../../src/plan/diff.ts';
import { getResource, resources } from '../../src/resources/index.ts';
import type { Resource } from '../../src/resources/resource.ts';
import { anyDraft, anyRecord } from './any-row.ts';

function decideAlone(resource: Resource, { values }: Draft, record: LiveRecord): Decision {
  const wish = { id: Number(record['Id']), values, seen: null };
  return decide(resource, wish, { mode: 'merge', onConflict: 'refuse', record });
}

/** What the draft names, as it has to be in the end; worked out once more, without the program's own means. */
function namedBy({ rules }: Resource, { values }: Draft, record: LiveRecord): ReadonlyMap<string, Value> {
  const { Id: _, ...named } = values;
  const lists = rules.flatMap((rule) => {
    if (rule.kind !== 'list-or-deltas' || !(rule.added in named || rule.removed in named)) return [];
    const ids = [...idsIn(record[rule.list]), ...idsIn(named[rule.added])];
    return [[rule.list, ids.filter((id) => !idsIn(named[rule.removed]).includes(id))] as const];
  });
  const plain = Object.entries(named).filter(([name]) => !/^(?:Added|Removed)/.test(name));
  return new Map<string, Value>([...plain, ...lists]);
}

function idsIn(list: Json | Value | undefined): readonly number[] {
  return Array.isArray(list) ? list.map(Number) : [];
}

/** One text for all values that are the same. */
function plainly(value: Json | Value | undefined): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.length === 0 ? 'nothing' : [...new Set(idsIn(value))].toSorted((one, other) => one - other).join(' ');
}

/** A yes or no that is cleared is no, and a role that is cleared is none. */
function holdsNoMore(held: Json | undefined, wanted: Value, name: string): boolean {
  return plainly(wanted) === 'nothing' && (held === false || (held === 0 && name === 'ContractContactType'));
}

describe.each(resources.map((resource) => [resource.name, resource] as const))('a PUT of %s', (_, resource) => {
  test('differs from the record in exactly the fields that the row asks to change', () => {
    fc.assert(
      fc.property(anyRecord(resource), anyDraft(resource), (record, draft) => {
        const decision = decideAlone(resource, draft, record);
        const named = [...namedBy(resource, draft, record)];
        const differing = named.filter(
          ([name, value]) => plainly(record[name]) !== plainly(value) && !holdsNoMore(record[name], value, name),
        );
        expect(decision.kind).toBe(differing.length === 0 ? 'unchanged' : 'write');
        if (decision.kind !== 'write') return;
        const { body, changes } = decision;
        const fields = differing.map(([name]) => name);
        expect(changes.map(({ field }) => field).toSorted()).toEqual(fields.toSorted());
        for (const [name, value] of differing) expect(plainly(body[name])).toBe(plainly(value));
        // A date that changes takes its local twin with it; all else goes back as it came.
        const gone = new Set(fields.map((name) => `${name}Local`));
        const rest = Object.entries(record).filter(([key]) => !fields.includes(key) && !gone.has(key));
        expect(Object.fromEntries(Object.entries(body).filter(([key]) => !fields.includes(key)))).toEqual(
          Object.fromEntries(rest),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('leaves nothing to change once the server holds it', () => {
    fc.assert(
      fc.property(anyRecord(resource), anyDraft(resource), (record, draft) => {
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

  test('remembers the exact texts of all keys but those that change or are left out', () => {
    const keys = ['Notes', 'PauseFromLocal', 'SystemId', '__proto__'];
    const texts = new Map(keys.map((key) => [key, { value: null, text: '9007199254740993' }]));
    const changes = ['Notes', 'PauseFrom'].map((field) => ({ field, before: null, after: 'new', clears: false }));
    const body = buildBody(withExactTexts(pause, texts), changes);
    expect([...(getExactTexts(body)?.keys() ?? [])]).toEqual(['SystemId', '__proto__']);
    expect(getExactTexts(buildBody(pause, changes))).toBeUndefined();
  });
});
