import { exitCodes, UserError } from '../../errors.ts';
import type { Json, LiveRecord } from '../../model.ts';
import type { Api, Reply, Session } from '../../ports.ts';
import { createRequests, type RequestSettings } from './create-requests.ts';
import { printRecord } from './print-record.ts';
import { isObject } from './read-body.ts';
import { signRequests, type Ask } from './sign-requests.ts';

/** Where the account is, who asks, and how long to wait for an answer. */
export interface ApiSettings extends RequestSettings {
  readonly session: Session;
}

const mostIds = 50;

/** The account over HTTP. */
export function createApi({ session, ...settings }: ApiSettings): Api {
  const ask = settled(signRequests(createRequests(settings), session));
  return {
    async readBatch(path, ids) {
      if (ids.length > mostIds) throw new RangeError(`${ids.length} ids in one request; ${mostIds} are the most`);
      if (ids.length === 0) return { kind: 'accepted', value: [] };
      return recordsIn(await ask({ method: 'GET', path: `${path}/`, query: `id=[${ids.join(',')}]` }));
    },
    async readOne(path, id) {
      return recordIn(await ask({ method: 'GET', path: `${path}/${id}` }));
    },
    async write(path, body) {
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const reply = await ask({ method: 'PUT', path, headers, body: printRecord(body) });
      // The success of a write is in its envelope; what the value says besides the Id is of no use.
      return reply.kind === 'accepted' ? { kind: 'accepted', value: isObject(reply.value) ? reply.value : {} } : reply;
    },
  };
}

function recordIn(reply: Reply<Json>): Reply<LiveRecord> {
  if (reply.kind !== 'accepted') return reply;
  return isObject(reply.value) ? { kind: 'accepted', value: reply.value } : otherShape;
}

function recordsIn(reply: Reply<Json>): Reply<readonly LiveRecord[]> {
  if (reply.kind !== 'accepted') return reply;
  const { value } = reply;
  return isRecords(value) ? { kind: 'accepted', value } : otherShape;
}

function isRecords(value: Json): value is readonly LiveRecord[] {
  return Array.isArray(value) && value.every((one: Json) => isObject(one));
}

const otherShape = {
  kind: 'transient',
  status: 200,
  message: 'the answer of the server is not what was asked for',
} as const;

// Whoever sends rows has to account for them, so a sign-in that fails in the middle is a reply like any other.
function settled(ask: Ask): Ask {
  return async (request) => {
    try {
      return await ask(request);
    } catch (error) {
      if (!(error instanceof UserError) || error.code === 'interrupted') throw error;
      const { message, exitCode } = error;
      return exitCode === exitCodes.stopped
        ? { kind: 'transient', status: 0, message }
        : { kind: 'denied', status: 401, message };
    }
  };
}
