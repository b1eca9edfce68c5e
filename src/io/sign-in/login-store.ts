import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonOf } from '../../errors.ts';
import { homeUnusable, loginUnreadable } from '../../errors/sign-in.ts';
import { makeHomeFolder, readPrivately, writePrivately } from './home-folder.ts';
import type { Keyring } from './keyring.ts';
import { withLock } from './lock-file.ts';

/** What `nexload login` leaves behind; never the password. */
export interface Login {
  readonly username: string;
  /** The name that the refresh token was given to. */
  readonly clientId: string;
  readonly refreshToken: string;
  /** When the refresh token was given, in milliseconds since 1970. */
  readonly savedAt: number;
}

/** Where the refresh token is. */
export type Place = 'keyring' | 'file';

/** The login to one target under one profile. */
export interface LoginStore {
  readonly file: string;
  /** Null where nobody has logged in. */
  read(): Promise<Login | null>;
  write(login: Login): Promise<Place>;
  /** False where there was nothing to forget. */
  remove(): Promise<boolean>;
  /** Keeps other processes from renewing meanwhile. */
  hold<T>(work: () => Promise<T>): Promise<T>;
}

/** Whose login it is and where it is kept. */
export interface LoginPlace {
  readonly home: string;
  readonly baseUrl: string;
  readonly profile: string | null;
  /** Null for the file alone. */
  readonly keyring: Keyring | null;
}

const schema = z.object({
  version: z.literal(1),
  baseUrl: z.string(),
  username: z.string(),
  clientId: z.string(),
  /** Null where the keyring has it. */
  refreshToken: z.string().min(1).nullable(),
  savedAt: z.iso.datetime().transform(Date.parse),
});

/** The store of one login: a file that its owner alone may read, with the token in the keyring where there is one. */
export function createLoginStore({ home, baseUrl, profile, keyring }: LoginPlace): LoginStore {
  const name = nameOf(baseUrl, profile);
  const file = join(home, 'logins', `${name}.json`);
  return {
    file,
    async read() {
      const text = await readPrivately(file);
      if (text === null) return null;
      const kept = parseLogin(text, { file, baseUrl });
      const refreshToken = kept.refreshToken ?? (await keyring?.get(name).catch(() => null)) ?? null;
      if (refreshToken === null) throw loginUnreadable(file);
      const { username, clientId, savedAt } = kept;
      return { username, clientId, refreshToken, savedAt };
    },
    async write({ savedAt, ...login }) {
      await makeHomeFolder(home, 'logins');
      const isKept = await putAway(keyring, name, login.refreshToken);
      const refreshToken = isKept ? null : login.refreshToken;
      const kept = { version: 1, baseUrl, ...login, refreshToken, savedAt: new Date(savedAt).toISOString() };
      await writePrivately(file, `${JSON.stringify(kept, null, 2)}\n`);
      return isKept ? 'keyring' : 'file';
    },
    async remove() {
      const isThere = (await readPrivately(file)) !== null;
      await keyring?.remove(name).catch(() => undefined);
      await removeFile(file);
      return isThere;
    },
    async hold(work) {
      await makeHomeFolder(home, 'logins');
      return withLock(`${file}.lock`, work);
    },
  };
}

// Such as `spaces.nexudus.com` or `http-127.0.0.1%3A8080@night`: one for each target and profile.
function nameOf(baseUrl: string, profile: string | null): string {
  const place = baseUrl.replace(/^https:\/\//, '').replace('://', '-');
  return `${encodeURIComponent(place)}${profile === null ? '' : `@${encodeURIComponent(profile)}`}`;
}

// A file that was copied to the name of another target would send its token there.
function parseLogin(text: string, { file, baseUrl }: { file: string; baseUrl: string }): z.output<typeof schema> {
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success || parsed.data.baseUrl !== baseUrl) throw loginUnreadable(file);
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function putAway(keyring: Keyring | null, name: string, secret: string): Promise<boolean> {
  if (keyring === null) return false;
  return keyring.set(name, secret).then(
    () => true,
    () => false,
  );
}

async function removeFile(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    throw homeUnusable(file, reasonOf(error));
  }
}
