import { parseQuery } from '../api/query.ts';
import * as reply from '../api/reply.ts';
import { UserError } from '../../errors.ts';
import { objectOf, type Incoming } from '../http/incoming.ts';
import { authenticate } from '../sign-in/authenticate.ts';
import type { Site } from '../site.ts';
import { filterRequests } from './filter-requests.ts';
import { answerRecords } from './records.ts';
import { flip } from './switches.ts';

/** What lives under `/sandbox`: the log, the records, the switches. Other machines need to be signed in for it. */
export function answerControl(site: Site, incoming: Incoming, parts: readonly string[]): reply.Reply {
  const { user, sessions, settings } = site;
  const isKnown =
    incoming.isLocal || authenticate(incoming.authorization, { user, sessions, now: settings.now() }) !== null;
  if (!isKnown) return reply.unauthorised();
  try {
    return answerKnown(site, incoming, parts);
  } catch (error) {
    if (error instanceof UserError)
      return complain(error.hint === null ? error.message : `${error.message}; ${error.hint}`);
    throw error;
  }
}

function answerKnown(site: Site, incoming: Incoming, parts: readonly string[]): reply.Reply {
  const [what, ...rest] = parts;
  const isRead = incoming.method === 'GET' || incoming.method === 'HEAD';
  switch (`${isRead ? 'GET' : incoming.method} ${what ?? ''}`) {
    case 'GET ':
      return reply.json(200, summary(site));
    case 'GET requests':
      return reply.json(200, filterRequests(site.log.entries(), parseQuery(incoming.query)));
    case 'DELETE requests':
      site.log.clear();
      return reply.json(200, summary(site));
    case 'POST reset':
      site.reset();
      return reply.json(200, summary(site));
    case 'POST faults':
    case 'POST put-mode':
    case 'POST limits':
    case 'POST expire-tokens':
      flip(site, what ?? '', { text: incoming.body ?? '', body: objectOf(incoming) });
      return reply.json(200, summary(site));
    case 'GET records':
    case 'PATCH records':
    case 'DELETE records':
      return answerRecords(site, incoming, rest);
    default:
      return reply.json(404, {
        Message: `There is no ${incoming.method} ${incoming.path}; docs/sandbox.md lists what there is.`,
      });
  }
}

function summary({ settings, switches, log }: Site): unknown {
  return {
    put: switches.putMode(),
    faults: switches.faults().name,
    throttle: settings.throttle,
    timeScale: settings.timeScale,
    data: settings.data,
    requests: log.entries().length,
  };
}

function complain(message: string): reply.Reply {
  return reply.json(400, { Message: message });
}
