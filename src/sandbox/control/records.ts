import { auditStamp } from '../api/instant.ts';
import { readAll, readOne } from '../api/read.ts';
import * as reply from '../api/reply.ts';
import { patch } from '../api/write.ts';
import { objectOf, type Incoming } from '../http/incoming.ts';
import { getShape } from '../shapes/get-shape.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Site } from '../site.ts';

/** `/sandbox/records/TYPE` and `/sandbox/records/TYPE/ID`: the state, and changes behind a client's back. */
export function answerRecords(site: Site, incoming: Incoming, parts: readonly string[]): reply.Reply {
  const shape = getShape(parts[0] ?? '');
  if (shape === undefined) return reply.json(404, { Message: `There is no record type "${parts[0] ?? ''}".` });
  if (parts[1] === undefined) return answerAll(site, incoming, shape);
  const id = Number(parts[1]);
  if (incoming.method === 'PATCH') return change(site, incoming, { shape, id });
  if (incoming.method === 'DELETE') return drop(site, { shape, id });
  return readOne(site.store, shape, id);
}

interface Place {
  readonly shape: Shape;
  readonly id: number;
}

function answerAll(site: Site, { method }: Incoming, shape: Shape): reply.Reply {
  if (method === 'GET' || method === 'HEAD') return reply.json(200, readAll(site.store, shape));
  return reply.json(405, { Message: 'Name the Id of one record behind the type.' });
}

function change(site: Site, incoming: Incoming, { shape, id }: Place): reply.Reply {
  const changes = objectOf(incoming);
  if (changes === null) return reply.json(400, { Message: 'The body is no JSON object.' });
  const { store, settings, switches } = site;
  const stamp = {
    UpdatedOn: auditStamp(settings.now(), switches.nextSerial()),
    UpdatedBy: 'somebody.else@example.com',
  };
  const record = patch({ store, shape, stamp }, id, changes);
  return record === null ? reply.notFound() : reply.json(200, record);
}

function drop(site: Site, { shape, id }: Place): reply.Reply {
  if (site.store.get(shape.resource.name, id) === undefined) return reply.notFound();
  site.store.remove(shape.resource.name, id);
  return reply.empty(204);
}
