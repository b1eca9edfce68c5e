import { certificateRefused, looksForeign } from '../../errors/target.ts';
import type { Answer } from '../api/answer.ts';
import { classify } from '../api/classify.ts';
import { certificateTrouble } from '../api/failure.ts';
import { readBody } from '../api/read-body.ts';

/** Who was asked, and what of the question must not be repeated. */
interface Asked {
  readonly baseUrl: string;
  readonly hide?: (said: string) => string;
}

/** Stops a sign-in at what no Nexudus answers: somebody else is at the address, or stands on the way to it. */
export function assertNexudus(answer: Answer, { baseUrl, hide = (said) => said }: Asked): void {
  if (answer.kind !== 'answered') {
    const trouble = certificateTrouble(answer.reason);
    if (trouble !== null) throw certificateRefused(baseUrl, trouble);
    return;
  }
  const { status, body } = answer;
  const isRedirect = status >= 300 && status <= 399;
  const isPage = status === 200 && readBody(body).kind === 'page';
  if (!isRedirect && !isPage) return;
  const reply = classify(answer);
  throw looksForeign(baseUrl, hide('message' in reply ? reply.message : 'it answers with a page'));
}
