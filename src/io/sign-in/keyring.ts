import { z } from 'zod';

/** The place where the desktop keeps secrets. */
export interface Keyring {
  /** Null where it holds none of that name. */
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** An entry as @napi-rs/keyring has it. */
interface Entry {
  getPassword(): Promise<string | null | undefined>;
  setPassword(secret: string): Promise<void>;
  deletePassword(): Promise<unknown>;
}

type EntryClass = new (service: string, name: string) => Entry;

const moduleSchema = z.object({ AsyncEntry: z.custom<EntryClass>((value) => typeof value === 'function') });
const service = 'nexload';
// No dependency of ours, as few machines that run this have a desktop: used where somebody has installed it beside us.
const packageName = '@napi-rs/keyring';

/** The keyring of the desktop; null where the package is not installed or there is no desktop. */
export async function openKeyring(): Promise<Keyring | null> {
  try {
    const loaded: unknown = await import(packageName);
    const { AsyncEntry } = moduleSchema.parse(loaded);
    const keyring = createKeyring(AsyncEntry);
    // Without a desktop the package loads and every call fails.
    await keyring.get('probe');
    return keyring;
  } catch {
    return null;
  }
}

function createKeyring(EntryOf: EntryClass): Keyring {
  return {
    get: async (name) => (await new EntryOf(service, name).getPassword()) ?? null,
    set: (name, secret) => new EntryOf(service, name).setPassword(secret),
    remove: async (name) => void (await new EntryOf(service, name).deletePassword()),
  };
}
