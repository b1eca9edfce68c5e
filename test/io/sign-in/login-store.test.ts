import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepClientId } from '../../../src/io/sign-in/client-id.ts';
import { openKeyring, type Keyring } from '../../../src/io/sign-in/keyring.ts';
import { createLoginStore, type LoginPlace, type LoginStore } from '../../../src/io/sign-in/login-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const login = { username: 'ann@example.com', clientId: 'c1', refreshToken: 'r1', savedAt: Date.UTC(2026, 0, 15) };
const modeOf = (path: string): number => statSync(path).mode & 0o777;

async function open(changes: Partial<LoginPlace> = {}): Promise<{ readonly home: string; readonly store: LoginStore }> {
  const home = changes.home ?? join(await temporaryFolder(), 'home');
  const place = { home, baseUrl: 'https://spaces.nexudus.com', profile: null, keyring: null, ...changes };
  return { home, store: createLoginStore(place) };
}

/** A keyring that keeps secrets in a map, as a desktop would. */
function desktop(secrets = new Map<string, string>()): Keyring {
  return {
    get: async (name) => secrets.get(name) ?? null,
    set: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  };
}

const brokenKeyring: Keyring = {
  get: () => Promise.reject(new Error('no desktop')),
  set: () => Promise.reject(new Error('no desktop')),
  remove: () => Promise.reject(new Error('no desktop')),
};

describe('a login', () => {
  test('comes back as it was written', async () => {
    const { store } = await open();
    expect(await store.read()).toBeNull();
    expect(await store.write(login)).toBe('file');
    expect(await store.read()).toEqual(login);
  });

  test('is for its owner alone, and out of version control', async () => {
    const { home, store } = await open();
    await store.write(login);
    expect([home, dirname(store.file), store.file].map(modeOf)).toEqual([0o700, 0o700, 0o600]);
    expect(readFileSync(join(home, '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('is for its owner alone again after the next write, whatever became of it', async () => {
    const { store } = await open();
    await store.write(login);
    await chmod(store.file, 0o644);
    await store.write(login);
    expect(modeOf(store.file)).toBe(0o600);
  });

  test('leaves nothing half-written beside it', async () => {
    const { store } = await open();
    await Promise.all(Array.from({ length: 10 }, (_, n) => store.write({ ...login, refreshToken: `r${n}` })));
    expect(readdirSync(dirname(store.file))).toHaveLength(1);
    expect((await store.read())?.refreshToken).toMatch(/^r\d$/);
  });

  test('is one for each target and profile', async () => {
    const { home, store } = await open();
    const { store: night } = await open({ home, profile: 'night/shift' });
    const { store: staging } = await open({ home, baseUrl: 'http://127.0.0.1:8080' });
    await store.write(login);
    await night.write({ ...login, refreshToken: 'r2' });
    expect([await store.read(), await night.read(), await staging.read()]).toMatchObject([
      { refreshToken: 'r1' },
      { refreshToken: 'r2' },
      null,
    ]);
  });

  test('that was copied to another target is not sent there', async () => {
    const { home, store } = await open();
    const { store: other } = await open({ home, baseUrl: 'https://elsewhere.example' });
    await store.write(login);
    copyFileSync(store.file, other.file);
    await expect(other.read()).rejects.toMatchObject({ code: 'login-unreadable', exitCode: 6 });
  });

  test.each(['', '{"version":1', '{"version":2}', 'null'])('that is damaged (%j) asks for a new one', async (text) => {
    const { store } = await open();
    await store.write(login);
    await writeFile(store.file, text);
    await expect(store.read()).rejects.toMatchObject({ code: 'login-unreadable' });
  });

  test('is gone when it is removed, and removing it again finds nothing', async () => {
    const { store } = await open();
    await store.write(login);
    expect([await store.remove(), await store.remove()]).toEqual([true, false]);
    expect(existsSync(store.file)).toBe(false);
  });

  test('in a home that cannot be used is an error with a way on', async () => {
    const home = join(await temporaryFolder(), 'home');
    await writeFile(home, 'a file');
    const { store } = await open({ home });
    await expect(store.write(login)).rejects.toMatchObject({ code: 'home-unusable', exitCode: 2 });
  });
});

describe('a keyring', () => {
  test('keeps the refresh token where there is one, and the file does not', async () => {
    const secrets = new Map<string, string>();
    const { store } = await open({ keyring: desktop(secrets) });
    expect(await store.write(login)).toBe('keyring');
    expect([...secrets.values()]).toEqual(['r1']);
    expect(readFileSync(store.file, 'utf8')).not.toContain('r1');
    expect(await store.read()).toEqual(login);
    await store.remove();
    expect(secrets.size).toBe(0);
  });

  test('that fails leaves the token to the file', async () => {
    const { store } = await open({ keyring: brokenKeyring });
    expect(await store.write(login)).toBe('file');
    expect(await store.read()).toEqual(login);
    expect(await store.remove()).toBe(true);
  });

  test('that has lost the token asks for a new login', async () => {
    const { home, store } = await open({ keyring: desktop() });
    await store.write(login);
    const { store: later } = await open({ home, keyring: null });
    await expect(later.read()).rejects.toMatchObject({ code: 'login-unreadable' });
  });

  test('is none where its package is not installed', async () => {
    expect(await openKeyring()).toBeNull();
  });
});

describe('the name of the client', () => {
  test('stays, is random, and is one for each profile', async () => {
    const home = join(await temporaryFolder(), 'home');
    const ids = await Promise.all([null, null, 'night', null].map((profile) => keepClientId(home, profile)));
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^nexload-[\da-f-]{36}$/);
    expect(await keepClientId(home, null)).toBe(ids[0]);
  });

  test('is for its owner alone', async () => {
    const home = join(await temporaryFolder(), 'home');
    await mkdir(home, { mode: 0o700 });
    await keepClientId(home, null);
    expect(readdirSync(join(home, 'clients'))).toEqual(['default']);
    expect(modeOf(join(home, 'clients/default'))).toBe(0o600);
  });
});
