import { idOf, type Session, type Store, type StoredRecord } from './store.ts';

interface Table {
  readonly byId: Map<number, StoredRecord>;
  /** Null after a change of ids, until somebody asks for the order. */
  sortedIds: readonly number[] | null;
  highestId: number;
}

/** A store that forgets everything when it is closed. */
export function createMemoryStore(): Store {
  const tables = new Map<string, Table>();
  const sessions = new Map<string, Session>();
  const tableOf = (slug: string): Table => {
    const table = tables.get(slug) ?? { byId: new Map(), sortedIds: null, highestId: 0 };
    tables.set(slug, table);
    return table;
  };
  return {
    get: (slug, id) => tables.get(slug)?.byId.get(id),
    all: (slug) => inOrder(tableOf(slug)),
    save: (slug, record) => save(tableOf(slug), record),
    replaceAll(next) {
      tables.clear();
      for (const [slug, records] of next) {
        for (const record of records) save(tableOf(slug), record);
      }
    },
    remove(slug, id) {
      if (tableOf(slug).byId.delete(id)) tableOf(slug).sortedIds = null;
    },
    nextId: (slug) => tableOf(slug).highestId + 1,
    isSeeded: () => tables.size > 0,
    // A throttle keeps its own count; only a store on disk has to remember it.
    uses: () => [],
    saveUse: () => undefined,
    clearUses: () => undefined,
    sessions: () => [...sessions.values()],
    saveSession: (session) => void sessions.set(session.accessToken, session),
    removeSession: (accessToken) => void sessions.delete(accessToken),
    close: () => undefined,
  };
}

function save(table: Table, record: StoredRecord): void {
  const id = idOf(record);
  const { byId } = table;
  if (!byId.has(id)) Object.assign(table, { sortedIds: null, highestId: Math.max(table.highestId, id) });
  byId.set(id, record);
}

function inOrder(table: Table): readonly StoredRecord[] {
  const ids = table.sortedIds ?? [...table.byId.keys()].toSorted((one, other) => one - other);
  Object.assign(table, { sortedIds: ids });
  return ids.map((id) => table.byId.get(id)).filter((record) => record !== undefined);
}
