import type { Json } from '../../model.ts';
import type { Reply, Session } from '../../ports.ts';
import { classify } from './classify.ts';
import type { Request, Send } from './create-requests.ts';

/** Sends a request in somebody's name and says what the answer means. */
export type Ask = (request: Request) => Promise<Reply<Json>>;

/** Requests that prove who asks; one that is refused with 401 is sent once more if the proof can be renewed. */
export function signRequests(send: Send, session: Session): Ask {
  const sendWith = async (request: Request, authorization: string): Promise<Reply<Json>> =>
    classify(await send({ ...request, headers: { ...request.headers, authorization } }));
  return async (request) => {
    const authorization = await session.authorization();
    const reply = await sendWith(request, authorization);
    // A 401 is final for this request, so that nothing happens twice even to a write.
    if (reply.kind !== 'denied' || reply.status !== 401) return reply;
    const renewed = await session.renew(authorization);
    return renewed === null ? reply : sendWith(request, renewed);
  };
}
