import type { Query } from '../api/query.ts';
import type { LoggedRequest } from '../http/request-log.ts';

/** The requests that a query asks for: by method, path (a part of it), status, client, id, fault (a part of it) and since (a number); `last` keeps that many. */
export function filterRequests(entries: readonly LoggedRequest[], query: Query): readonly LoggedRequest[] {
  const last = Number(query.get('last') ?? Number.NaN);
  const found = entries.filter(
    (entry) =>
      equals(query.get('method'), entry.method) &&
      contains(query.get('path'), entry.path) &&
      equals(query.get('status'), String(entry.status)) &&
      equals(query.get('client'), entry.client ?? '') &&
      equals(query.get('id'), String(entry.id)) &&
      contains(query.get('fault'), entry.fault) &&
      entry.n > Number(query.get('since') ?? 0),
  );
  return last > 0 ? found.slice(-last) : found;
}

function equals(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted.toLowerCase() === value.toLowerCase();
}

// An empty text is contained in anything that is there: `?fault=` finds every request with a fault.
function contains(wanted: string | undefined, value: string | null): boolean {
  return wanted === undefined || (value !== null && value.toLowerCase().includes(wanted.toLowerCase()));
}
