import { interrupted } from '../../errors/target.ts';
import { isOnThisMachine } from '../api/base-url.ts';
import { createApi } from '../api/create-api.ts';
import { createRequests, type RequestSettings, type Send } from '../api/create-requests.ts';
import { signRequests } from '../api/sign-requests.ts';
import { whoAmI } from '../api/who-am-i.ts';
import { systemClock } from '../clock.ts';
import { assertNexudus } from '../sign-in/assert-nexudus.ts';
import { readCredentials, type Credentials, type Environment } from '../sign-in/credentials.ts';
import { openSession, type SignInPlace } from '../sign-in/open-session.ts';
import type { Api, Log, Person, Session } from '../../ports.ts';
import type { Target } from './target.ts';

/** The account, ready to be asked; nobody signs in before the first request. */
export interface OpenTarget {
  readonly api: Api;
  readonly session: Session;
  /** True where nothing that is sent leaves this machine. */
  readonly isOnThisMachine: boolean;
  /** A `UserError` where nobody can be signed in or the server does not say. */
  whoAmI(): Promise<Person>;
}

/** What opening an account needs of the command. */
export interface OpenTargetWorld {
  readonly env: Environment;
  readonly log: Log;
  /** Breaks requests off; without it what is in flight is finished. */
  readonly signal?: AbortSignal;
}

/** Opens the account with the credentials of the options and the environment. */
export function openTarget(target: Target, world: OpenTargetWorld): OpenTarget {
  const credentials: Credentials = readCredentials(world.env, target);
  const settings = settingsOf(target, world);
  const place = openPlace(target, world);
  const session = openSession(credentials, place);
  const ask = signRequests(sendToNexudus(place), session);
  return {
    api: createApi({ ...settings, session }),
    session,
    isOnThisMachine: isOnThisMachine(target.baseUrl),
    whoAmI: () => whoAmI(ask, { ...target, sleep: createSleep(world) }),
  };
}

/** Who is signed in is asked first of all, so that a wrong address shows there. */
function sendToNexudus({ send, baseUrl }: SignInPlace): Send {
  return async (request) => {
    const answer = await send(request);
    assertNexudus(answer, { baseUrl });
    return answer;
  };
}

function createSleep({ signal = new AbortController().signal }: OpenTargetWorld): (ms: number) => Promise<void> {
  return async (ms) => {
    await systemClock.sleep(ms, signal);
    if (signal.aborted) throw interrupted(signal.reason);
  };
}

/** Where to sign in, for commands that see to it themselves. */
export function openPlace(target: Target, world: Omit<OpenTargetWorld, 'env'>): SignInPlace {
  const { baseUrl, home, profile } = target;
  return { baseUrl, home, profile, clock: systemClock, send: createRequests(settingsOf(target, world)) };
}

function settingsOf({ baseUrl, timeoutMs }: Target, { log, signal }: Omit<OpenTargetWorld, 'env'>): RequestSettings {
  return { baseUrl, timeoutMs, log, ...(signal !== undefined && { signal }) };
}
