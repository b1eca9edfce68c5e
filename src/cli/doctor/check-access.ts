import { exitCodes } from '../../errors.ts';
import { askPatiently } from '../../io/api/who-am-i.ts';
import type { Api, Person, Reply } from '../../ports.ts';
import { listAnd } from '../../problems/quote.ts';
import type { Resource } from '../../resources/resource.ts';
import { fail, ok, warn, type Check } from './check.ts';

/** Whether the user may use the API at all. */
export function checkApiAccess({ hasApiAccess, isActive }: Person): Check {
  const denied = { exitCode: exitCodes.denied } as const;
  if (!isActive)
    return fail('API access', { ...denied, message: 'the user is not active', advice: 'activate the user in Nexudus' });
  if (!hasApiAccess)
    return fail('API access', {
      ...denied,
      message: 'the user has no API access',
      advice: 'an administrator can allow it in the settings of the user',
    });
  return ok('API access', 'allowed');
}

const actions = ['Read', 'List', 'Edit'] as const;

/** Whether the user holds the roles that a record type takes. */
export function checkRoles({ isAdministrator, roles }: Person, { name, entity }: Resource): Check {
  const title = `roles for ${name}`;
  if (isAdministrator) return ok(title, 'administrator');
  const held = new Set(roles.map((role) => role.toLowerCase()));
  const missing = actions.map((action) => `${entity}-${action}`).filter((role) => !held.has(role.toLowerCase()));
  if (missing.length === 0) return ok(title, 'read, list and edit');
  return fail(title, {
    message: `${listAnd(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`,
    advice: 'an administrator can give roles to the user; leave it where you have no such records to change',
    exitCode: exitCodes.denied,
  });
}

/** What a write is tried with. */
export interface WriteTools {
  readonly api: Api;
  readonly sleep: (ms: number) => Promise<unknown>;
}

// The largest id that there can be, and the shortest window of the API.
const nobodysId = 2_147_483_647;
const paceMs = 110;

/** Whether the server takes writes of a record type: one to a record that does not exist, so that nothing can change. */
export async function checkWrite({ name, path }: Resource, { api, sleep }: WriteTools): Promise<Check> {
  const title = `write test on ${name}`;
  const ask = async <T>(request: () => Promise<Reply<T>>): Promise<Reply<T>> => {
    await sleep(paceMs);
    return askPatiently(request, sleep);
  };
  const found = await ask(() => api.readBatch(path, [nobodysId]));
  if (found.kind !== 'accepted') return judge(title, found);
  if (found.value.length > 0) return warn(title, `record ${nobodysId} exists, so nothing was tried`, 'none needed');
  return judge(title, await ask(() => api.write(path, { Id: nobodysId })));
}

function judge(title: string, reply: Reply<unknown>): Check {
  switch (reply.kind) {
    case 'missing':
    case 'rejected':
    case 'conflict':
      return ok(title, 'the server takes writes and found no such record, so nothing was changed');
    case 'denied':
      return fail(title, {
        message: `refused: ${reply.message}`,
        advice: 'check the roles of the user',
        exitCode: exitCodes.denied,
      });
    case 'accepted':
      return warn(title, 'the server said yes to a record that does not exist', 'look at its answers with -v');
    case 'throttled':
      return warn(title, 'the server is too busy to tell', 'try again later');
    case 'transient':
    case 'unknown':
      return warn(title, `the server did not tell: ${reply.message}`, 'try again later');
  }
}
