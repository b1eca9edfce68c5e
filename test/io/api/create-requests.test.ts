import { describe, expect, test } from 'vitest';
import { createRequests, type RequestSettings } from '../../../src/io/api/create-requests.ts';
import { silentLog } from '../../../src/io/silent-log.ts';
import { createRecordingLog } from './recording-log.ts';
import { deadUrl, serve, serveSelfSigned } from './tiny-server.ts';

const secret = 'Bearer very-secret';

async function ask(baseUrl: string, settings: Partial<RequestSettings> = {}): Promise<unknown> {
  const send = createRequests({ baseUrl, timeoutMs: 10_000, log: silentLog, ...settings });
  return send({ method: 'PUT', path: '/api/x', headers: { authorization: secret }, body: '{"Notes":"private"}' });
}

describe('a request', () => {
  test('says which program asks and what it understands', async () => {
    const { baseUrl, asked } = await serve((_, response) => void response.end('{}'));
    await ask(baseUrl);
    expect(asked[0]?.headers).toMatchObject({
      'user-agent': expect.stringMatching(/^nexload\/\d+\.\d+\.\d+/) as unknown,
      accept: 'application/json',
      authorization: secret,
    });
  });

  test('uses the connection of the one before', async () => {
    const ports: (number | undefined)[] = [];
    const { baseUrl } = await serve((request, response) => {
      ports.push(request.socket.remotePort);
      response.end();
    });
    const send = createRequests({ baseUrl, timeoutMs: 10_000, log: silentLog });
    for (let n = 0; n < 3; n += 1) await send({ method: 'GET', path: '/' });
    expect([ports.length, new Set(ports).size]).toEqual([3, 1]);
  });

  test.each([301, 302, 303, 307, 308])('is not sent on by a %d', async (status) => {
    const { baseUrl, asked } = await serve((request, response) => {
      response.writeHead(request.url === '/other' ? 200 : status, { location: '/other' }).end();
    });
    expect(await ask(baseUrl)).toMatchObject({ kind: 'answered', status });
    expect(asked).toHaveLength(1);
  });

  test.each([408, 413, 429, 500, 502, 503, 504])('is not sent again after a %d', async (status) => {
    const { baseUrl, asked } = await serve((_, response) => void response.writeHead(status).end());
    expect(await ask(baseUrl)).toMatchObject({ kind: 'answered', status });
    expect(asked).toHaveLength(1);
  });
});

describe('a request without an answer', () => {
  test('to a certificate that nobody vouches for is not sent, whatever the environment says', async () => {
    const { baseUrl, asked } = await serveSelfSigned((_, response) => void response.end('{}'));
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await ask(baseUrl)).toEqual({
        kind: 'unsent',
        reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        message: 'its certificate is signed by itself',
      });
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
    expect(asked).toEqual([]);
  });

  test('where nothing listens is unsent', async () => {
    expect(await ask(await deadUrl())).toMatchObject({ kind: 'unsent', reason: 'ECONNREFUSED' });
  });

  test('to a name that no name service knows is unsent', async () => {
    expect(await ask('https://nexload.invalid')).toMatchObject({
      kind: 'unsent',
      reason: expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/) as unknown,
    });
  });

  test('by https to a server that speaks http is unsent', async () => {
    const { baseUrl } = await serve((_, response) => void response.end());
    expect(await ask(baseUrl.replace('http:', 'https:'))).toMatchObject({
      kind: 'unsent',
      message: 'it does not speak TLS as https needs it',
    });
  });

  test('is silent when the connection is reset', async () => {
    const { baseUrl } = await serve((request) => void request.socket.resetAndDestroy());
    expect(await ask(baseUrl)).toEqual({
      kind: 'silent',
      reason: 'ECONNRESET',
      message: 'the connection broke off before the answer',
    });
  });

  test('is silent when the answer stops in the middle', async () => {
    const { baseUrl } = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"Id":');
      setImmediate(() => request.socket.destroy());
    });
    expect(await ask(baseUrl)).toMatchObject({ kind: 'silent' });
  });

  test('is silent when none comes in time', async () => {
    const { baseUrl } = await serve(() => undefined);
    expect(await ask(baseUrl, { timeoutMs: 100 })).toEqual({
      kind: 'silent',
      reason: 'timeout',
      message: 'no answer came within 0.1 seconds',
    });
  });

  test('is silent when what answers speaks no HTTP', async () => {
    const { baseUrl } = await serve((request) => void request.socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    expect(await ask(baseUrl)).toMatchObject({ kind: 'silent' });
  });

  test('ends at once when the command is interrupted', async () => {
    const controller = new AbortController();
    const { baseUrl } = await serve(() => controller.abort(143));
    await expect(ask(baseUrl, { signal: controller.signal })).rejects.toMatchObject({
      code: 'interrupted',
      exitCode: 143,
    });
  });

  test('tells neither secrets nor bodies, to nobody', async () => {
    const log = createRecordingLog();
    const { baseUrl } = await serve((request) => void request.socket.resetAndDestroy());
    const said = JSON.stringify([await ask(baseUrl, { log }), log.events]);
    expect(log.events).toHaveLength(1);
    expect(said).not.toMatch(/very-secret|private/);
  });
});
