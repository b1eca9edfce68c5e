import { readEnum } from '../api/enums.ts';
import { readMe } from '../api/me.ts';
import { parseQuery } from '../api/query.ts';
import * as reply from '../api/reply.ts';
import { requestedId } from '../api/requested-id.ts';
import { answerControl } from '../control/control.ts';
import type { Action } from '../faults/fault.ts';
import type { JsonObject } from '../json.ts';
import { authenticate } from '../sign-in/authenticate.ts';
import { grantToken } from '../sign-in/token.ts';
import type { Site } from '../site.ts';
import { throttled } from '../throttle/throttled.ts';
import { answerBilling } from './billing.ts';
import { formOf, objectOf, type Incoming } from './incoming.ts';
import { methodsOf, routeOf, type Route } from './route.ts';

/** What is to be sent, and what goes wrong with it. */
export interface Answer {
  readonly reply: reply.Reply;
  readonly fault: Action | null;
  readonly client: string | null;
  readonly id: number | null;
}

/** Decides how a request is answered, and does what it asks for. */
export function answer(site: Site, incoming: Incoming): Answer {
  const route = routeOf(incoming.path);
  const early = answerEarly(site, incoming, route);
  if (early !== null) return plain(early);
  if (route.kind === 'token') return answerToken(site, incoming);
  return answerSignedIn(site, incoming, route);
}

function plain(early: reply.Reply, client: string | null = null): Answer {
  return { reply: early, fault: null, client, id: null };
}

// What needs nobody to be signed in, and no fault ever touches.
function answerEarly(site: Site, incoming: Incoming, route: Route): reply.Reply | null {
  const { method, path, body } = incoming;
  if (body === null) return reply.json(413, { Message: 'Maximum request length exceeded.' }, { Connection: 'close' });
  if (route.kind === 'control') return answerControl(site, incoming, route.parts);
  if (route.kind === 'front') return reply.text(200, 'A Nexudus to rehearse on. Look around under /sandbox.\n');
  if (route.kind === 'nowhere') return reply.noResource(path);
  const methods = methodsOf(route);
  if (method === 'OPTIONS') return reply.empty(204, { Allow: methods.join(', ') });
  return methods.includes(method) ? null : reply.wrongMethod(method, methods);
}

function answerToken(site: Site, incoming: Incoming): Answer {
  const fault = site.switches.faults().next({ method: incoming.method, path: '/api/token', id: null });
  const request = { form: formOf(incoming), clientId: incoming.clientId, now: site.settings.now() };
  const act = (): reply.Reply => grantToken(site.user, site.sessions, request);
  return { reply: underFault(fault, act), fault, client: null, id: null };
}

function answerSignedIn(site: Site, incoming: Incoming, route: Route): Answer {
  const now = site.settings.now();
  const client = authenticate(incoming.authorization, { user: site.user, sessions: site.sessions, now });
  if (client === null) return plain(reply.unauthorised());
  const isWrite = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  const waitMs = site.throttle.admit(client, isWrite, now);
  if (waitMs > 0) return plain(throttled(site.settings.throttle, waitMs), client);
  const body = isWrite ? objectOf(incoming) : {};
  const id = idOf(route, body);
  const path = incoming.path.toLowerCase().replace(/\/+$/, '');
  const fault = site.switches.faults().next({ method: incoming.method, path, id });
  const act = (): reply.Reply =>
    answerRoute(site, route, { method: incoming.method, query: incoming.query, body, now });
  return { reply: underFault(fault, act), fault, client, id };
}

function idOf(route: Route, body: JsonObject | null): number | null {
  if (route.kind === 'record' && route.id !== null) return route.id;
  const id = requestedId(body ?? {}, null);
  return typeof id === 'number' ? id : null;
}

// Some faults come instead of the deed, the others after it.
function underFault(fault: Action | null, act: () => reply.Reply): reply.Reply {
  switch (fault?.kind) {
    case 'status':
      return { status: fault.status, headers: fault.headers, body: fault.body };
    case 'refuse':
      return reply.refusal(fault.message);
    case 'reset':
    case 'hang':
      return reply.empty(200);
    case 'delay':
    case 'apply-then-reset':
    case 'apply-then-hang':
    case undefined:
      return act();
  }
}

interface LetIn {
  readonly method: string;
  readonly query: string;
  readonly body: JsonObject | null;
  readonly now: number;
}

function answerRoute(site: Site, route: Route, request: LetIn): reply.Reply {
  switch (route.kind) {
    case 'me':
      return readMe(site.user);
    case 'enums':
      return readEnum(parseQuery(request.query));
    case 'collection':
      return answerBilling(site, { ...request, shape: route.shape, id: undefined });
    case 'record':
      return answerBilling(site, { ...request, shape: route.shape, id: route.id });
    case 'token':
    case 'control':
    case 'front':
    case 'nowhere':
      return reply.notFound();
  }
}
