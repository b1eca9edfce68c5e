import { describe, expect, test } from 'vitest';
import type { AnswerHeaders } from '../../../src/io/api/answer.ts';
import { classify } from '../../../src/io/api/classify.ts';
import type { Json } from '../../../src/model.ts';
import type { Reply } from '../../../src/ports.ts';

interface Given {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: AnswerHeaders;
  readonly isWrite?: boolean;
}

const noon = Date.UTC(2026, 0, 15, 12, 0, 0);

function meaning({ status, body, text, headers = {}, isWrite = false }: Given): Reply<Json> {
  return classify({
    kind: 'answered',
    status,
    headers,
    isWrite,
    body: text ?? (body === undefined ? '' : JSON.stringify(body)),
    at: noon,
  });
}

const envelope = {
  Status: 200,
  Message: 'ContractDeposit was successfully updated.',
  Value: { Id: 7 },
  Errors: null,
  WasSuccessful: true,
};
const error = { AttemptedValue: 'x', Message: 'is a required field', PropertyName: 'Country' };
const invalid = { Message: 'Country: is a required field', Value: null, Errors: [error], WasSuccessful: false };
const fieldError = { property: 'Country', message: 'is a required field', attempted: 'x' };
const gateway = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const ooops = { ...envelope, Message: 'Ooops! Something went wrong.', Value: null, WasSuccessful: false };
const nothing = 'the answer of the server is not what was asked for';

describe('an answer that went well', () => {
  const good: readonly (readonly [title: string, given: Given, value: Json])[] = [
    ['a record is the record', { status: 200, body: { Id: 7, Price: 1.5 } }, { Id: 7, Price: 1.5 }],
    ['a list is the list', { status: 200, body: [{ Id: 7 }] }, [{ Id: 7 }]],
    ['an envelope is its value', { status: 200, body: envelope, isWrite: true }, { Id: 7 }],
    [
      'a record with a field called Value is a record, since only WasSuccessful tells',
      { status: 200, body: { Id: 7, Value: 3, Message: 'hello', Errors: [] } },
      { Id: 7, Value: 3, Message: 'hello', Errors: [] },
    ],
    ['a record that answers a write tells enough', { status: 200, body: { Id: 7 }, isWrite: true }, { Id: 7 }],
    ['a byte-order mark before the JSON does no harm', { status: 200, text: '\uFEFF{"Id":7}' }, { Id: 7 }],
  ];
  test.each(good)('%s', (_, given, value) => {
    expect(meaning(given)).toEqual({ kind: 'accepted', value });
  });
});

describe('an answer that refuses', () => {
  const refused: readonly (readonly [title: string, given: Given, reply: Reply<Json>])[] = [
    [
      'a validation error is rejected, field by field',
      { status: 400, body: invalid, isWrite: true },
      { kind: 'rejected', status: 400, message: invalid.Message, errors: [fieldError] },
    ],
    [
      'several fields are all kept',
      { status: 400, body: { ...invalid, Errors: [error, { ...error, PropertyName: 'CoworkerContract' }] } },
      {
        kind: 'rejected',
        status: 400,
        message: invalid.Message,
        errors: [fieldError, { ...fieldError, property: 'CoworkerContract' }],
      },
    ],
    [
      'the status that older builds write into the body counts for nothing',
      { status: 400, body: { Status: 500, ...invalid } },
      { kind: 'rejected', status: 400, message: invalid.Message, errors: [fieldError] },
    ],
    [
      'without a message the first field error is the message',
      { status: 400, body: { Errors: [error], WasSuccessful: false } },
      { kind: 'rejected', status: 400, message: 'Country: is a required field', errors: [fieldError] },
    ],
    [
      'validation sent as a 500 is validation',
      { status: 500, body: invalid },
      { kind: 'rejected', status: 500, message: invalid.Message, errors: [fieldError] },
    ],
    [
      'a business rule refuses with a 200',
      { status: 200, body: { ...envelope, WasSuccessful: false, Message: 'Already invoiced.' }, isWrite: true },
      { kind: 'rejected', status: 200, message: 'Already invoiced.', errors: [] },
    ],
    [
      'other refusals of the request are rejected with what they say',
      { status: 405, body: { Message: "The requested resource does not support http method 'PUT'." } },
      {
        kind: 'rejected',
        status: 405,
        message: "The requested resource does not support http method 'PUT'.",
        errors: [],
      },
    ],
    [
      'an empty refusal gets a sentence of ours',
      { status: 413 },
      { kind: 'rejected', status: 413, message: 'the server answered with status 413 and no reason', errors: [] },
    ],
    [
      'a complaint without words is as good as an empty refusal',
      { status: 400, body: { Message: null, Errors: [{ PropertyName: null, Message: '' }], WasSuccessful: false } },
      {
        kind: 'rejected',
        status: 400,
        message: 'the server answered with status 400 and no reason',
        errors: [{ property: '', message: '', attempted: null }],
      },
    ],
    ['an unknown record is missing', { status: 404, body: 'Not found' }, { kind: 'missing' }],
    ['a 404 without a word is a missing record', { status: 404 }, { kind: 'missing' }],
    [
      'a path that does not exist is no missing record',
      { status: 404, body: { Message: 'No HTTP resource was found.' } },
      { kind: 'rejected', status: 404, message: 'No HTTP resource was found.', errors: [] },
    ],
    [
      'a 409 with JSON and no Retry-After is a conflict',
      { status: 409, body: { Message: 'Changed meanwhile.' } },
      { kind: 'conflict', message: 'Changed meanwhile.' },
    ],
    [
      'a dead token is denied, with or without a reason',
      { status: 401 },
      {
        kind: 'denied',
        status: 401,
        message: 'status 401 and no reason, as for a token that is dead or a role that is missing',
      },
    ],
    [
      "a firewall's page is denied, by its title",
      { status: 403, text: '<html><title>Access denied</title><body>Ray ID: 1</body></html>' },
      { kind: 'denied', status: 403, message: 'Access denied' },
    ],
    [
      'a redirect is denied, and says where to without its query',
      { status: 302, headers: { location: 'https://elsewhere.example/login?user=me' } },
      {
        kind: 'denied',
        status: 302,
        message: 'the server sends us on to https://elsewhere.example/login, which is not followed',
      },
    ],
  ];
  test.each(refused)('%s', (_, given, reply) => {
    expect(meaning(given)).toEqual(reply);
  });
});

describe('an answer that may change', () => {
  const passing: readonly (readonly [title: string, given: Given, message: string])[] = [
    ['a 500 that says Ooops!', { status: 500, body: ooops }, 'Ooops! Something went wrong.'],
    ['Ooops! with field errors', { status: 500, body: { ...ooops, Errors: [error] } }, 'Ooops! Something went wrong.'],
    ['a 500 of the framework', { status: 500, body: { Message: 'An error has occurred.' } }, 'An error has occurred.'],
    ['a 502 with a page', { status: 502, text: gateway }, '502 Bad Gateway'],
    ['a 503 with text', { status: 503, text: 'Service\r\n  Unavailable' }, 'Service Unavailable'],
    ['a 504 with nothing', { status: 504 }, 'the server answered with status 504 and no reason'],
    ['a 408', { status: 408 }, 'the server answered with status 408 and no reason'],
    ['a page where JSON was due', { status: 200, text: gateway }, '502 Bad Gateway'],
    ['a page with a 404', { status: 404, text: '<h1>Not here</h1>' }, 'Not here'],
    ['JSON that breaks off while reading', { status: 200, text: '{"Id":7,"Email":"ann@exa' }, nothing],
  ];
  test.each(passing)('%s is transient', (_, { status, ...given }, message) => {
    expect(meaning({ status, ...given })).toEqual({ kind: 'transient', status, message });
  });

  const unsure: readonly (readonly [title: string, given: Given, message: string])[] = [
    ['JSON that breaks off', { status: 200, text: '{"Value":{"Id":7' }, nothing],
    ['a page', { status: 200, text: gateway }, '502 Bad Gateway'],
    ['nothing at all', { status: 204 }, nothing],
    ['JSON that is neither envelope nor record', { status: 200, body: {} }, nothing],
    ['a list', { status: 200, body: [] }, nothing],
  ];
  test.each(unsure)('%s with a 200 leaves a write unknown', (_, given, message) => {
    expect(meaning({ ...given, isWrite: true })).toEqual({ kind: 'unknown', message });
  });

  test('no answer leaves a request unknown', () => {
    const answer = { kind: 'silent', reason: 'ECONNRESET', message: 'the connection broke off' } as const;
    expect(classify(answer)).toEqual({ kind: 'unknown', message: 'the connection broke off' });
  });

  test('a request that never left is transient, since it cannot have changed anything', () => {
    const answer = { kind: 'unsent', reason: 'ENOTFOUND', message: 'no such host' } as const;
    expect(classify(answer)).toEqual({ kind: 'transient', status: 0, message: 'no such host' });
  });
});

describe('a throttled answer', () => {
  const date = 'Thu, 15 Jan 2026 12:00:30 GMT';
  const throttled: readonly (readonly [title: string, given: Given, waitMs: number])[] = [
    ['the documented 409', { status: 409, headers: { 'retry-after': '3' } }, 3000],
    ['a 409 with Retry-After and JSON', { status: 409, headers: { 'retry-after': '3' }, body: {} }, 3000],
    ['an empty 409 that lost its Retry-After', { status: 409 }, 10_000],
    ['a 409 with the text of the other form', { status: 409, text: 'Wait 2 seconds' }, 2000],
    ['a 429 with the text', { status: 429, text: 'Wait 1.5 seconds' }, 1500],
    ['a 429 with the text as JSON', { status: 429, body: 'Wait 1.5 seconds' }, 1500],
    ['a 429 with the text in an object', { status: 429, body: { Message: 'Please wait 2 seconds.' } }, 2000],
    ['a 429 with minutes', { status: 429, text: 'Wait for 2 minutes' }, 120_000],
    ['a 429 with milliseconds', { status: 429, text: 'Wait 250 ms' }, 250],
    ['a 429 with a comma', { status: 429, text: 'Wait 1,5 s' }, 1500],
    ['a 429 without a word', { status: 429 }, 10_000],
    ['a 429 with a page', { status: 429, text: gateway }, 10_000],
    ['a date', { status: 429, headers: { 'retry-after': date } }, 30_000],
    [
      "a date by the server's own clock",
      { status: 409, headers: { 'retry-after': date, date: 'Thu, 15 Jan 2026 12:00:25 GMT' } },
      5000,
    ],
    ['a date that is over', { status: 429, headers: { 'retry-after': 'Thu, 15 Jan 2026 11:00:00 GMT' } }, 100],
    ['zero seconds', { status: 429, headers: { 'retry-after': '0' } }, 100],
    ['a year', { status: 429, headers: { 'retry-after': '31536000' } }, 86_400_000],
    ['nonsense', { status: 429, headers: { 'retry-after': 'soon' } }, 10_000],
    ['a header and a longer text', { status: 429, headers: { 'retry-after': '1' }, text: 'Wait 1.5 seconds' }, 1500],
  ];
  test.each(throttled)('%s says how long to wait', (_, given, waitMs) => {
    expect(meaning(given)).toEqual({ kind: 'throttled', status: given.status, waitMs });
  });
});
