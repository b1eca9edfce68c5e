import type { Json } from '../../model.ts';
import type { Reply } from '../../ports.ts';
import { getHeader, type Answer, type Answered } from './answer.ts';
import { cleanText } from './clean-text.ts';
import { keepDigits } from './keep-digits.ts';
import { fieldErrorsOf, isEnvelope, isObject, readBody, sayBody, type Body } from './read-body.ts';
import { waitInText, waitTimeOf } from './wait-time.ts';

/** What an answer means: pure, total, and the only place that knows. */
export function classify(answer: Answer): Reply<Json> {
  switch (answer.kind) {
    case 'unsent':
      return { kind: 'transient', status: 0, message: cleanText(answer.message) };
    case 'silent':
      return { kind: 'unknown', message: cleanText(answer.message) };
    case 'answered':
      return classifyAnswered(answer);
  }
}

function classifyAnswered(answer: Answered): Reply<Json> {
  const { status } = answer;
  const body = readBody(answer.body);
  if (isThrottled(answer, body)) return { kind: 'throttled', status, waitMs: waitTimeOf(answer) };
  if (status >= 200 && status <= 299) return classifyDone(answer, body);
  // Wherever a redirect leads, it is no place that the user named.
  if (status >= 300 && status <= 399) return { kind: 'denied', status, message: sayRedirect(answer) };
  if ([401, 403, 407].includes(status)) return { kind: 'denied', status, message: sayDenied(status, body) };
  if (isTransient(status, body)) return { kind: 'transient', status, message: say(status, body) };
  if (status === 404 && isNotFound(body)) return { kind: 'missing' };
  if (status === 409) return { kind: 'conflict', message: say(status, body) };
  return reject(status, body);
}

// The documented form is an empty 409 with Retry-After; the form seen lately is a 429 with a text.
function isThrottled({ status, headers }: Answered, body: Body): boolean {
  if (status !== 409) return status === 429;
  if (getHeader(headers, 'retry-after') !== undefined || body.kind === 'empty') return true;
  return body.kind === 'text' && waitInText(body.text) !== null;
}

function classifyDone({ status, isWrite }: Answered, body: Body): Reply<Json> {
  if (body.kind !== 'json') return breakOff(body, { status, isWrite });
  const value = keepDigits(body.value, body.text);
  if (isEnvelope(value) && value['WasSuccessful'] !== true) return reject(status, body);
  if (isEnvelope(value)) return { kind: 'accepted', value: value['Value'] ?? null };
  // A write is answered by an envelope; what is neither that nor a record does not tell whether anything was written.
  const isReceipt = isObject(value) && typeof value['Id'] === 'number';
  return isWrite && !isReceipt ? breakOff(body, { status, isWrite }) : { kind: 'accepted', value };
}

// The text is not shown unless it is a page: it may be half a record, with somebody's address in it.
function breakOff(body: Body, { status, isWrite }: Pick<Answered, 'status' | 'isWrite'>): Reply<Json> {
  const said = body.kind === 'page' ? sayBody(body) : '';
  const message = said === '' ? 'the answer of the server is not what was asked for' : said;
  return isWrite ? { kind: 'unknown', message } : { kind: 'transient', status, message };
}

function sayRedirect({ headers }: Answered): string {
  const place = cleanText((getHeader(headers, 'location') ?? '').replace(/[?#].*$/s, ''));
  return `the server sends us on${place === '' ? '' : ` to ${place}`}, which is not followed`;
}

// Validation that an older build sends with 500 will fail again; "Ooops!" often passes the next time.
function isTransient(status: number, body: Body): boolean {
  if (status === 500) return fieldErrorsOf(body).length === 0 || sayBody(body).startsWith('Ooops!');
  return status < 400 || status > 499 || [408, 425].includes(status) || body.kind === 'page';
}

// A path that does not exist is answered by 404 as well, but with an object.
function isNotFound(body: Body): boolean {
  return body.kind === 'empty' || !(body.kind === 'json' && isObject(body.value));
}

function reject(status: number, body: Body): Reply<Json> {
  const errors = fieldErrorsOf(body);
  const [first] = errors;
  const told = [first?.property ?? '', first?.message ?? ''].filter((words) => words !== '').join(': ');
  const message = sayBody(body) !== '' || told === '' ? say(status, body) : cleanText(told);
  return { kind: 'rejected', status, message, errors };
}

// The answer to a dead token and to a missing role alike.
function sayDenied(status: number, body: Body): string {
  const isMute = status === 401 && sayBody(body) === '';
  return isMute ? 'status 401 and no reason, as for a token that is dead or a role that is missing' : say(status, body);
}

function say(status: number, body: Body): string {
  const said = sayBody(body);
  return said === '' ? `the server answered with status ${status} and no reason` : said;
}
