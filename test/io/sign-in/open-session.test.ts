import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { signRequests, type Ask } from '../../../src/io/api/sign-requests.ts';
import type { Credentials } from '../../../src/io/sign-in/credentials.ts';
import { logIn } from '../../../src/io/sign-in/log-in.ts';
import { openSession, type SignInPlace } from '../../../src/io/sign-in/open-session.ts';
import type { Json } from '../../../src/model.ts';
import type { Reply } from '../../../src/ports.ts';
import type { SandboxOptions } from '../../../src/sandbox/settings.ts';
import { openSandbox, type Opened } from '../../sandbox/open-sandbox.ts';
import { placeOf } from './place.ts';

const user = { username: 'admin@example.com', password: 'rehearsal', totp: '' };
const byPassword: Credentials = { kind: 'password', ...user };
const byLogin: Credentials = { kind: 'stored' };

interface Scene {
  readonly sandbox: Opened;
  readonly place: SignInPlace;
}

async function open(options: SandboxOptions = {}): Promise<Scene> {
  const sandbox = await openSandbox(options);
  const clock = options.now === undefined ? {} : { clock: { now: options.now } };
  return { sandbox, place: await placeOf(sandbox.baseUrl, clock) };
}

function asker(credentials: Credentials, place: SignInPlace): Ask {
  return signRequests(place.send, openSession(credentials, place));
}

function whoAmI(ask: Ask): Promise<Reply<Json>> {
  return ask({ method: 'GET', path: '/api/auth/me' });
}

const signIns = ({ sandbox }: Scene): number => sandbox.requests().filter(({ path }) => path === '/api/token').length;

const expire = (sandbox: Opened): Promise<unknown> => sandbox.send('POST', '/sandbox/expire-tokens');

describe('a session', () => {
  test.each([
    ['a token', { kind: 'token', token: 'rehearsal-token' }, 0],
    ['Basic', { kind: 'basic', username: 'admin@example.com', password: 'rehearsal' }, 0],
    ['a token command', { kind: 'command', command: 'echo rehearsal-token' }, 0],
    ['a password', byPassword, 1],
  ] as const)('by %s opens the API', async (_, credentials, asked) => {
    const scene = await open();
    expect(await whoAmI(asker(credentials, scene.place))).toMatchObject({ kind: 'accepted' });
    expect(signIns(scene)).toBe(asked);
  });

  test('by password gives the code where two-factor authentication is on', async () => {
    const { place } = await open({ totp: '123456' });
    expect(await whoAmI(asker({ ...byPassword, totp: '123456' }, place))).toMatchObject({ kind: 'accepted' });
  });

  test('by stored login opens the API as often as one likes', async () => {
    const { place } = await open();
    expect(await logIn(user, place)).toMatchObject({ kind: 'stored', place: 'file' });
    for (let n = 0; n < 3; n += 1) expect(await whoAmI(asker(byLogin, place))).toMatchObject({ kind: 'accepted' });
  });

  test('asks nobody anything before it is needed', async () => {
    const scene = await open();
    openSession(byPassword, scene.place);
    expect(signIns(scene)).toBe(0);
    expect(existsSync(scene.place.home)).toBe(false);
  });
});

describe('a session is renewed', () => {
  test.each([['password', byPassword] as const, ['login', byLogin] as const])(
    'once by %s, however many requests find it dead',
    async (_, credentials) => {
      const scene = await open();
      await logIn(user, scene.place);
      const ask = asker(credentials, scene.place);
      await whoAmI(ask);
      const before = signIns(scene);
      await expire(scene.sandbox);
      const replies = await Promise.all(Array.from({ length: 20 }, () => whoAmI(ask)));
      expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
      expect(signIns(scene)).toBe(before + 1);
    },
  );

  test('before it ends, so that no request is refused', async () => {
    let now = 0;
    const scene = await open({ now: () => now, tokenLifeMs: 600_000 });
    const ask = asker(byPassword, scene.place);
    for (now of [0, 539_000, 541_000, 599_999, 1_080_000, 1_082_000]) await whoAmI(ask);
    expect(signIns(scene)).toBe(3);
    expect(scene.sandbox.requests().filter(({ status }) => status === 401)).toEqual([]);
  });

  test('not at all while what it holds is good and the server does not answer', async () => {
    let now = 0;
    const { sandbox, place } = await open({ now: () => now, tokenLifeMs: 600_000 });
    const ask = asker(byPassword, place);
    await whoAmI(ask);
    now = 550_000;
    const faults = [{ match: { path: '/api/token' }, do: 'reset' }];
    await sandbox.send('POST', '/sandbox/faults', { body: { faults } });
    expect(await whoAmI(ask)).toMatchObject({ kind: 'accepted' });
  });

  test('with what another process left, when both renew at once', async () => {
    const scene = await open();
    await logIn(user, scene.place);
    const asks = [asker(byLogin, scene.place), asker(byLogin, scene.place), asker(byLogin, scene.place)];
    for (let round = 0; round < 3; round += 1) {
      await expire(scene.sandbox);
      const replies = await Promise.all(asks.map(whoAmI));
      expect(replies.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    }
  });

  test('and the new refresh token is on the disk before the new access token is used', async () => {
    const { place } = await open();
    await logIn(user, place);
    const stored = (): string => readFileSync(loginFile(place), 'utf8');
    const before = stored();
    const seen: string[] = [];
    const send: SignInPlace['send'] = (request) => {
      if (request.path === '/api/auth/me') seen.push(stored());
      return place.send(request);
    };
    await whoAmI(asker(byLogin, { ...place, send }));
    expect(seen).toEqual([stored()]);
    expect(stored()).not.toBe(before);
  });

  test('by the password again when its refresh token is dead', async () => {
    const scene = await open();
    const ask = asker(byPassword, scene.place);
    await whoAmI(ask);
    await whoAmI(asker(byPassword, scene.place));
    await expire(scene.sandbox);
    expect(await whoAmI(ask)).toMatchObject({ kind: 'accepted' });
  });

  test('by running the token command again, and no further when it gives the same', async () => {
    const scene = await open();
    const file = join(scene.place.home, '..', 'count');
    const command = `echo x >> ${file}; echo dead-token`;
    expect(await whoAmI(asker({ kind: 'command', command }, scene.place))).toMatchObject({ kind: 'denied' });
    expect(readFileSync(file, 'utf8')).toBe('x\nx\n');
    expect(scene.sandbox.requests()).toHaveLength(1);
  });
});

describe('a stored login', () => {
  test('survives a sign-in by password on the same machine', async () => {
    const { place } = await open();
    await logIn(user, place);
    await whoAmI(asker(byPassword, place));
    expect(await whoAmI(asker(byLogin, place))).toMatchObject({ kind: 'accepted' });
  });

  test('that nobody made is an error with a way on', async () => {
    const { place } = await open();
    await expect(whoAmI(asker(byLogin, place))).rejects.toMatchObject({ code: 'not-signed-in', exitCode: 6 });
  });

  test('that is over says so', async () => {
    const scene = await open();
    await logIn(user, scene.place);
    await scene.sandbox.send('POST', '/sandbox/reset');
    const file = loginFile(scene.place);
    expect(readFileSync(file, 'utf8')).toContain('refreshToken');
    await scene.sandbox.close();
    const next = await openSandbox({ port: Number(new URL(scene.place.baseUrl).port) });
    expect(next.baseUrl).toBe(scene.place.baseUrl);
    await expect(whoAmI(asker(byLogin, scene.place))).rejects.toMatchObject({ code: 'login-over', exitCode: 6 });
  });

  test('is asked for with its code where two-factor authentication is on', async () => {
    const { place } = await open({ totp: '123456' });
    expect(await logIn(user, place)).toEqual({ kind: 'code-wanted' });
    expect(await logIn({ ...user, totp: '123456' }, place)).toMatchObject({ kind: 'stored' });
    await expect(logIn({ ...user, totp: '999999' }, place)).rejects.toMatchObject({ code: 'sign-in-refused' });
  });
});

function loginFile({ home, baseUrl }: SignInPlace): string {
  return join(home, 'logins', `${encodeURIComponent(baseUrl.replace('://', '-'))}.json`);
}
