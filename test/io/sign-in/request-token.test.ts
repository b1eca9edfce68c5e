import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { keepClientId } from '../../../src/io/sign-in/client-id.ts';
import { openSession, type SignInPlace } from '../../../src/io/sign-in/open-session.ts';
import { requestToken, type Grant } from '../../../src/io/sign-in/request-token.ts';
import { deadUrl, serve, serveSelfSigned } from '../api/tiny-server.ts';
import { placeOf } from './place.ts';

const user = { username: 'ann@example.com', password: 'hunter2&=?', totp: '' };
const grant: Grant = { grant_type: 'password', ...user };
const tokens = JSON.stringify({ access_token: 'a1', token_type: 'bearer', expires_in: 3600, refresh_token: 'r1' });

function answering(status: number, body: string, headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (_, response) => void response.writeHead(status, headers).end(body);
}

async function failure(place: SignInPlace): Promise<UserError> {
  const session = openSession({ kind: 'password', ...user }, place);
  const error: unknown = await session.authorization().catch((reason: unknown) => reason);
  if (error instanceof UserError) return error;
  throw new Error('the sign-in did not fail');
}

describe('the request for a token', () => {
  test('is a form, in the name of our own client', async () => {
    let body = '';
    const { baseUrl, asked } = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => response.end(tokens));
    });
    const place = await placeOf(baseUrl);
    await openSession({ kind: 'password', ...user }, place).authorization();
    const { client_id: clientId, 'content-type': type } = asked[0]?.headers ?? {};
    expect(type).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual(grant);
    expect(clientId).toMatch(/^nexload-[\da-f-]{36}-password$/);
    expect(clientId).toContain(await keepClientId(place.home, null));
  });

  test('tells how long the token lives', async () => {
    const { baseUrl } = await serve(answering(200, tokens));
    const place = await placeOf(baseUrl, { clock: { now: () => 1000 } });
    expect(await requestToken(place, grant, 'x')).toEqual({
      kind: 'granted',
      tokens: { accessToken: 'a1', refreshToken: 'r1', expiresAt: 3_601_000, lifeMs: 3_600_000 },
    });
  });

  test.each([
    ['it is throttled', answering(409, '', { 'retry-after': '7' }), 7000],
    ['it is throttled with a text', answering(429, 'Wait 1.5 seconds'), 1500],
    ['the server is in trouble', answering(503, '<h1>Maintenance</h1>'), 1000],
  ] as const)('is made again where %s', async (_, trouble, waitMs) => {
    let count = 0;
    const { baseUrl } = await serve((request, response) => {
      count += 1;
      (count === 1 ? trouble : answering(200, tokens))(request, response);
    });
    const waits: number[] = [];
    const place = await placeOf(baseUrl, { sleep: async (ms) => void waits.push(ms) });
    expect(await requestToken(place, grant, 'x')).toMatchObject({ kind: 'granted' });
    expect(waits).toEqual([waitMs]);
  });

  test('is given up after three times', async () => {
    const { baseUrl, asked } = await serve(answering(502, '<title>Bad Gateway</title>'));
    expect(await failure(await placeOf(baseUrl))).toMatchObject({ code: 'target-troubled', exitCode: 5 });
    expect(asked).toHaveLength(3);
  });

  test('is not held up by a wait of hours', async () => {
    const { baseUrl, asked } = await serve(answering(429, '', { 'retry-after': '7200' }));
    expect(await failure(await placeOf(baseUrl))).toMatchObject({
      exitCode: 5,
      message: `${baseUrl} is in trouble: it asks us to wait for 7200 seconds`,
    });
    expect(asked).toHaveLength(1);
  });
});

describe('a sign-in fails in words', () => {
  const oauth = (error: string, description?: string): string =>
    JSON.stringify({ error, error_description: description });
  test.each([
    {
      on: 'a wrong password',
      listener: answering(400, oauth('invalid_grant', 'Wrong.')),
      code: 'sign-in-refused',
      message: /refuses the sign-in: Wrong\.$/,
    },
    {
      on: 'a wrong password as 401',
      listener: answering(401, oauth('invalid_grant')),
      code: 'sign-in-refused',
      message: /invalid_grant/,
    },
    {
      on: 'a missing code',
      listener: answering(400, oauth('two_factor_auth_check')),
      code: 'code-wanted',
      message: /code of two-factor/,
    },
    {
      on: 'an unknown grant',
      listener: answering(400, oauth('unsupported_grant_type')),
      code: 'sign-in-unknown',
      message: /unsupported_grant_type/,
    },
    {
      on: 'a firewall',
      listener: answering(403, '<title>Access denied</title>'),
      code: 'access-denied',
      message: /Access denied$/,
    },
  ])('on $on', async ({ listener, code, message }) => {
    const { baseUrl } = await serve(listener);
    const error = await failure(await placeOf(baseUrl));
    expect([error.code, error.exitCode]).toEqual([code, 6]);
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBeNull();
  });

  test('on a missing code, with the name of the variable', async () => {
    const { baseUrl } = await serve(answering(400, oauth('two_factor_auth_check')));
    expect((await failure(await placeOf(baseUrl))).hint).toContain('NEXLOAD_TOTP');
  });

  test.each([
    ['nothing at all', answering(404, ''), /it has no \/api\/token$/],
    ['a page that is not there', answering(404, '<title>Not found</title>'), /it has no \/api\/token$/],
    ['an object that says so', answering(404, '{"message":"no route"}'), /it has no \/api\/token$/],
    ['a website that takes no forms', answering(405, '<title>Not allowed</title>'), /it has no \/api\/token$/],
    ['a redirect', answering(302, ''), /the server sends us on, which is not followed$/],
    ['a page', answering(200, '<html><title>Welcome to the hotel</title></html>'), /Welcome to the hotel$/],
  ])('on %s, as at a wrong address', async (_, listener, message) => {
    const { baseUrl } = await serve(listener);
    const error = await failure(await placeOf(baseUrl));
    expect([error.code, error.exitCode, error.hint]).toEqual([
      'no-nexudus',
      5,
      expect.stringMatching(/^check --base-url/),
    ]);
    expect(error.message).toMatch(message);
  });

  test.each([
    ['no token', '{}', /holds no token$/],
    ['a token that no header can carry', '{"access_token":"a\\nb"}', /holds no token$/],
  ])('on %s instead of a token', async (_, body, message) => {
    const { baseUrl } = await serve(answering(200, body));
    const error = await failure(await placeOf(baseUrl));
    expect([error.code, error.exitCode]).toEqual(['target-troubled', 5]);
    expect(error.message).toMatch(message);
  });

  test('where nothing listens', async () => {
    expect(await failure(await placeOf(await deadUrl()))).toMatchObject({ code: 'target-unreachable', exitCode: 5 });
  });

  test('where the certificate is nobody we trust', async () => {
    const { baseUrl } = await serveSelfSigned(answering(200, tokens));
    expect((await failure(await placeOf(baseUrl))).message).toMatch(/certificate is signed by itself$/);
  });

  test('without the secrets that the server repeats, and without a cause', async () => {
    const { baseUrl } = await serve(answering(400, oauth('invalid_grant', `no user with ${user.password}`)));
    const error = await failure(await placeOf(baseUrl));
    expect(error.message).toContain('no user with [hidden]');
    expect(error.cause).toBeUndefined();
  });
});
