import type { Json } from '../../model.ts';
import type { Reply, Session } from '../../ports.ts';
import type { Answer } from './answer.ts';
import { classify } from './classify.ts';
import type { Request, Send } from './create-requests.ts';

/** Sends a request in somebody's name and says what the answer means. */
export type Ask = (request: Request) => Promise<Reply<Json>>;

/** Requests that prove who asks; one that is refused with 401 is sent once more if the proof can be renewed. */
export function signRequests(send: Send, session: Session): Ask {
  const sendWith = async (request: Request, authorization: string): Promise<Reply<Json>> =>
    classify(withoutProof(await send({ ...request, headers: { ...request.headers, authorization } }), authorization));
  return async (request) => {
    const authorization = await session.authorization();
    const reply = await sendWith(request, authorization);
    // A 401 is final for this request, so that nothing happens twice even to a write.
    if (reply.kind !== 'denied' || reply.status !== 401) return reply;
    const renewed = await session.renew(authorization);
    return renewed === null ? reply : sendWith(request, renewed);
  };
}

// A shorter one would be found in words that are none.
const leastSecret = 6;

/** What stands in front of a server may repeat what it was sent. Records are left as they are, since they are written back. */
function withoutProof(answer: Answer, authorization: string): Answer {
  if (answer.kind !== 'answered' || (answer.status === 200 && !answer.isWrite)) return answer;
  const secrets = secretsIn(authorization).filter((secret) => secret.length >= leastSecret);
  const body = secrets.reduce((text, secret) => text.replaceAll(secret, '[hidden]'), answer.body);
  return { ...answer, body };
}

/** The token; or e-mail and password, as they are sent and the password as it is. */
function secretsIn(authorization: string): readonly string[] {
  const [scheme = '', proof = ''] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'basic') return [proof];
  const password = Buffer.from(proof, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '');
  return [proof, password, JSON.stringify(password).slice(1, -1)];
}
