import { createRequests } from '../../../src/io/api/create-requests.ts';
import type { SignInPlace } from '../../../src/io/sign-in/open-session.ts';
import { silentLog } from '../../../src/io/silent-log.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A place to sign in for one test, with a home folder of its own and no time lost in waiting. */
export async function placeOf(baseUrl: string, changes: Partial<SignInPlace> = {}): Promise<SignInPlace> {
  const home = `${await temporaryFolder()}/home`;
  const clock = { now: () => Date.now() };
  const send = createRequests({ baseUrl, timeoutMs: 10_000, log: silentLog, clock });
  return { baseUrl, home, profile: null, clock, send, sleep: async () => undefined, ...changes };
}
