import { auditStamp } from '../api/instant.ts';
import { parseQuery } from '../api/query.ts';
import { readMany, readOne } from '../api/read.ts';
import * as reply from '../api/reply.ts';
import { create, remove, update, type Write } from '../api/write.ts';
import type { JsonObject } from '../json.ts';
import type { Shape } from '../shapes/shape.ts';
import { holds } from '../sign-in/user.ts';
import type { Site } from '../site.ts';

/** A request about records, let in. */
export interface BillingRequest {
  readonly method: string;
  readonly shape: Shape;
  /** Of the path; undefined at the collection, null where the path's last part is no number. */
  readonly id: number | null | undefined;
  readonly query: string;
  /** Null where the body is no JSON object. */
  readonly body: JsonObject | null;
  readonly now: number;
}

/** Does what a request about records asks for. */
export function answerBilling(site: Site, request: BillingRequest): reply.Reply {
  const { method, shape, id } = request;
  // A missing role looks like a dead token, with less to say about it.
  if (!holds(site.user, `${shape.resource.entity}-${roleFor(request)}`)) return reply.empty(401);
  if (method === 'GET' || method === 'HEAD') return answerRead(site, request);
  const write = writeOf(site, shape, request.now);
  if (method === 'DELETE') return remove(write, id ?? 0);
  const { body } = request;
  if (body === null)
    return reply.invalid([{ AttemptedValue: null, Message: 'is not valid JSON', PropertyName: 'Body' }]);
  return method === 'POST' ? create(write, body) : update(write, body, id ?? null);
}

// As the signed-in user makes it.
function writeOf(site: Site, shape: Shape, now: number): Write {
  const { store, switches, user } = site;
  const stamp = { UpdatedOn: auditStamp(now, switches.nextSerial()), UpdatedBy: user.email };
  return { store, shape, mode: switches.putMode(), stamp };
}

function roleFor({ method, id }: BillingRequest): string {
  if (method === 'POST') return 'Create';
  if (method === 'PUT') return 'Edit';
  if (method === 'DELETE') return 'Delete';
  return id === undefined ? 'List' : 'Read';
}

function answerRead(site: Site, { shape, id, query }: BillingRequest): reply.Reply {
  if (id === undefined) return readMany(site.store, shape, parseQuery(query));
  return readOne(site.store, shape, id ?? 0);
}
