import { z } from 'zod';
import type { Holder } from '../../errors/journal.ts';
import { readPrivately } from '../sign-in/home-folder.ts';

const holderSchema = z.object({ run: z.string(), pid: z.int(), since: z.number() });

/** Who holds a target, as the file beside its lock says; null where it is not there, or says nothing that can be understood. */
export async function readHolder(path: string): Promise<Holder | null> {
  const text = await readPrivately(path);
  return text === null ? null : (holderSchema.safeParse(parse(text)).data ?? null);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
