import { createHash } from 'node:crypto';
import type { FieldChange, Json } from '../model.ts';

/** The same change in several records. */
export interface ChangeGroup {
  readonly resource: string;
  readonly field: string;
  /** Texts longer than 200 characters are cut. */
  readonly before: Json;
  readonly after: Json;
  readonly clears: boolean;
  readonly rows: number;
}

/** What changes, counted; the shape within `plan` of report.json. */
export interface ChangeFacts {
  /** Rows that differ from their records. */
  readonly update: number;
  /** Cells that would be empty where something is now. */
  readonly clears: number;
  /** In how many rows each field changes. */
  readonly fields: ReadonlyArray<{ readonly resource: string; readonly field: string; readonly rows: number }>;
  /** The largest first, at most a hundred. */
  readonly groups: readonly ChangeGroup[];
  /** Changes of a field that stand in no group above. */
  readonly others: ReadonlyArray<{ readonly resource: string; readonly field: string; readonly rows: number }>;
}

/** Counts changes as rows come, in memory that does not grow with them. */
export interface ChangeCounter {
  take(resource: string, changes: readonly FieldChange[]): void;
  result(): ChangeFacts;
}

/** How many different changes of one field are told apart. */
const mostOfField = 1_000;

/** How many groups a report keeps. */
const mostGroups = 100;

const longestText = 200;

interface FieldCount {
  readonly resource: string;
  readonly field: string;
  rows: number;
  clears: number;
  readonly groups: Map<string, { readonly group: Omit<ChangeGroup, 'rows'>; rows: number }>;
}

/** A counter at zero. */
export function createChangeCounter(): ChangeCounter {
  const fields = new Map<string, FieldCount>();
  let update = 0;
  return {
    take(resource, changes) {
      if (changes.length > 0) update++;
      for (const change of changes) {
        const key = `${resource}|${change.field}`;
        const there = fields.get(key) ?? { resource, field: change.field, rows: 0, clears: 0, groups: new Map() };
        fields.set(key, there);
        there.rows++;
        if (change.clears) there.clears++;
        addToGroup(there, change);
      }
    },
    result: () => ({ update, ...resultOf([...fields.values()]) }),
  };
}

function addToGroup({ resource, field, groups }: FieldCount, { before, after, clears }: FieldChange): void {
  // What a cleared field held differs from record to record; that it is cleared is the news.
  const key = clears ? 'clears' : keyOf(JSON.stringify([before, after]));
  const there = groups.get(key);
  if (there !== undefined) there.rows++;
  else if (groups.size < mostOfField || clears) {
    const was = clears ? null : cut(before);
    groups.set(key, { group: { resource, field, before: was, after: cut(after), clears }, rows: 1 });
  }
}

function resultOf(fields: readonly FieldCount[]): Omit<ChangeFacts, 'update'> {
  const all = fields.flatMap(({ groups }) => [...groups.values()].map(({ group, rows }) => ({ ...group, rows })));
  const groups = all.toSorted((one, other) => other.rows - one.rows).slice(0, mostGroups);
  const others = fields.map(({ resource, field, rows }) => {
    const own = groups.filter((group) => group.resource === resource && group.field === field);
    return { resource, field, rows: own.reduce((left, group) => left - group.rows, rows) };
  });
  return {
    clears: fields.reduce((sum, { clears }) => sum + clears, 0),
    fields: fields.map(({ resource, field, rows }) => ({ resource, field, rows })),
    groups,
    others: others.filter(({ rows }) => rows > 0),
  };
}

function keyOf(json: string): string {
  return json.length > longestText ? createHash('sha256').update(json).digest('base64') : json;
}

/** A copy that holds on to nothing else. */
function cut(value: Json): Json {
  if (typeof value === 'string' && value.length > longestText) {
    return `${value.slice(0, longestText).replace(/[\ud800-\udbff]$/, '')}\u2026`;
  }
  const json = JSON.stringify(value);
  return typeof value !== 'object' || json.length <= longestText ? value : `${json.slice(0, longestText)}\u2026`;
}
