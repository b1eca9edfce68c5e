import { lookup } from 'node:dns/promises';
import { exitCodes } from '../../errors.ts';
import { getHeader, type Answer, type Answered } from '../../io/api/answer.ts';
import { classify } from '../../io/api/classify.ts';
import type { Send } from '../../io/api/create-requests.ts';
import { certificateTrouble } from '../../io/api/failure.ts';
import type { Clock } from '../../ports.ts';
import { fail, ok, skipped, warn, type Check } from './check.ts';

/** What the network is looked at with. */
export interface NetworkTools {
  readonly baseUrl: string;
  readonly send: Send;
  readonly clock: Clock;
}

/** Name, connection, certificate and clock of the server, by one request that needs nobody to be signed in. */
export async function checkNetwork({ baseUrl, send, clock }: NetworkTools): Promise<readonly Check[]> {
  const name = await checkName(new URL(baseUrl).hostname.replace(/^\[|\]$/g, ''));
  if (name.status === 'fail') return [name, skipped('connection'), skipped('TLS'), skipped('clock')];
  const answer = await send({ method: 'GET', path: '/api/auth/me' });
  return [name, checkConnection(answer), checkCertificate(answer, baseUrl), checkClock(answer, clock)];
}

async function checkName(host: string): Promise<Check> {
  try {
    const addresses = await lookup(host, { all: true });
    return ok('name', `${host} is ${addresses.map(({ address }) => address).join(', ')}`);
  } catch {
    const message = `the name service knows no ${host}`;
    return fail('name', { message, advice: 'check --base-url and the network', exitCode: exitCodes.stopped });
  }
}

// Nobody is signed in: a Nexudus answers with 401, and whatever else it says, it says in JSON.
function checkConnection(answer: Answer): Check {
  if (answer.kind !== 'answered') return failConnection(answer);
  const reply = classify(answer);
  if (answer.status === 401 || reply.kind === 'throttled' || reply.kind === 'accepted')
    return ok('connection', 'a server answers');
  const said = 'message' in reply ? reply.message : 'it does not know /api/auth/me';
  if (answer.status >= 500)
    return fail('connection', { message: said, advice: 'try again later', exitCode: exitCodes.stopped });
  return fail('connection', {
    message: `what answers does not look like a Nexudus: ${said}`,
    advice: 'check --base-url, and firewalls on the way',
    exitCode: exitCodes.stopped,
  });
}

function failConnection({ reason, message }: Exclude<Answer, Answered>): Check {
  if (certificateTrouble(reason) !== null) return skipped('connection');
  return fail('connection', {
    message,
    advice: 'check --base-url, the network and firewalls, or try again later',
    exitCode: exitCodes.stopped,
  });
}

function checkCertificate(answer: Answer, baseUrl: string): Check {
  if (baseUrl.startsWith('http:')) return ok('TLS', 'not needed, as nothing leaves this machine');
  if (answer.kind === 'answered') return ok('TLS', 'the certificate is good');
  const trouble = certificateTrouble(answer.reason);
  if (trouble === null) return skipped('TLS');
  return fail('TLS', {
    message: trouble,
    advice: 'where your company reads along, name its certificate in NODE_EXTRA_CA_CERTS; checks are never turned off',
    exitCode: exitCodes.stopped,
  });
}

const mostSkewMs = 60_000;

function checkClock(answer: Answer, clock: Clock): Check {
  if (answer.kind !== 'answered') return skipped('clock');
  const date = Date.parse(getHeader(answer.headers, 'date') ?? '');
  if (Number.isNaN(date)) return ok('clock', 'the server does not tell the time');
  const skewMs = clock.now() - date;
  if (Math.abs(skewMs) <= mostSkewMs) return ok('clock', 'agrees with the server to the minute');
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  return warn(
    'clock',
    `this machine is ${minutes} min ${skewMs > 0 ? 'ahead of' : 'behind'} the server`,
    'set its clock; two-factor codes and the times in reports go by it',
  );
}
